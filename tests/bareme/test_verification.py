"""Une faute dans une valeur se dit en une phrase, qui nomme la valeur."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from calculators import bareme
from calculators.bareme import CAMPAGNE, SEPTEMBRE, Valeur, Version, aap
from calculators.bareme.periodes import Periode
from calculators.bareme.verification import defauts, defauts_de, fichier_de

VEILLE = SEPTEMBRE - timedelta(days=1)
AVANT, APRES = Periode(CAMPAGNE.debut, VEILLE), Periode(SEPTEMBRE, CAMPAGNE.fin)


def valeur(*periodes: Periode) -> Valeur:
    versions = tuple(Version(Decimal(1), periode, aap("3.3.1")) for periode in periodes)
    return Valeur("essai", "Essai", "€", versions)


def test_le_bareme_n_a_pas_de_faute() -> None:
    assert defauts() == []


@pytest.mark.parametrize(
    ("fautive", "dit"),
    [
        (valeur(), "aucune version"),
        (valeur(Periode(CAMPAGNE.debut, SEPTEMBRE), APRES), "commence le 6 septembre 2025, et non"),
        (valeur(Periode(CAMPAGNE.debut, VEILLE - timedelta(days=1)), APRES), "et non le 5 sept"),
        (valeur(APRES, AVANT), "commence le 1er janvier 2026, et non"),
        (valeur(Periode(CAMPAGNE.debut, date(2026, 1, 1))), "ne tient pas dans la campagne"),
        (valeur(Periode(CAMPAGNE.fin, CAMPAGNE.debut)), "ne tient pas dans la campagne"),
        (Valeur("essai", "Essai", "€", (Version(Decimal(1), CAMPAGNE, ()),)), "ne cite aucun"),
    ],
)
def test_une_valeur_qui_ne_se_tient_pas_le_dit(fautive: Valeur, dit: str) -> None:
    (defaut,) = defauts_de(fautive)
    assert dit in defaut.replace("\u00a0", " ")


def test_deux_versions_qui_se_suivent_conviennent() -> None:
    assert not [*defauts_de(valeur(AVANT, APRES))]


def test_une_faute_nomme_le_fichier_de_sa_valeur() -> None:
    assert fichier_de(bareme.LOGICIEL_ACQUISITION) == "calculators/bareme/aide.py"
