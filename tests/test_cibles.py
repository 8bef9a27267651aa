"""Les cibles d'usage : atteintes à l'égalité, sans arrondi, dues selon le champ et la date."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.bareme.campagnes import bareme_par_defaut
from calculators.cibles import CALCULATEUR
from calculators.editions import Edition
from calculators.socle.calculateur import resoudre
from calculators.socle.champs import SaisieInvalide
from calculators.socle.resultat import Resultat, en_json
from calculators.usages.mesures import CHAMPS, INDICATEURS, Indicateur, Mesure, taux_ecrit

REGLES = bareme_par_defaut()
SOCLES = ["mssante", "dmp"]
DUI = ["dossiers_actifs", "projets_personnalises", "agenda"]
TOUT_BON = {i.id: {"numerateur": 95, "denominateur": 100} for i in INDICATEURS} | {
    nom: {"numerateur": 90, "denominateur": 95} for nom in ("projets_personnalises", "agenda")
}


def dit(**valeurs: Any) -> Resultat:
    return resoudre(CALCULATEUR, valeurs)


def mesure(nom: str, numerateur: int, denominateur: int, exclus: int = 0) -> dict[str, Any]:
    """Ce que le calculateur dit de ce seul indicateur."""
    saisie = {"numerateur": numerateur, "denominateur": denominateur, "exclus": exclus}
    donnees: dict[str, Any] = dit(indicateurs={nom: saisie}).donnees["indicateurs"][nom]
    return donnees


def ambiguites(resultat: Resultat) -> dict[str, list[str]]:
    return {v.ambiguite: [a.texte for a in v.alternatives] for v in resultat.lectures}


@pytest.mark.parametrize("indicateur", INDICATEURS, ids=lambda i: i.id)
@pytest.mark.parametrize("ecart", [-1, 0, 1])
def test_la_cible_s_atteint_selon_l_operateur_du_bareme(indicateur: Indicateur, ecart: int) -> None:
    """CIB-01, CIB-02, CIB-04, CIB-14, CIB-15, CIB-16, AMB-35."""
    cible = REGLES.taux(indicateur.cible)
    numerateur = int(cible * 1000) + ecart
    dite = mesure(indicateur.id, numerateur, 1000)
    assert dite["taux"] == Fraction(numerateur, 1000)
    assert dite["cible"] == cible
    assert dite["atteint"] == REGLES.respecte(indicateur.cible, Fraction(numerateur, 1000))
    assert dite["atteint"] == (ecart >= 0)
    assert dite["numerateur_manquant"] == max(0, -ecart)


@given(
    st.sampled_from(INDICATEURS), st.integers(1, 5000), st.integers(0, 5000), st.integers(0, 5000)
)
def test_ce_qui_manque_suffit_et_un_de_moins_ne_suffit_pas(
    indicateur: Indicateur, total: int, exclus: int, numerateur: int
) -> None:
    exclus = min(exclus, total - 1)
    numerateur = min(numerateur, total - exclus)
    avant = Mesure(indicateur, numerateur, total, exclus)
    manque = avant.manque(REGLES)
    assert manque is not None
    assert Mesure(indicateur, numerateur + manque, total, exclus).atteint(REGLES)
    assert numerateur + manque <= total - exclus
    if manque:
        assert not Mesure(indicateur, numerateur + manque - 1, total, exclus).atteint(REGLES)


def test_retrancher_des_personnes_reduit_le_total() -> None:
    """CIB-21, CIB-22 : vingt personnes anonymes sortent du total du DMP."""
    assert not mesure("dmp", 60, 100)["atteint"]
    assert mesure("dmp", 60, 100, exclus=20) == {
        "taux": Fraction(3, 4),
        "cible": Fraction(7, 10),
        "atteint": True,
        "obligatoire": True,
        "numerateur_manquant": 0,
    }
    resultat = dit(indicateurs={"dmp": {"numerateur": 60, "denominateur": 100, "exclus": 20}})
    assert any("guide de pilotage" in a.message for a in resultat.alertes)


@pytest.mark.parametrize("champ", CHAMPS)
@pytest.mark.parametrize(
    "jour",
    [j for p in REGLES.campagne.versions.values() for j in (p.debut, p.fin)],
)
def test_les_cibles_dues_dependent_du_champ_et_de_la_date(champ: str, jour: date) -> None:
    """ELI-19, ELI-21, ELI-22, ELI-23, ELI-25."""
    dispense = champ == "pjm" or (champ == "ahi_non_sons" and jour >= date(2025, 9, 5))
    indicateurs = dit(champ=champ, date=str(jour)).donnees["indicateurs"]
    assert [indicateurs[nom]["obligatoire"] for nom in SOCLES] == [not dispense] * 2
    assert [indicateurs[nom]["obligatoire"] for nom in DUI] == [True] * 3


def test_chaque_jour_de_la_campagne_dit_si_l_ahi_hors_sons_doit_messagerie_et_dmp() -> None:
    """ELI-21, ELI-23 : un seul changement, le 5 septembre."""
    debut = REGLES.periode.debut
    dus = [
        dit(champ="ahi_non_sons", date=str(debut + timedelta(days=n))).donnees["indicateurs"][
            "mssante"
        ]["obligatoire"]
        for n in range((REGLES.periode.fin - debut).days + 1)
    ]
    assert dus == sorted(dus, reverse=True)
    assert dus.count(True) == (date(2025, 9, 5) - debut).days


@pytest.mark.parametrize(
    ("signature", "dues"), [("2025-06-15", True), ("2025-09-04", True), ("2025-09-05", False)]
)
def test_la_date_de_la_convention_decide_des_cibles_d_une_ahi_hors_sons(
    signature: str, dues: bool
) -> None:
    """ELI-21, ELI-23, AMB-69 : signée avant la dispense, la plus stricte des deux dates."""
    resultat = dit(champ="ahi_non_sons", date_signature=signature)
    assert [resultat.donnees["indicateurs"][nom]["obligatoire"] for nom in SOCLES] == [dues] * 2
    assert ambiguites(resultat)["AMB-69"] == [
        f"{5 if dues else 3}\xa0cibles dues",
        "3\xa0cibles dues",
    ]
    assert any("AMB-69" in a.message for a in resultat.alertes) == dues


def test_sans_la_date_de_la_convention_une_ahi_hors_sons_se_la_voit_demander() -> None:
    """AMB-69."""
    resultat = dit(champ="ahi_non_sons")
    assert "date_signature" in [a.champ for a in resultat.alertes]
    assert "AMB-69" in ambiguites(resultat)
    assert "AMB-69" not in ambiguites(dit(champ="ahi_sons"))
    assert "AMB-69" not in ambiguites(dit(champ="ahi_non_sons", date="2025-09-04"))


def test_ce_que_les_textes_taisent_d_une_mesure_se_montre_quand_il_joue() -> None:
    """AMB-34, AMB-63, AMB-64, AMB-65, AMB-73."""
    assert not {"AMB-34", "AMB-63", "AMB-64", "AMB-65", "AMB-73"} & set(ambiguites(dit()))
    tout = ambiguites(dit(indicateurs=TOUT_BON, date_mesure="2026-11-26", e_parcours=3))
    assert {"AMB-34", "AMB-63", "AMB-64", "AMB-65", "AMB-73"} <= set(tout)
    assert list(tout) == sorted(tout)


def test_une_cible_manquee_dit_que_l_avance_aussi_est_exposee() -> None:
    """AMB-36."""
    manquee = dit(indicateurs=TOUT_BON | {"dmp": {"numerateur": 1, "denominateur": 100}})
    assert any("à rendre" in a.message for a in manquee.alertes)


def test_toutes_les_cibles_dues_font_la_condition_du_solde() -> None:
    """VER-04."""
    assert dit(indicateurs=TOUT_BON).donnees["toutes_atteintes"] is True
    sans_dmp = TOUT_BON | {"dmp": {"numerateur": 1, "denominateur": 100}}
    assert dit(indicateurs=sans_dmp).donnees["toutes_atteintes"] is False
    assert dit(indicateurs=sans_dmp, champ="pjm").donnees["toutes_atteintes"] is True


def test_une_cible_non_mesuree_laisse_la_reponse_ouverte() -> None:
    incomplet = {nom: m for nom, m in TOUT_BON.items() if nom != "agenda"}
    resultat = dit(indicateurs=incomplet)
    assert resultat.donnees["toutes_atteintes"] is None
    assert resultat.reponse == "1\u00a0cible à mesurer sur 5"
    assert dit().donnees["toutes_atteintes"] is None


def test_une_cible_manquee_ne_dit_rien_de_sur_du_solde() -> None:
    """AMB-36."""
    resultat = dit(indicateurs={"agenda": {"numerateur": 1, "denominateur": 10}})
    assert "AMB-36" in ambiguites(resultat)
    assert any("AMB-36" in a.message for a in resultat.alertes)


def test_la_file_active_est_le_total_des_dossiers_actifs() -> None:
    """CIB-10, CIB-11, CIB-12, CIB-13, AMB-32."""
    resultat = dit(
        indicateurs={"dossiers_actifs": {"numerateur": 75}},
        effectif_31_12=80,
        sorties_definitives=20,
        personnes_sur_trois_mois=80,
    )
    assert resultat.donnees["file_active"] == 100
    assert resultat.donnees["indicateurs"]["dossiers_actifs"]["taux"] == Fraction(3, 4)
    assert ambiguites(resultat)["AMB-32"] == ["75\u00a0%", "93,75\u00a0%"]


def test_les_dossiers_actifs_sont_le_total_des_deux_indicateurs_suivants() -> None:
    """CIB-15, CIB-16."""
    saisie = {
        "dossiers_actifs": {"numerateur": 50, "denominateur": 50},
        "agenda": {"numerateur": 45},
        "projets_personnalises": {"numerateur": 45, "denominateur": 48},
    }
    resultat = dit(indicateurs=saisie)
    assert resultat.donnees["indicateurs"]["agenda"]["taux"] == Fraction(9, 10)
    assert [a.champ for a in resultat.alertes if "devrait être" in a.message] == [
        "indicateurs.projets_personnalises.denominateur"
    ]


def test_un_total_deduit_nul_ne_refuse_pas_une_mesure_donnee() -> None:
    """Aucun dossier actif encore : ce taux est zéro, les deux suivants ne se mesurent pas."""
    resultat = dit(indicateurs={"dossiers_actifs": {"numerateur": 0, "denominateur": 10}})
    assert [resultat.donnees["indicateurs"][nom]["taux"] for nom in DUI] == [0, None, None]
    assert dit(effectif_31_12=0, sorties_definitives=0).donnees["file_active"] == 0


def test_les_services_socles_ne_prennent_la_file_active_que_dans_une_lecture() -> None:
    """AMB-31."""
    saisie = {"mssante": {"numerateur": 70, "denominateur": 140}}
    sans = ambiguites(dit(indicateurs=saisie))["AMB-31"]
    assert sans == ["MSSanté 50\u00a0%", "inconnu : la file active manque"]
    avec = dit(indicateurs=saisie, effectif_31_12=90, sorties_definitives=10)
    assert ambiguites(avec)["AMB-31"][1] == "MSSanté 70\u00a0%"
    assert avec.donnees["indicateurs"]["mssante"]["atteint"] is False


def test_un_taux_manque_de_peu_n_est_ni_atteint_ni_affiche_atteint() -> None:
    """AMB-35."""
    resultat = dit(indicateurs={"mssante": {"numerateur": 69_999, "denominateur": 100_000}})
    assert resultat.donnees["indicateurs"]["mssante"]["atteint"] is False
    assert "69,99\u00a0%" in resultat.lignes[0].formule
    assert resultat.lignes[0].texte == "il manque 1"
    assert ambiguites(resultat)["AMB-35"] == [
        "0\u00a0cible atteinte sur 1",
        "1\u00a0cible atteinte sur 1",
        "0\u00a0cible atteinte sur 1",
    ]


@pytest.mark.parametrize(
    ("taux", "cible", "ecrit"),
    [
        (Fraction(20, 23), Fraction(9, 10), "86,96"),
        (Fraction(7, 10), Fraction(7, 10), "70"),
        (Fraction(69_999, 100_000), Fraction(7, 10), "69,99"),
        (Fraction(899_999, 1_000_000), Fraction(9, 10), "89,99"),
        (Fraction(900_001, 1_000_000), Fraction(9, 10), "90"),
        (Fraction(99_996, 100_000), Fraction(9, 10), "99,99"),
        (Fraction(1), Fraction(9, 10), "100"),
        (Fraction(1, 100_000), Fraction(9, 10), "0,01"),
        (Fraction(0), Fraction(9, 10), "0"),
    ],
)
def test_un_taux_s_ecrit_au_plus_proche_sans_s_arrondir_a_ce_qu_il_n_atteint_pas(
    taux: Fraction, cible: Fraction, ecrit: str
) -> None:
    """AMB-35."""
    assert taux_ecrit(taux, cible) == f"{ecrit}\u00a0%"


def test_l_egalite_se_dispute_mais_atteint_la_cible() -> None:
    """AMB-35."""
    resultat = dit(indicateurs={"dmp": {"numerateur": 70, "denominateur": 100}})
    assert [texte[0] for texte in ambiguites(resultat)["AMB-35"]] == ["1", "1", "0"]
    loin = dit(indicateurs={"dmp": {"numerateur": 80, "denominateur": 100}})
    assert "AMB-35" not in ambiguites(loin)


@pytest.mark.parametrize(
    ("champ", "jour", "attendu"),
    [
        ("ahi_non_sons", "2025-09-05", ["3", "4", "3"]),
        ("ahi_sons", "2025-09-05", ["5", "5", "3"]),
        ("ahi_non_sons", "2025-09-04", None),
        ("general", "2025-09-15", None),
    ],
)
def test_la_dispense_des_ahi_se_lit_de_trois_facons(
    champ: str, jour: str, attendu: list[str] | None
) -> None:
    """AMB-26."""
    lues = ambiguites(dit(champ=champ, date=jour)).get("AMB-26")
    assert (lues and [texte[0] for texte in lues]) == attendu


def test_une_mesure_finale_couvre_les_mois_qui_la_precedent() -> None:
    """CIB-03, CIB-13, AMB-33, AMB-34."""
    fenetres = dit(date_mesure="15/09/2025").donnees["fenetres"]
    assert en_json(fenetres) == {
        "socles_au_plus_long": {"debut": "2025-03-15", "fin": "2025-09-14"},
        "socles_au_plus_court": {"debut": "2025-06-15", "fin": "2025-09-14"},
        "dui": {"debut": "2025-06-15", "fin": "2025-09-14"},
    }
    assert len(dit(date_mesure="15/09/2025").tableaux[0].lignes) == 3
    assert dit().donnees["fenetres"] is None


def test_les_usages_facultatifs_se_comptent_sans_cible() -> None:
    """FAC-01, FAC-04, FAC-05, FAC-06, FAC-07, FAC-08."""
    resultat = dit(e_prescription=12, e_parcours=0)
    assert [ligne.texte for ligne in resultat.lignes[5:]] == ["12", "0"]
    assert all("aucune valeur imposée" in ligne.formule for ligne in resultat.lignes[5:])
    assert resultat.donnees["toutes_atteintes"] is None


def test_un_dossier_actif_se_definit_a_cote_de_sa_case() -> None:
    """CIB-07, CIB-08, CIB-09 : trois conditions que le logiciel filtre, dites près du champ."""
    aide = next(i.numerateur for i in INDICATEURS if i.id == "dossiers_actifs")
    assert all(mot in aide for mot in ("logiciel", "accompagnée", "mis à jour"))


def test_les_preuves_se_gardent(bretagne: Edition) -> None:
    """CIB-05, CIB-06."""
    assert "preuves" in dit().alertes[-1].message


def test_il_manque_un_des_deux_nombres() -> None:
    resultat = dit(indicateurs={"mssante": {"numerateur": 5}, "dmp": {"denominateur": 5}})
    assert [a.champ for a in resultat.alertes[:2]] == [
        "indicateurs.mssante.denominateur",
        "indicateurs.dmp.numerateur",
    ]


def test_retrancher_tout_le_monde_ne_laisse_rien_a_mesurer() -> None:
    resultat = dit(indicateurs={"dmp": {"numerateur": 0, "denominateur": 8, "exclus": 8}})
    assert resultat.donnees["indicateurs"]["dmp"]["taux"] is None
    assert resultat.donnees["indicateurs"]["dmp"]["atteint"] is None
    assert "toutes les personnes" in resultat.alertes[0].message


@pytest.mark.parametrize(
    ("saisie", "champ"),
    [
        ({"numerateur": 1, "denominateur": 0}, "denominateur"),
        ({"numerateur": 1, "denominateur": 10, "exclus": 11}, "exclus"),
        ({"numerateur": 11, "denominateur": 10}, "numerateur"),
        ({"numerateur": 9, "denominateur": 10, "exclus": 2}, "numerateur"),
        ({"numerateur": -1, "denominateur": 10}, "numerateur"),
        ({"numerateur": "7,5", "denominateur": 10}, "numerateur"),
        ({"numerateur": 1, "total": 10}, "total"),
    ],
)
@pytest.mark.parametrize("nom", [*SOCLES, *DUI])
def test_des_nombres_qui_se_contredisent_se_disent_a_leur_champ(
    nom: str, saisie: dict[str, Any], champ: str
) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        dit(indicateurs={nom: saisie})
    assert [e.champ for e in refus.value.erreurs] == [f"indicateurs.{nom}.{champ}"]


@pytest.mark.parametrize(
    ("valeurs", "champ"),
    [
        ({"champ": "hopital"}, "champ"),
        ({"indicateurs": {"mss": {"numerateur": 1}}}, "indicateurs.mss"),
        ({"date": "2024-12-31"}, "date"),
        ({"date": "2025-01-14"}, "date"),
    ],
)
def test_une_demande_hors_des_textes_se_refuse(valeurs: dict[str, Any], champ: str) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        dit(**valeurs)
    assert [e.champ for e in refus.value.erreurs] == [champ]
