"""Writes service.js at the root of the site: what a reader who computed once keeps for offline."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

from theme.publish import ROOT, BuildError
from theme.publish.site.assets import is_immutable
from theme.publish.site.html_pages import address

KEPT = frozenset(
    (".css", ".html", ".js", ".json", ".png", ".svg", ".txt", ".wasm", ".woff2", ".zip")
)
SPARED = frozenset((".gzip",))
"""Pyodide's whole engine, which only a start that has failed asks for: as large as all the rest.
Kept when the site publishes no other."""


def write(site: Path) -> None:
    """Write the addresses to keep, with the hash of the pages; their whole hash is the version."""
    files = json.dumps(manifest(site), ensure_ascii=False, indent=0)
    version = hashlib.sha256(files.encode()).hexdigest()[:12]
    text = (ROOT / "theme" / "js" / "service.js").read_text("utf-8")
    if text.count('"__VERSION__"') != 1 or text.count('"__FICHIERS__"') != 1:
        raise BuildError("theme/js/service.js n'a plus la forme attendue.")
    text = text.replace('"__VERSION__"', f'"guide-{version}"').replace('"__FICHIERS__"', files)
    (site / "service.js").write_text(text, "utf-8")


def manifest(site: Path) -> dict[str, str]:
    """Every address to keep, with its hash when the name does not hold it."""
    found, kept = {}, KEPT if any(site.glob("pyodide/image.*")) else KEPT | SPARED
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.suffix in kept:
            where = address(site, path) or "./"
            immutable = is_immutable(path.relative_to(site).as_posix())
            found[where] = "" if immutable else _hash(path.read_bytes())
    return found


def _hash(content: bytes) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()
