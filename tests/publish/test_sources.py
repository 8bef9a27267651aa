"""A slip in the sources gives one message, which names the file and what to write there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from theme.publish import ROOT

REGIONS = "calculators/lieux/territoires.py"
CAMPAIGN = "calculators/bareme/campagnes/campagne_2025"
ASK = "from theme.publish.pages import sources; print(*sources.faults(), sep='\\n', end='')"
SLIPS = {
    "a region without its envelope": (
        (REGIONS, r"(REGIONS.*= \{\n)", r'\1    "essai": ("Essai", "metropole", "999"),\n'),
        r"calculators/bareme/.*l’enveloppe de « essai », région de calculators/lieux/territoires",
    ),
    "an envelope without its region": (
        (REGIONS, r'    "normandie": .*\n', ""),
        r"calculators/bareme/.*« normandie » n’est pas une région",
    ),
    "an envelope that the total does not hold": (
        (f"{CAMPAIGN}/enveloppes.py", r'"bretagne": 3_8', '"bretagne": 8_3'),
        r"enveloppes\.py : les enveloppes font 74.*, et le total .* est de 70",
    ),
    "a section that the text does not have": (
        ("calculators/versement.py", r'Cite\("aap", "', 'Cite("aap", "99'),
        r"calculators/versement\.py, ligne \d+, ValueError : section inconnue dans aap",
    ),
    "a comma too few": (
        ("calculators/versement.py", r'(    nom="versement"),', r"\1"),
        r"calculators/versement\.py, ligne \d+ : ",
    ),
    "a page without its rank": (
        ("docs/guichet.md", "rang: .*\n", ""),
        r"docs/guichet\.md, en-tête : écrivez « rang: »",
    ),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    for name in ("calculators", "docs", "theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "tests/conftest.py", "tests/test_versement.py"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    return folder


@contextmanager
def slipped(folder: Path, slip: str) -> Iterator[None]:
    """The sources while they hold this slip."""
    name, typed, written = SLIPS[slip][0]
    text = (folder / name).read_text("utf-8")
    changed = re.sub(typed, written, text, count=1)
    assert changed != text
    (folder / name).write_text(changed, "utf-8")
    try:
        yield
    finally:
        (folder / name).write_text(text, "utf-8")


def output(folder: Path, *arguments: str) -> list[str]:
    """What Python writes there, line by line."""
    done = subprocess.run(
        (sys.executable, *arguments),
        cwd=folder,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return (done.stdout + done.stderr).strip().splitlines()


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_said_in_one_line_with_its_file(copy: Path, slip: str) -> None:
    with slipped(copy, slip):
        (line,) = output(copy, "-c", ASK)
    assert re.search(SLIPS[slip][1], line)


def test_sources_that_hold_together_have_no_fault(copy: Path) -> None:
    assert output(copy, "-c", ASK) == []


def test_a_slip_stops_the_tests_before_the_first(copy: Path) -> None:
    with slipped(copy, "a section that the text does not have"):
        (line,) = output(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert "section inconnue dans aap" in line
