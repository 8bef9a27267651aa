"""Installs what only the bench needs, from its own lock, in `.build/bench`."""

from __future__ import annotations

import shutil
from pathlib import Path

from theme.publish import ROOT, WORK
from theme.publish.dev.setup import npm

HERE = Path(__file__).parent
FOLDER = WORK / "bench" / "packages"
FILES = (HERE / "package.json", HERE / "package-lock.json", ROOT / ".npmrc")


def install() -> Path:
    """The folder `node_modules` of the bench, installed again when its lock has changed."""
    modules = FOLDER / "node_modules"
    if modules.exists() and all(_same(file, FOLDER / file.name) for file in FILES):
        return modules
    FOLDER.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        shutil.copyfile(file, FOLDER / file.name)
    shutil.rmtree(modules, ignore_errors=True)
    npm("ci", "--prefix", str(FOLDER), "--loglevel=error", what="Installation du banc d'essai")
    return modules


def _same(file: Path, copy: Path) -> bool:
    return copy.exists() and copy.read_bytes() == file.read_bytes()
