"""CPython and Pyodide say the same: the same tests pass in both, the same answers come out."""

from __future__ import annotations

import json
from pathlib import Path

from calculators.rendu import repondre
from theme.publish import ROOT, bundle, pyodide_tests
from theme.publish.lighten import IMAGE
from theme.publish.setup import node, run
from theme.publish.situations import calls

NUMBER = 4000
"""Random situations, shared among the calculators."""
ANSWER = ROOT / "theme" / "publish" / "answer.mjs"


def test_the_tests_of_the_rules_pass_inside_pyodide() -> None:
    files = [path.relative_to(ROOT).as_posix() for path in sorted(ROOT.glob("tests/test_*.py"))]
    assert files
    folder = pyodide_tests.folder_in_pyodide()
    bundle.run_in_pyodide("tests/pyodide/run_pytest.py", folder, *files)


def test_cpython_and_the_light_pyodide_give_the_same_answers(tmp_path: Path) -> None:
    """Other situations than those that told which functions to keep.

    "unreachable": a function is missing from the light engine; observe more (lighten.OBSERVED).
    """
    situations = calls(NUMBER, seed=56)
    (tmp_path / "situations.json").write_text(json.dumps(situations), "utf-8")
    light = bundle.compile_python()
    run(node(), ANSWER, light, light / IMAGE, tmp_path, what="les réponses de Pyodide")
    answers = json.loads((tmp_path / "answers.json").read_text("utf-8"))
    for (nom, request), answer in zip(situations, answers, strict=True):
        assert answer == repondre(nom, request), request
