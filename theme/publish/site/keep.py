"""Carries over to a site the files of the one it replaces, for pages that are still open or kept.

Those whose name holds a hash: they never change, and nothing in the new site asks for them. The
list of service.js leaves them out.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from theme.publish import BuildError
from theme.publish.site.assets import is_immutable


def carry_over(previous: Path, site: Path) -> None:
    """Copy these files of `previous`, with their compressed twins, where `site` has none."""
    if not (previous / "service.js").is_file():
        raise BuildError(f"--keep {previous} : ce dossier n'est pas un site construit.")
    carried = [path for path in sorted(previous.rglob("*")) if _wanted(path, previous, site)]
    for path in carried:
        target = site / path.relative_to(previous)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    size = sum(path.stat().st_size for path in carried) / 1e6
    print(f"Gardés de {previous} : {len(carried)} fichiers, {size:.1f} Mo", flush=True)


def _wanted(path: Path, previous: Path, site: Path) -> bool:
    relative = path.relative_to(previous)
    hashed = is_immutable(relative.as_posix())
    return hashed and path.is_file() and not (site / relative).exists()
