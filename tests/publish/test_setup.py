"""What is missing is installed, or asked for in a sentence."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from theme.publish import BuildError, setup

Commands = list[tuple[str, ...]]


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    """Nothing is run: the commands are kept."""
    kept: Commands = []
    monkeypatch.setattr(
        setup, "run", lambda *command, **_: kept.append(tuple(str(word) for word in command))
    )
    return kept


def machine(monkeypatch: pytest.MonkeyPatch, *programs: str, root: bool = True) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name if name in programs else None)
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)


def test_apt_brings_only_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    machine(monkeypatch, "apt-get", "java")
    setup.install_programs()
    assert {"chromium", "hunspell-fr-comprehensive", "poppler-utils"} <= set(commands[-1])
    assert "default-jre-headless" not in commands[-1]


def test_nothing_runs_when_nothing_is_missing(
    monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    machine(monkeypatch, *setup.DEBIAN)
    setup.install_programs()
    assert commands == []


def test_without_root_the_command_to_run_is_given(
    monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    machine(monkeypatch, "apt-get", "chromium", "java", root=False)
    with pytest.raises(BuildError, match=r"sudo apt-get install .* poppler-utils"):
        setup.install_programs()
    assert commands == []


def test_without_apt_the_programs_are_named(
    monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    machine(monkeypatch, "chromium", "pdftotext")
    with pytest.raises(BuildError, match="default-jre-headless"):
        setup.install_programs()


def test_a_command_that_fails_ends_in_a_sentence() -> None:
    with pytest.raises(BuildError, match=r"Essai : échec, voir plus haut \(code 3\)"):
        setup.run("sh", "-c", "exit 3", what="Essai")


def test_a_lock_that_changes_asks_for_another_installation(tmp_path: Path) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text("a==1", "utf-8")
    before = setup.stamp("pip-build", lock)
    lock.write_text("a==2", "utf-8")
    assert setup.stamp("pip-build", lock) != before
