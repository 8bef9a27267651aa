"""L'éventail des lectures : le prudent, les bornes, et ce que chaque lecture donne."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest

from calculators.lectures import REGISTRE
from calculators.socle.eventail import Composante, Eventail, Lectures, prudentes


def selon(ambiguite: str, **montants: int) -> Composante:
    """Une composante qui ne dépend que d'une ambiguïté : lecture (tirets bas) → montant."""
    table = {lecture.replace("_", "-"): montant for lecture, montant in montants.items()}
    return Composante((ambiguite,), lambda lectures: Fraction(table[lectures[ambiguite]]))


def montants(eventail: Eventail) -> list[int]:
    return [int(m) for m in (eventail.minimum, eventail.prudent, eventail.maximum)]


def taille(tous: int, du_projet: int) -> Composante:
    return selon("AMB-10", tous_ses_essms=tous, essms_du_projet=du_projet)


def test_les_bornes_encadrent_le_prudent_et_couvrent_toutes_les_lectures() -> None:
    eventail = Eventail([taille(10, 30), selon("AMB-03", rang_continue=5, rang_repart=7)])
    assert montants(eventail) == [15, 15, 37]


def test_une_ambiguite_commune_a_deux_composantes_se_lit_partout_de_la_meme_facon() -> None:
    """Sinon la borne basse serait un montant qu'aucune lecture ne donne."""
    eventail = Eventail([taille(10, 0), taille(0, 10)])
    assert montants(eventail) == [10, 10, 10]


def test_le_prudent_est_le_moins_favorable_meme_contre_la_lecture_du_registre() -> None:
    eventail = Eventail([taille(10, 4)])
    assert eventail.prudent == 4
    assert eventail.retenues["AMB-10"] == "essms-du-projet"


def test_a_egalite_la_lecture_du_registre_est_retenue() -> None:
    assert Eventail([taille(10, 10)]).retenues == prudentes()


def test_une_lecture_tranchee_reste_meme_la_ou_une_autre_donne_moins() -> None:
    """AMB-19 : sans seuil, même si le seuil de moitié donnerait zéro."""
    eventail = Eventail([selon("AMB-19", sans_seuil=10_290, seuil_de_moitie=0)])
    assert montants(eventail) == [0, 10_290, 10_290]


def test_chaque_lecture_se_voit_avec_son_total_les_autres_restant_retenues() -> None:
    lectures = Eventail([taille(10, 30), Composante((), lambda _: Fraction(1, 2))]).lectures()
    (alternatives,) = [lecture.alternatives for lecture in lectures]
    assert [str(a.montant) for a in alternatives] == ["10.50", "30.50"]
    assert lectures[0].retenue == REGISTRE["AMB-10"].retenue.libelle


def test_une_lecture_qui_ne_change_rien_dans_ce_cas_ne_se_montre_pas() -> None:
    assert Eventail([taille(10, 10)]).lectures() == ()


def test_une_lecture_qui_ne_joue_qu_avec_une_autre_se_montre() -> None:
    """Le montant retenu est le même sous ses deux lectures, mais elle fait le maximum."""

    def evaluer(lectures: Lectures) -> Fraction:
        toutes = lectures["AMB-10"] == "essms-du-projet" and lectures["AMB-03"] == "rang-repart"
        return Fraction(10 + 5 * toutes)

    eventail = Eventail([Composante(("AMB-03", "AMB-10"), evaluer)])
    assert montants(eventail) == [10, 10, 15]
    assert [lecture.ambiguite for lecture in eventail.lectures()] == ["AMB-03", "AMB-10"]
    assert {a.montant for lu in eventail.lectures() for a in lu.alternatives} == {Decimal(10)}


def test_sans_ambiguite_les_trois_montants_se_confondent() -> None:
    eventail = Eventail([Composante((), lambda _: Fraction(315_000))])
    assert eventail.fourchette().minimum == eventail.fourchette().maximum == 315_000
    assert eventail.lectures() == ()


@pytest.mark.parametrize("extreme", [min, max])
def test_les_bornes_sont_celles_de_toutes_les_combinaisons(extreme: Callable[..., int]) -> None:
    """Deux composantes qui se partagent AMB-10 et dépendent chacune d'une autre ambiguïté."""
    valeurs = {"rang-continue": 3, "rang-repart": 8, "par-essms": 5, "mutualise": 1}
    tailles = {"tous-ses-essms": 2, "essms-du-projet": -2}

    def selon_deux(autre: str, signe: int) -> Composante:
        def evaluer(lectures: Lectures) -> Fraction:
            return Fraction(valeurs[lectures[autre]] + signe * tailles[lectures["AMB-10"]])

        return Composante(("AMB-10", autre), evaluer)

    eventail = Eventail([selon_deux("AMB-03", 1), selon_deux("AMB-12", -3)])
    tous = [
        rang + plafond - 2 * taille for rang in (3, 8) for plafond in (5, 1) for taille in (2, -2)
    ]
    assert extreme(eventail.minimum, eventail.maximum) == extreme(tous)
