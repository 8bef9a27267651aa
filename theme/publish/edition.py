"""The edition that is published: its file, the folder beside it, its module for the browser.

EDITION in the environment names it, or its .toml file; without it, the default one. The folder that
bears the name of the file may hold pages (`*.md`), `questions.md`, `logo.svg` or `logo.png`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from calculators.editions import PUBLIEE, choisir, edition
from calculators.editions.coherence import EditionRefusee
from calculators.editions.fichier import chemin, demandee, lire_edition
from calculators.textes.sections import AAP
from theme.publish import WORK, BuildError

QUESTIONS = "questions.md"
LOGOS = ("logo.svg", "logo.png")
MODULE = WORK / "edition"
"""The folder of the module that the browser imports."""


def choose() -> None:
    """Make it the edition of this process; BuildError with a sentence if it is not one."""
    try:
        choisir(lire_edition(_file(), AAP))
    except EditionRefusee as refused:
        raise BuildError(str(refused)) from refused


def folder() -> Path:
    """Where its own pages are, if it has any."""
    return _file().with_suffix("")


def files() -> list[Path]:
    """Everything it is made from."""
    return [_file(), *sorted(path for path in folder().rglob("*") if path.is_file())]


def pages() -> list[Path]:
    """Its own pages, relative to its folder."""
    found = (path.relative_to(folder()) for path in sorted(folder().glob("*.md")))
    return [page for page in found if page.name != QUESTIONS]


def logo() -> Path | None:
    """Its picture, if it has one."""
    return next((path for name in LOGOS if (path := folder() / name).is_file()), None)


def module() -> str:
    """The edition in Python, without what only pages need: the browser reads no TOML."""
    lean = replace(edition(), regles={}, glossaire=())
    return f"import datetime\nfrom calculators.editions import *\nEDITION = {lean!r}\n"


def write_module() -> Path:
    """Write it where the engine takes it from; return the folder."""
    MODULE.mkdir(parents=True, exist_ok=True)
    (MODULE / f"{PUBLIEE}.py").write_text(module(), "utf-8")
    return MODULE


def _file() -> Path:
    return _found(demandee())


@cache
def _found(name: str) -> Path:
    """Looked for once: an editor may put a file aside for a moment while it writes it."""
    return chemin(name)
