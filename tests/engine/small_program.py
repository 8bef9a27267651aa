"""A program that is not the site's, made to start fast: fixtures for the tests of the engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from theme.engine import Program
from theme.engine.make import make
from theme.publish import WORK
from theme.publish.dev import fresh
from theme.publish.site.bundle import PYODIDE

SMALL = Path(__file__).parent / "small"
EXAMPLES = [("total", '{"numbers": ["1.5", "-2"]}'), ("words", '{"text": "un deux"}')]
RARE = ("spelled", '{"number": 2}')
SURPRISES: list[tuple[str, dict[str, str], object]] = [
    ("words", {"text": "L’Âge d’or éte\u0301 🌿"}, ["D’OR", "L’ÂGE", "ÉTÉ", "🌿"]),
    ("square_root", {"number": "2"}, "1.414213562373095048801688724"),
    ("packed", {"a.txt": "bonjour œ", "b.txt": "🌿"}, ["bonjour œ", "🌿"]),
    ("logged", {"name": "journal"}, "journal True False"),
    ("parsed", {"xml": "<a><b/></a>"}, ["a", "b", "2", "HTMLParser"]),
]
"""What the engine was not observed on: an action, what it is asked, its answer."""


@pytest.fixture(scope="session")
def program() -> Program:
    """It is asked little: most of what it can do is a surprise for its engine."""
    return Program(
        roots=(SMALL,),
        modules=("abacus",),
        entry=("abacus", "answer"),
        warm=("abacus", "prepare"),
        examples=EXAMPLES,
        rare=[RARE],
        situations=EXAMPLES * 50,
        ours=("abacus", "numerals"),
        key="".join(path.read_text("utf-8") for path in sorted(SMALL.glob("*.py"))),
    )


@pytest.fixture(scope="session")
def made(program: Program) -> Path:
    """The folder of what it needs."""
    with fresh.alone("small-engine"):
        return make(program, PYODIDE, WORK / "small-engine")
