"""The foot of a page says when its rules hold and when it changed, or nothing."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from theme.publish import dates

LOG = "2025-11-03\n\ndocs/faq.md\n\n2025-10-01\n\ndocs/faq.md\ndocs/saad.md\n"


@pytest.fixture(autouse=True)
def forget() -> None:
    dates.last_changes.cache_clear()


def history(monkeypatch: pytest.MonkeyPatch, log: str, code: int = 0) -> None:
    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        if code:
            raise subprocess.CalledProcessError(code, command)
        return subprocess.CompletedProcess(command, 0, stdout=log)

    monkeypatch.setattr(subprocess, "run", run)


def test_a_page_changed_the_last_day_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    history(monkeypatch, LOG)
    assert dates.last_changes() == {
        "docs/faq.md": date(2025, 11, 3),
        "docs/saad.md": date(2025, 10, 1),
    }


def test_a_page_of_rules_says_when_they_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    history(monkeypatch, LOG)
    line = dates.foot(Path("saad.md"), dated=True).replace("\u00a0", " ")
    assert "en vigueur du 15 janvier 2025 au 31 décembre 2025. Page mise à jour le 1er" in line
    assert "vigueur du" not in dates.foot(Path("saad.md"), dated=False)


def test_without_git_the_day_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    history(monkeypatch, "", code=128)
    assert "mise à jour" not in dates.foot(Path("saad.md"), dated=True)
    assert dates.foot(Path("saad.md"), dated=False) == ""
