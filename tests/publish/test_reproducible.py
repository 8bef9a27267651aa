"""What differs between two builds is told file by file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from theme.publish import ROOT
from theme.publish.dev import reproducible
from theme.publish.dev.reproducible import differences


def test_the_same_bytes_are_no_difference(tmp_path: Path) -> None:
    for name in ("un", "autre"):
        (tmp_path / name / "css").mkdir(parents=True)
        (tmp_path / name / "css/a.css").write_bytes(b"p {}")
    assert differences(tmp_path / "un", tmp_path / "autre") == []


def test_a_byte_a_name_or_a_missing_file_is_one(tmp_path: Path) -> None:
    for name, content in {"un/a": b"x", "autre/a": b"y", "un/b": b"", "autre/c": b""}.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    assert differences(tmp_path / "un", tmp_path / "autre") == ["a", "b", "c"]


@pytest.mark.parametrize("what", ["folder", "git", "umask"])
def test_the_two_places_have_nothing_in_common(what: str) -> None:
    one, other = reproducible.PLACES
    assert getattr(one, what) != getattr(other, what)
    shared = set(one.environment.items()) & set(other.environment.items())
    assert shared == set()


RENDER = """
import sys
from pathlib import Path
from theme.publish import edition
from theme.publish.pages import pages
from theme.publish.site import licences, sbom, schema
edition.choose()
for module in (licences, pages, sbom, schema):
    module.PAGES = Path(sys.argv[1])
pages.render()
licences.write()
sbom.write()
schema.write()
"""


def test_pages_are_the_same_without_git_and_another_day(tmp_path: Path) -> None:
    """What the long check says of the whole site, of what the generator receives."""
    one, other = ({**os.environ, **place.environment} for place in reproducible.PLACES)
    for name, environment in {"un": one, "autre": other | {"PATH": ""}}.items():
        command = [sys.executable, "-c", RENDER, str(tmp_path / name)]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
    assert (tmp_path / "un/index.md").exists()
    assert differences(tmp_path / "un", tmp_path / "autre") == []
