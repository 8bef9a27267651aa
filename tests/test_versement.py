"""Avance et solde : deux moitiés dont la somme est le total, au centime."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.socle.calculateur import resoudre, trouver
from calculators.socle.champs import SaisieInvalide
from calculators.socle.resultat import Resultat


def verser(total: Any, **autres: Any) -> tuple[Decimal, Decimal]:
    donnees = resoudre(trouver("versement"), {"total": total, **autres}).donnees
    return donnees["avance"], donnees["solde"]


@pytest.mark.parametrize(
    ("total", "avance", "solde"),
    [
        ("315000", "157500.00", "157500.00"),
        ("0.01", "0.00", "0.01"),
        ("0.03", "0.01", "0.02"),
        ("993666.67", "496833.33", "496833.34"),
        ("0", "0.00", "0.00"),
        ("100000000", "50000000.00", "50000000.00"),
    ],
)
def test_la_moitie_a_la_signature_et_le_reste_a_la_fin(total: str, avance: str, solde: str) -> None:
    """VER-01, VER-02, VER-03 : le centime impair va au solde."""
    assert tuple(map(str, verser(total))) == (avance, solde)


@given(st.decimals(0, 10**8, places=2))
def test_avance_et_solde_font_le_total(total: Decimal) -> None:
    """VER-01."""
    avance, solde = verser(str(total))
    assert avance + solde == total
    assert 0 <= avance <= solde <= avance + Decimal("0.01")


def test_le_solde_suppose_les_cibles_et_les_preuves() -> None:
    """VER-04, VER-05, AMB-36."""
    resultat = resoudre(trouver("versement"), {"total": 100})
    assert any("AMB-36" in alerte.message for alerte in resultat.alertes)
    assert [ligne.libelle.split(",")[0] for ligne in resultat.lignes] == ["Avance", "Solde"]


@pytest.mark.parametrize("total", [None, -1, "x", "1.234", "0,001", 100_000_001, True])
def test_un_total_absent_ou_incompris_se_refuse(total: Any) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        verser(total)
    assert [erreur.champ for erreur in refus.value.erreurs] == ["total"]


# ── Le décompte d'un projet qui finit ─────────────────────────────────────────────────────────

ACCORDE = {"total": "31000", "materiel_accorde": "10000"}


def decompte(**valeurs: Any) -> Resultat:
    return resoudre(trouver("versement"), ACCORDE | valeurs)


def en_euros(resultat: Resultat, *cles: str) -> list[str]:
    return [f"{resultat.donnees[cle]:.2f}" for cle in cles]


def test_le_solde_est_l_aide_due_moins_l_avance_recue() -> None:
    """CAL-07, AMB-68 : 31 000 accordés, 4 000 de matériel non dépensé, 15 500 reçus."""
    resultat = decompte(materiel_paye="6000", avance_recue="15500")
    assert en_euros(resultat, "total_du", "avance", "solde", "trop_percu") == [
        "27000.00",
        "15500.00",
        "11500.00",
        "0.00",
    ]
    assert sum(ligne.montant or 0 for ligne in resultat.lignes) == 27_000
    (lue,) = [lue for lue in resultat.lectures if lue.ambiguite == "AMB-68"]
    assert [a.montant for a in lue.alternatives] == [11_500, 13_500]


def test_sans_l_avance_recue_c_est_la_moitie_de_l_aide_accordee() -> None:
    resultat = decompte(materiel_paye="6000")
    assert en_euros(resultat, "avance", "solde") == ["15500.00", "11500.00"]
    assert "faute de montant reçu" in resultat.lignes[1].formule


def test_une_avance_plus_grande_que_l_aide_due_se_signale() -> None:
    """AMB-68."""
    resultat = decompte(materiel_paye="0", avance_recue="25000")
    assert en_euros(resultat, "solde", "trop_percu") == ["0.00", "4000.00"]
    assert [a.champ for a in resultat.alertes if "AMB-68" in a.message] == ["avance_recue"]


def test_des_depenses_sous_le_forfait_donnent_la_borne_basse() -> None:
    """AMB-06 : le forfait reste dû, sous réserve ; l'autre lecture est chiffrée."""
    resultat = decompte(avance_recue="15500", depenses_prouvees="20000")
    assert resultat.fourchette
    assert resultat.fourchette.minimum == 4_500
    assert resultat.fourchette.prudent == 15_500
    assert any("AMB-06" in a.message and "4\u202f500" in a.message for a in resultat.alertes)


def test_payer_plus_que_le_materiel_accorde_n_ajoute_rien() -> None:
    assert en_euros(decompte(materiel_paye="99000", avance_recue="15500"), "solde") == ["15500.00"]


@pytest.mark.parametrize(
    "valeurs",
    [{"materiel_accorde": None, "materiel_paye": "1"}, {"materiel_accorde": "31001"}],
)
def test_un_decompte_qui_ne_tient_pas_se_dit_a_son_champ(valeurs: dict[str, Any]) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        decompte(**{"avance_recue": "1"} | valeurs)
    assert [erreur.champ for erreur in refus.value.erreurs] == ["materiel_accorde"]


@given(*[st.decimals(0, 10**5, places=2)] * 4)
def test_le_solde_ne_verse_jamais_plus_que_l_aide_due(
    total: Decimal, avance: Decimal, accorde: Decimal, paye: Decimal
) -> None:
    """Et la lecture retenue est dans sa fourchette."""
    fait = resoudre(
        trouver("versement"),
        {
            "total": str(total),
            "avance_recue": str(avance),
            "materiel_accorde": str(min(accorde, total)),
            "materiel_paye": str(paye),
        },
    )
    du, solde = fait.donnees["total_du"], fait.donnees["solde"]
    assert max(avance, du) == avance + solde
    assert fait.fourchette
    assert fait.fourchette.minimum <= solde <= fait.fourchette.maximum


def test_l_avance_se_dit_exposee_si_les_cibles_manquent() -> None:
    """AMB-36, AMB-37 : la troisième lecture ne se tait pas."""
    resultat = resoudre(trouver("versement"), {"total": 100})
    assert any("à rendre" in alerte.message for alerte in resultat.alertes)
    assert {"AMB-36", "AMB-66", "AMB-67", "AMB-74"} <= {v.ambiguite for v in resultat.lectures}
