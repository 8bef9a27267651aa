"""Sums written in the pages: right, or the build stops."""

import pytest

from calculators.francais.nombres import en_millions
from theme.publish.pages.sums import addition, checked_total


def test_the_credits_of_april_add_up() -> None:
    found = addition(
        "credits-programme:avril",
        *("credits-regionaux:avril", "credits-nationaux:avril", "frais-de-gestion:avril"),
    )
    assert found == "70 + 12,7 + 0,3 = 83\u00a0millions d’euros"


def test_what_the_programme_lost_in_september_went_to_the_sons() -> None:
    parts = ("credits-programme:septembre", "credits-sons:septembre")
    assert addition("credits-programme:avril", *parts).startswith("76,5 + 6,5 = 83")


def test_the_eighteen_envelopes_add_up() -> None:
    assert (
        checked_total("credits-regionaux:avril", "enveloppe-*:avril")
        == "70\u202f000\u202f000\u00a0€"
    )


def test_a_wrong_sum_is_refused() -> None:
    with pytest.raises(ValueError, match=r"et non credits-segur:avril = 86000000"):
        addition("credits-segur:avril", "credits-programme:avril", "credits-innovation:avril")


def test_less_than_two_millions_is_singular() -> None:
    assert en_millions(1_500_000) == "1,5\u00a0million d’euros"
