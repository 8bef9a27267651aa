"""Pyodide's executable holds the libraries that the page of licences says, in these versions."""

from __future__ import annotations

import json

from theme.engine import node
from theme.publish import ROOT, WORK
from theme.publish.site.licences import EMBEDDED, components


def test_the_versions_are_those_that_pyodide_says() -> None:
    target = WORK / "versions.json"
    where = target.relative_to(ROOT).as_posix()
    node.python("tests/pyodide/dire_versions.py", where, folders={"/project": str(ROOT)})
    said = json.loads(target.read_text("utf-8"))
    listed = {piece.id: piece.version for piece in components()}
    assert said == {name: listed[name] for name in said}
    assert set(EMBEDDED) < set(said)
