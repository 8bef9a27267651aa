"""Joins our scripts: a page asks for one file, not for all the modules that it imports.

On a calculator's page, eight requests instead of one delayed the first result by a seventh.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from theme.engine import node
from theme.publish import ROOT

SOURCES = ROOT / "theme" / "js"
JOINED = ("calcul.js", "lecture.js", "recherche-index.js")
"""What a page asks for, once it is joined to what it imports."""
INLINED = ("apparence.js", "depart.js", "perime.js", "racine.js")
"""Written in the pages themselves (see inline.py). bundle.py and offline.py write the workers."""


def join(folder: Path) -> None:
    """Write in `folder` the scripts that pages ask for."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in INLINED:
        shutil.copy(SOURCES / name, folder)
    entries = [SOURCES / name for name in JOINED]
    node.run("join.mjs", folder, *entries, "--apart=./recherche-index.js")
