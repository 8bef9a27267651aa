"""CPython and Pyodide say the same: the same tests pass in both, the same answers come out."""

from __future__ import annotations

import json
from zipfile import ZipFile

from tests.pyodide import hypothesis_packages
from theme.engine import node
from theme.engine.make import IMAGE, LIBRARY, answer
from theme.publish import ROOT
from theme.publish.site import bundle
from theme.publish.site.situations import calls
from theme.reponse import repondre

NUMBER = 4000
"""Random situations, shared among the calculators."""


def test_the_tests_of_the_rules_pass_inside_pyodide() -> None:
    rooms = [folder.name for folder in (ROOT / "calculators").iterdir() if folder.is_dir()]
    folders = [ROOT / "tests", *(ROOT / "tests" / room for room in sorted(rooms))]
    files = [
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in sorted(folder.glob("test_*.py"))
    ]
    assert files
    mounted = {"/project": str(ROOT), "/packages": str(bundle.PACKAGES)}
    folder = hypothesis_packages.folder_in_pyodide()
    node.python("tests/pyodide/run_pytest.py", folder, *files, folders=mounted)


def test_cpython_and_pyodide_give_the_same_answers() -> None:
    """Other situations than those that told which functions the engine has at once."""
    situations, folder = calls(NUMBER, seed=56), bundle.made()
    answers = answer(folder, folder / IMAGE, folder, situations)
    for (nom, request), found in zip(situations, answers, strict=True):
        assert found == repondre(nom, request), request
    brought = json.loads((folder / "brought.json").read_text("utf-8"))
    assert "library" not in brought, "un calcul ordinaire demande un module que l'image n'a pas"


def test_every_module_that_a_page_may_ask_for_is_published() -> None:
    """In the library, whatever the image and the zip of rare modules hold."""
    wanted = {
        path.relative_to(ROOT).as_posix()
        for folder in bundle.SHIPPED
        for path in (ROOT / folder).rglob("*.py")
        if not path.relative_to(ROOT).as_posix().startswith(bundle.ELSEWHERE)
    }
    with ZipFile(bundle.made() / LIBRARY) as library:
        assert wanted <= {*library.namelist()}
