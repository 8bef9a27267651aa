"""CPython and Pyodide say the same: the same tests pass in both, the same answers come out."""

from __future__ import annotations

import json
import time

from calculators.rendu import repondre
from tests.pyodide.situations import calls
from theme.publish import ROOT, WORK, bundle, pyodide_tests

NUMBER = 4000
"""Random situations, shared among the calculators."""


def test_the_tests_of_the_rules_pass_inside_pyodide() -> None:
    files = [path.relative_to(ROOT).as_posix() for path in sorted(ROOT.glob("tests/test_*.py"))]
    assert files
    folder = pyodide_tests.folder_in_pyodide()
    bundle.run_in_pyodide("tests/pyodide/run_pytest.py", folder, *files)


def test_cpython_and_pyodide_give_the_same_answers_with_only_the_modules_shipped() -> None:
    asked, answered = WORK / "calls.json", WORK / "answers.json"
    situations = calls(NUMBER)
    asked.write_text(json.dumps(situations), "utf-8")
    start = time.monotonic()
    bundle.run_in_pyodide(
        "tests/pyodide/answer.py",
        *(str(path.relative_to(ROOT)) for path in (asked, answered)),
        stdlib=bundle.compile_python() / "python.zip",
    )
    print(f"{len(situations)} situations en {time.monotonic() - start:.1f} s dans Pyodide")
    answers = json.loads(answered.read_text("utf-8"))
    assert len(answers) == len(situations)
    for (nom, request), answer in zip(situations, answers, strict=True):
        assert answer == repondre(nom, request), (nom, request)
