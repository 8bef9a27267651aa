"""What is missing is installed, or asked for in a sentence."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from theme.publish import MODULES, BuildError
from theme.publish.dev import setup

Commands = list[tuple[str, ...]]
EVERYWHERE = re.compile(r"linux-vdso|ld-linux|lib(c|m|dl|rt|pthread|util|gcc_s|stdc\+\+)\.so\.")
"""The libraries that Debian's own package manager needs: no Debian is without them."""


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    """Nothing is run: the commands are kept."""
    kept: Commands = []
    monkeypatch.setattr(
        setup, "run", lambda *command, **_: kept.append(tuple(str(word) for word in command))
    )
    return kept


def machine(monkeypatch: pytest.MonkeyPatch, *there: str, root: bool = True) -> None:
    """A machine that has these commands and libraries only."""

    def load(name: str) -> None:
        if name not in there:
            raise OSError(name)

    monkeypatch.setattr(shutil, "which", lambda name: name if name in there else None)
    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)


def test_apt_brings_only_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    machine(monkeypatch, "apt-get", "java")
    setup.install_programs(setup.DEBIAN)
    assert {"chromium", "hunspell-fr-comprehensive", "poppler-utils"} <= set(commands[-1])
    assert "default-jre-headless" not in commands[-1]


def test_apt_brings_a_library_that_the_loader_does_not_find(
    monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    machine(monkeypatch, "apt-get", *set(setup.DEBIAN) - {"libatomic.so.1"})
    setup.install_programs(setup.DEBIAN)
    assert commands[-1][-1] == "libatomic1"


def test_nothing_runs_when_nothing_is_missing(
    monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    machine(monkeypatch, *setup.DEBIAN)
    setup.install_programs(setup.DEBIAN)
    assert commands == []


def test_without_root_the_command_to_run_is_given(
    monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    machine(monkeypatch, "apt-get", "chromium", "java", root=False)
    with pytest.raises(BuildError, match=r"sudo apt-get install .*libatomic1 poppler-utils"):
        setup.install_programs(setup.DEBIAN)
    assert commands == []


def test_without_apt_the_programs_are_named(
    monkeypatch: pytest.MonkeyPatch, commands: Commands
) -> None:
    machine(monkeypatch, "chromium", "pdftotext")
    with pytest.raises(BuildError, match="default-jre-headless"):
        setup.install_programs(setup.DEBIAN)


def native_programs() -> Iterator[Path]:
    """What pip and npm brought that the machine runs as it is."""
    for folder in (setup.VENV, MODULES):
        for path in folder.rglob("*"):
            executable = ".so" in path.name or os.access(path, os.X_OK)
            if executable and path.is_file() and not path.is_symlink():
                with path.open("rb") as content:
                    if content.read(4) == b"\x7fELF":
                        yield path


@pytest.mark.skipif(sys.platform != "linux", reason="ldd is Linux's")
def test_no_program_asks_for_a_library_that_nobody_installs() -> None:
    asked: dict[str, str] = {}
    for program in native_programs():
        command = ["ldd", str(program)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        needed = re.findall(r"^\s+(\S+\.so\S*)", done.stdout, re.MULTILINE)
        asked |= {name: program.name for name in needed if not EVERYWHERE.search(name)}
    assert set(asked) - set(setup.DEBIAN) == set(), asked


def test_a_command_that_fails_ends_in_a_sentence() -> None:
    with pytest.raises(BuildError, match=r"Essai : échec, voir plus haut \(code 3\)"):
        setup.run("sh", "-c", "exit 3", what="Essai")


def test_a_lock_that_changes_asks_for_another_installation(tmp_path: Path) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text("a==1", "utf-8")
    before = setup.stamp("pip-build", lock)
    lock.write_text("a==2", "utf-8")
    assert setup.stamp("pip-build", lock) != before
