"""Builds the site in two places that have nothing in common, and compares every byte.

    python3 -m theme.publish.dev.reproducible

Once from a clone, once from files alone, without Git: two folders, two days, two languages, two
umasks, two orders of Python's sets, each with its own packages.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from theme.publish import ROOT, BuildError


@dataclass(frozen=True)
class Place:
    """Where and how to build: in `folder`, with Git's history or not."""

    folder: str
    git: bool
    umask: int
    environment: Mapping[str, str]


ADDRESS = {"SITE_URL": "https://guide.example/"}
# Twenty-six hours apart: a day written anywhere would not be the same.
PLACES = (
    Place("clone", True, 0o022, {"TZ": "A-14", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}),
    Place(
        "ailleurs/un autre endroit",
        False,
        0o077,
        {"TZ": "B12", "LC_ALL": "C", "LANG": "fr_FR.UTF-8", "PYTHONHASHSEED": "2"},
    ),
)


def reproducible() -> None:
    """Build twice; BuildError names the files that differ, and the folder where both are kept."""
    aside = Path(tempfile.mkdtemp(prefix="reproductible-"))
    print(f"Deux constructions, dans {aside}…", flush=True)
    builds = [(place, _start(place, aside)) for place in PLACES]
    failed = [place.folder for place, build in builds if build.wait()]
    if failed:
        raise BuildError(f"Échec dans {', '.join(failed)} : voir construction.log dans {aside}.")
    found = differences(*(aside / place.folder / "site" for place in PLACES))
    if found:
        raise BuildError(f"Deux constructions diffèrent, dans {aside} :\n- " + "\n- ".join(found))
    shutil.rmtree(aside)
    print("Deux constructions, les mêmes octets.", flush=True)


def differences(one: Path, other: Path) -> list[str]:
    """The files that are not in both folders with the same bytes."""
    first, second = _contents(one), _contents(other)
    return sorted(name for name in first | second if first.get(name) != second.get(name))


def _contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _start(place: Place, aside: Path) -> subprocess.Popen[bytes]:
    """Launch a build of the files as they are now in ROOT, committed or not."""
    folder = aside / place.folder
    folder.mkdir(parents=True)
    if place.git:
        _git("clone", "--quiet", "--no-checkout", str(ROOT), str(folder))
    for name in _sources():
        target = folder / name
        if (ROOT / name).exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
    with (folder / "construction.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "build.py"],
            cwd=folder,
            env={**os.environ, **ADDRESS, **place.environment},
            umask=place.umask,
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def _sources() -> list[str]:
    """The files of the project: those that Git follows, or would."""
    listed = _git("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return listed.rstrip("\0").split("\0")


def _git(*arguments: str) -> str:
    command = ["git", *arguments]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise BuildError("Comparer deux constructions demande Git et son dépôt.") from error
    return done.stdout


if __name__ == "__main__":
    try:
        reproducible()
    except BuildError as fault:
        sys.exit(f"Erreur : {fault}")
