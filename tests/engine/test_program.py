"""A program that is not the site's starts fast, and nothing it is asked stops it."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from tests.engine.small_program import RARE, SURPRISES
from theme.engine import Call
from theme.engine.make import IMAGE, SECOND, answer
from theme.engine.node import HERE


def asked(folder: Path, calls: list[Call]) -> tuple[list[object], dict[str, float]]:
    """The answers, then what was brought and the milliseconds that it took."""
    answers = [json.loads(text)["answer"] for text in answer(folder, folder / IMAGE, folder, calls)]
    return answers, json.loads((folder / "brought.json").read_text("utf-8"))


def test_what_was_observed_brings_nothing(made: Path) -> None:
    answers, brought = asked(made, [("total", '{"numbers": ["10.10", "-0.1"]}')])
    assert answers == ["10.00"]
    assert brought == {}


def test_a_surprise_brings_the_rest_and_goes_on(made: Path) -> None:
    """Other functions of the engine, a stand-in used, modules of the real library."""
    calls = [(name, json.dumps(request)) for name, request, _ in SURPRISES]
    answers, brought = asked(made, calls)
    assert answers == [expected for _, _, expected in SURPRISES]
    assert set(brought) == {"engine", "library"}


def test_a_rare_call_brings_its_modules_and_not_the_library(made: Path) -> None:
    answers, brought = asked(made, [RARE])
    assert answers == ["deux"]
    assert "rare" in brought
    assert "library" not in brought


def test_the_first_module_is_a_small_part_of_the_engine(made: Path) -> None:
    first, second = (made / "pyodide.asm.wasm"), (made / SECOND)
    assert first.stat().st_size * 4 < second.stat().st_size


def test_the_image_holds_nothing_that_the_program_has_dropped(made: Path) -> None:
    assert b"forgotten dropped" in (made / "photograph.bin").read_bytes()
    assert b"forgotten dropped" not in (made / IMAGE).read_bytes()


@pytest.mark.parametrize(
    "unread",
    [b"PK\3\4\x14\0\0\0", b"dict[str, list[str]]", b"As any finder;"],
    ids=["the zip it was made from", "annotations of functions", "docstrings"],
)
def test_the_image_holds_nothing_that_no_answer_reads(made: Path, unread: bytes) -> None:
    assert unread not in (made / IMAGE).read_bytes()


@pytest.mark.parametrize("path", sorted(HERE.rglob("*.py")), ids=lambda path: path.name)
def test_the_engine_knows_nothing_of_the_site(path: Path) -> None:
    """Nor of the rules, nor of how pages are published."""
    tree = ast.parse(path.read_text("utf-8"))
    imported = {
        alias.name for one in ast.walk(tree) if isinstance(one, ast.Import) for alias in one.names
    }
    imported |= {one.module or "" for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)}
    site = {name for name in imported if name.split(".")[0] in {"calculators", "theme", "docs"}}
    assert all(name.startswith("theme.engine") for name in site)
