"""What covers each rule is read in the pages, the code and the tests, never typed."""

from __future__ import annotations

import pytest

from calculators.regles import PARTIES, REGLES
from theme.publish import BuildError
from theme.publish.pages import coverage, pages

EVERYWHERE = dict.fromkeys(REGLES, "guichet/")


def test_a_rule_is_found_in_docstrings_names_and_comments_with_who_names_it() -> None:
    source = '''"""Whole file: CAL-01."""
RATE = 2  # CAL-02
class Scale:
    """CAL-03."""
    def read(self):
        # CAL-04
        return self
@mark("CAL-05")
def test_CAL_06_holds():
    assert "XYZ-07" and "CAL-99" and "VCAL-08"
'''
    assert dict(coverage.mentions(source)) == {
        "CAL-01": "",
        "CAL-02": "RATE",
        "CAL-03": "Scale",
        "CAL-04": "Scale.read",
        "CAL-05": "test_CAL_06_holds",
        "CAL-06": "test_CAL_06_holds",
    }


def test_the_prices_are_applied_by_the_flat_rates_and_guarded_by_tests() -> None:
    assert ("calculators/montants/forfaits.py", "prix") in coverage.named_in("calculators")[
        "CAL-10"
    ]
    assert not [p for p, _ in coverage.named_in("tests")["CAL-10"] if p in coverage.ASIDE]


def test_every_rule_is_listed_once_under_its_part() -> None:
    parts = coverage.coverage(EVERYWHERE)
    assert list(parts) == list(PARTIES)
    assert [c.rule.id for part in parts.values() for c in part] == list(REGLES)


def test_a_rule_that_no_page_states_stops_a_strict_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "STRICT", True)
    monkeypatch.setattr(coverage, "NOT_COMPUTED", dict.fromkeys(REGLES, "raison"))
    stated = {rule: page for rule, page in EVERYWHERE.items() if rule != "GUI-03"}
    assert "partie-m" in coverage.write(EVERYWHERE, "../")
    with pytest.raises(BuildError, match=r"sans page ni raison : GUI-03$"):
        coverage.write(stated, "../")
    monkeypatch.setattr(coverage, "NOT_STATED", {"GUI-03": "raison"})
    assert "raison" in coverage.write(stated, "../")


def test_a_computable_rule_left_alone_stops_a_strict_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "STRICT", True)
    monkeypatch.setattr(coverage, "NOT_COMPUTED", {})
    monkeypatch.setattr(coverage, "named_in", lambda _: dict.fromkeys(REGLES, ()))
    with pytest.raises(BuildError, match="sans calcul ni raison : ELI-01, "):
        coverage.write(EVERYWHERE, "../")


def test_a_reason_is_given_only_for_a_rule_that_needs_one() -> None:
    stated = pages.rule_pages()
    assert not [rule for rule in coverage.NOT_STATED if rule in stated]
    computed = coverage.named_in("calculators")
    assert not [r for r in coverage.NOT_COMPUTED if r in computed or not REGLES[r].calculable]
