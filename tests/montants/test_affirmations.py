"""Ce que le guide affirme d'un montant : chaque phrase est mise à l'épreuve."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.lectures.exemples import essms, finess_fictif, organisme
from calculators.socle.calculateur import resoudre, trouver
from calculators.socle.resultat import Resultat
from tests.tirages import AU_SEUIL, SITUATIONS

NOMS = {"acquisition": "acquisitions", "mise_a_niveau": "mises_a_niveau", "sons": "sons"}
DIXIEME = {"heures_totales": 10_000, "heures_apa": 1_000}


def aide(**valeurs: Any) -> Resultat:
    return resoudre(trouver("aide"), valeurs)


def previent(resultat: Resultat) -> bool:
    return any("peut faire baisser" in alerte.message for alerte in resultat.alertes)


@given(st.sampled_from(SITUATIONS), AU_SEUIL, AU_SEUIL)
def test_un_essms_de_plus_de_la_meme_situation_ne_fait_jamais_baisser_l_aide(
    situation: str, combien: int, deja: int
) -> None:
    """AMB-02 : ce que disent la figure des tranches et l'estimation."""
    grappe = {"essms_deja_finances_dans_la_grappe": deja}
    avant, apres = (aide(**{NOMS[situation]: n}, **grappe) for n in (combien, combien + 1))
    assert apres.donnees["total"] >= avant.donnees["total"]
    assert not previent(apres)


@pytest.mark.parametrize(
    ("de_plus", "total"),
    [(0, 1_029_000), (1, 1_018_000), (11, 908_000)],
)
def test_une_mise_a_niveau_de_plus_fait_baisser_un_grand_projet(de_plus: int, total: int) -> None:
    """AMB-01 : sous la lecture prudente du guide lui-même."""
    resultat = aide(acquisitions=49, mises_a_niveau=de_plus)
    assert resultat.donnees["total"] == total
    assert previent(resultat) == (de_plus > 0)


def test_un_saad_mixte_de_plus_fait_baisser_un_grand_projet() -> None:
    """AMB-16 : 49 acquisitions, puis un SAAD à 10 %."""
    saad = {"finess_et": finess_fictif(50), "situation": "acquisition", "saad": DIXIEME}
    resultat = aide(essms=[*essms(49), saad])
    assert resultat.donnees["total"] == 1_015_100
    assert previent(resultat)


@given(AU_SEUIL, AU_SEUIL, AU_SEUIL, st.sampled_from(SITUATIONS))
def test_ce_qui_fait_baisser_l_aide_est_toujours_annonce(
    acquisitions: int, mises: int, deja: int, situation: str
) -> None:
    """AMB-01, AMB-03."""
    projet = {"acquisitions": acquisitions, "mises_a_niveau": mises, "sons": 0}
    plus_grand = projet | {NOMS[situation]: projet[NOMS[situation]] + 1}
    grappe = {"essms_deja_finances_dans_la_grappe": deja}
    avant, apres = aide(**projet, **grappe), aide(**plus_grand, **grappe)
    if apres.donnees["total"] < avant.donnees["total"]:
        assert previent(apres)


def test_la_fourchette_dit_ce_que_sa_borne_basse_ne_compte_pas() -> None:
    """AMB-06, AMB-07, AMB-28."""
    grand = aide(acquisitions=49, mises_a_niveau=11).fourchette
    assert grand
    assert grand.hors == ("AMB-06",)
    assert "AMB-06" in grand.reserve
    assert "AMB-28" not in grand.reserve
    petit = materiel("acquisition").fourchette
    assert petit
    assert petit.hors == ("AMB-06", "AMB-07", "AMB-28")
    sans_taxe = materiel("acquisition", regime_tva="HT").fourchette
    assert sans_taxe
    assert sans_taxe.hors == ("AMB-06", "AMB-28")


def materiel(situation: str, **autres: Any) -> Resultat:
    return aide(
        essms=essms(1, situation=situation, organisme="A", devis_materiel="8000"),
        organismes=[organisme("A", 3)],
        regroupement=True,
        **autres,
    )


@pytest.mark.parametrize(
    ("situation", "compte", "maximum"),
    [("acquisition", 8_000, 29_000), ("mise_a_niveau", 8_000, 13_000), ("sons", 0, 15_000)],
)
def test_le_materiel_d_un_essms_sous_commande_sons_ne_compte_pas_a_coup_sur(
    situation: str, compte: int, maximum: int
) -> None:
    """ELI-10, AMB-72."""
    resultat = materiel(situation)
    assert resultat.donnees["materiel"] == compte
    assert resultat.donnees["maximum"] == maximum
    joue = "AMB-72" in {lue.ambiguite for lue in resultat.lectures}
    assert joue == (situation == "sons")
    assert joue == any("AMB-72" in alerte.message for alerte in resultat.alertes)


def test_un_essms_seul_apprend_qu_il_faut_mutualiser() -> None:
    """GRP-20, AMB-28."""
    (dite,) = [a for a in aide(acquisitions=1).alertes if "AMB-28" in a.message]
    assert "mutualiser" in dite.message
    assert not any("mutualiser" in a.message for a in aide(acquisitions=2).alertes)
    grappe = {"essms_deja_finances_dans_la_grappe": 20}
    assert not any("mutualiser" in a.message for a in aide(acquisitions=1, **grappe).alertes)


def test_une_depense_moindre_renvoie_au_decompte_de_l_avance_deja_recue() -> None:
    """CAL-07, AMB-68."""
    ligne = essms(1, organisme="A", devis_materiel="10000", depense_materiel="6000")
    resultat = aide(essms=ligne, organismes=[organisme("A", 3)], regroupement=True)
    assert resultat.donnees["total"] == 27_000
    assert any("AMB-68" in alerte.message for alerte in resultat.alertes)
