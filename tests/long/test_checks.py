"""The long checks say what they find and how to find it again; their exit code is right."""

from __future__ import annotations

import pytest

from tests.fuzz import lecteurs
from tests.fuzz.entrees import nombre
from tests.fuzz.lecteurs import LECTEURS, Lecteur
from tests.long import checks
from tests.long.checks import Check
from theme.publish import BuildError


def test_every_reader_of_text_has_its_check() -> None:
    assert {check.name for check in checks.checks()} >= {one.nom for one in LECTEURS}


def test_a_check_without_a_fault_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert checks.run(long=False, only="dates") == 0
    assert "ok  dates" in capsys.readouterr().out


def test_a_reader_that_raises_is_said_with_its_seed_and_its_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The workers are forked: they hold the reader that the test adds."""
    wrong = Lecteur("faux", nombre, {}.__getitem__)
    monkeypatch.setattr(lecteurs, "LECTEURS", (*LECTEURS, wrong))
    assert checks.run(long=False, only="faux") == 1
    said = capsys.readouterr().out
    assert "faux, graine 0 : KeyError" in said
    assert said.count("graine") == checks.SHOWN
    assert "2\u202f000\u00a0fautes  faux" in said
    assert checks.run(long=False, only="faux", seed=814) == 1
    assert "graine 814 : KeyError" in capsys.readouterr().out


def test_any_check_may_join_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    extra = Check("autre", lambda long: 3 if long else 0)
    monkeypatch.setattr(checks, "checks", lambda: [extra])
    assert checks.run(long=False) == 0
    assert checks.run(long=True) == 1


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BuildError, match="finess-colles"):
        checks.run(long=False, only="inconnu")
