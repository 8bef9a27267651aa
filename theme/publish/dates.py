"""When the rules of a page hold, and when the page last changed: the line at its foot."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from calculators.bareme import CAMPAGNE
from calculators.rendu import rendre
from theme.publish import ROOT


def foot(page: Path, *, dated: bool) -> str:
    """The line. `page`: relative to docs/; `dated`: whether it gives rules, which hold for a time.

    Without Git or its history, nobody knows when the page changed: the line does not say.
    """
    changed = last_changes().get(f"docs/{page.as_posix()}")
    period = str(CAMPAGNE) if dated else ""
    if not (period or changed):
        return ""
    return rendre("pages/vigueur.html.j2", periode=period, mise_a_jour=changed)


@cache
def last_changes() -> Mapping[str, date]:
    """The day each file of docs/ last changed, by its path from the root, as Git tells it."""
    command = ["git", "log", "--format=%cs", "--name-only", "--", "docs"]
    try:
        log = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return {}
    found: dict[str, date] = {}
    day = date.min
    for line in filter(None, log.splitlines()):
        if line.startswith("docs/"):
            found.setdefault(line, day)
        else:
            day = date.fromisoformat(line)
    return found
