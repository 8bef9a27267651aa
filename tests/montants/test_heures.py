"""Les heures d'un service d'aide à domicile : cohérence, taux, et ce qui reste ouvert."""

from __future__ import annotations

from fractions import Fraction

import pytest

from calculators.bareme.campagnes import bareme_par_defaut
from calculators.lectures import REGISTRE
from calculators.montants.heures import Heures, HeuresSaisies, alertes_des_heures, lire_heures
from calculators.socle.eventail import prudentes

REGLES = bareme_par_defaut()


def heures(totales: int, apa: int, pch: int = 0, autres: int = 0, financement: str = "") -> Heures:
    return Heures(Fraction(totales), Fraction(apa), Fraction(pch), Fraction(autres), financement)


def taux(lues: Heures, **lectures: str) -> Fraction:
    choisies = {nom.replace("_", "-"): lecture for nom, lecture in lectures.items()}
    return lues.taux(prudentes() | choisies, REGLES)


def alertes(lues: Heures) -> dict[str, str]:
    """Champ visé → message."""
    trouvees = alertes_des_heures(lues, "Service A", "services.1.", REGLES)
    return {alerte.champ: f"{alerte.niveau} : {alerte.message}" for alerte in trouvees}


def test_le_taux_est_la_part_des_heures_apa_pch_et_autres() -> None:
    """SAAD-09, SAAD-10, SAAD-11, SAAD-13, CAL-04."""
    assert taux(heures(40_000, 22_000, 8_000)) == Fraction(3, 4)
    assert taux(heures(10_000, 3_000, 1_000, 1_000, "CARSAT")) == Fraction(1, 2)


@pytest.mark.parametrize(
    ("totales", "apa", "coherentes"),
    [(100, 99, True), (100, 100, True), (100, 101, False), (0, 0, False), (0, 5, False)],
)
def test_les_heures_medico_sociales_ne_depassent_pas_le_total(
    totales: int, apa: int, coherentes: bool
) -> None:
    """SAAD-09, SAAD-14 : sinon le service compte pour zéro, et l'alerte bloque."""
    lues = heures(totales, apa)
    assert lues.coherentes is coherentes
    assert (taux(lues) > 0) is coherentes
    assert (
        alertes(lues).get("services.1.heures_totales", "").startswith("bloquant") is not coherentes
    )


@pytest.mark.parametrize(
    "financement",
    [
        *("Conseil départemental", "CD", "CD 22", "CD35", "CD2A", "Département du Finistère"),
        *("conseil départemental d’Ille-et-Vilaine", "CONSEIL GENERAL", "aide départementale"),
        *("Caisse de retraite", "caisses de retraites", "Caisse retraite", "CARSAT Bretagne"),
        *("CNAV", "MSA d’Armorique", "Mutualité sociale agricole", "CARSAT et MSA", "Agirc-Arrco"),
        *("Caisse nationale d’assurance vieillesse", "L’Assurance retraite", "CNRACL"),
    ],
)
def test_un_departement_ou_une_caisse_de_retraite_est_reconnu(financement: str) -> None:
    """SAAD-03, SAAD-12."""
    assert heures(10, 4, 0, 1, financement).financeur_reconnu


@pytest.mark.parametrize(
    "financement",
    [
        *("", "mutuelle", "Usager", "CPAM", "assurance", "fonds propres", "?", "CDD", "MSAP"),
        *("Conseil départemental et mutuelle", "CD ou usagers", "hors département"),
        *("ni CARSAT ni MSA", "pas le conseil départemental", "maison de retraite", "CCAS"),
        *("département, sauf reste à charge", "Retraite", "caisse", "autre caisse de retraite"),
    ],
)
def test_tout_autre_payeur_laisse_la_colonne_g_en_doute(financement: str) -> None:
    """SAAD-03, SAAD-12, AMB-20."""
    lues = heures(10_000, 4_000, 0, 1_000, financement)
    assert not lues.financeur_reconnu
    assert taux(lues) == Fraction(4, 10)
    assert taux(lues, AMB_20="toutes-heures-dependance") == Fraction(1, 2)
    assert "AMB-20" in alertes(lues)["services.1.type_financement"]


def test_sans_heures_en_colonne_g_le_payeur_n_importe_pas() -> None:
    """SAAD-12."""
    assert not heures(10, 8).dispute
    assert not alertes(heures(10, 8))


@pytest.mark.parametrize(("apa", "alerte"), [(4_999, True), (5_000, False), (5_001, False)])
def test_sous_la_moitie_une_alerte_mais_pas_de_seuil(apa: int, alerte: bool) -> None:
    """SAAD-01, AMB-19 : le prorata s'applique quand même."""
    lues = heures(10_000, apa)
    assert taux(lues) == Fraction(apa, 10_000)
    assert taux(lues, AMB_19="seuil-de-moitie") == (0 if alerte else Fraction(apa, 10_000))
    assert ("AMB-19" in alertes(lues).get("services.1.heures_totales", "")) is alerte


def test_le_taux_ne_s_arrondit_pas() -> None:
    """AMB-18 : un tiers : 7 000,00 €, 6 999,30 € ou 6 930 € selon la lecture."""
    tiers = heures(3_000, 1_000)
    taux_lus = [taux(tiers, AMB_18=lecture.id) for lecture in REGISTRE["AMB-18"].lectures]
    assert [21_000 * t for t in taux_lus] == [7_000, Fraction(69_993, 10), 6_930]


def test_un_taux_entier_ou_une_majorite_n_ouvrent_aucune_question() -> None:
    """AMB-18, AMB-19, AMB-20."""
    assert heures(100, 75).ambiguites(REGLES) == set()
    assert heures(3, 2).ambiguites(REGLES) == {"AMB-18"}
    assert heures(100, 25).ambiguites(REGLES) == {"AMB-19"}
    assert heures(100, 75, 0, 5, "mutuelle").ambiguites(REGLES) == {"AMB-20"}
    assert heures(100, 48, 0, 5, "mutuelle").ambiguites(REGLES) == {"AMB-19", "AMB-20"}


def test_les_cases_vides_valent_zero() -> None:
    saisies = HeuresSaisies(
        heures_totales=Fraction(5),
        heures_apa=None,
        heures_pch=None,
        heures_autres_dependance=None,
        type_financement=None,
    )
    assert lire_heures(saisies) == heures(5, 0)
