"""Another version of the built site, not built twice: every page, nearly every script differ."""

from __future__ import annotations

import shutil
from pathlib import Path

from theme.publish.site import mark, offline
from theme.publish.site.assets import Renaming

LATER = "version suivante"


def later(site: Path, target: Path) -> Path:
    """Write in `target` a later version of `site`, whose titles say so, without its old files."""
    shutil.copytree(site, target, ignore=shutil.ignore_patterns("*.br", "*.gz", "service.js"))
    for script in (target / "js").glob("*.js"):
        if not script.name.startswith("pyodide."):  # the worker checks its content
            script.write_text(script.read_text("utf-8") + f"\n// {LATER}\n", "utf-8")
    for page in target.rglob("*.html"):
        text = page.read_text("utf-8")
        page.write_text(text.replace("</h1>", f" ({LATER})</h1>"), "utf-8")
    Renaming(target).rename_all()
    mark.mark(target)
    offline.write(target)
    return target
