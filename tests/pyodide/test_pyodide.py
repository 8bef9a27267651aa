"""CPython and Pyodide say the same: the same tests pass in both, the same answers come out."""

from __future__ import annotations

import json

from calculators.rendu import repondre
from theme.engine import node
from theme.engine.make import IMAGE, answer
from theme.publish import ROOT, bundle, pyodide_tests
from theme.publish.situations import calls

NUMBER = 4000
"""Random situations, shared among the calculators."""


def test_the_tests_of_the_rules_pass_inside_pyodide() -> None:
    files = [path.relative_to(ROOT).as_posix() for path in sorted(ROOT.glob("tests/test_*.py"))]
    assert files
    folders = {"/project": str(ROOT), "/packages": str(bundle.PACKAGES)}
    folder = pyodide_tests.folder_in_pyodide()
    node.python("tests/pyodide/run_pytest.py", folder, *files, folders=folders)


def test_cpython_and_pyodide_give_the_same_answers() -> None:
    """Other situations than those that told which functions the engine has at once."""
    situations, folder = calls(NUMBER, seed=56), bundle.made()
    answers = answer(folder, folder / IMAGE, folder, situations)
    for (nom, request), found in zip(situations, answers, strict=True):
        assert found == repondre(nom, request), request
    brought = json.loads((folder / "brought.json").read_text("utf-8"))
    assert "library" not in brought, "un calcul ordinaire demande un module que l'image n'a pas"
