"""Writes in the pages themselves what they must not ask for: short scripts that run before the
rest, and the styles of 404.html.

In a template: `<script data-inline src="…"></script>`, `<link data-inline rel="stylesheet" …>`. The
policy of each page knows them by their hash (see csp.py).
"""

from __future__ import annotations

import re
from pathlib import Path

from theme.publish import BuildError
from theme.publish.assets import resolve

SCRIPT = re.compile(r'<script data-inline src="(?P<address>[^"]+)"(?P<others>[^>]*)></script>')
STYLE = re.compile(
    r'<link data-inline rel="stylesheet" href="(?P<address>[^"]+)"(?P<others>[^>]*)>'
)
NAMED = re.compile(r'data-(?:ouvrier|lecture)="([^"]+)"')
COMMENT = re.compile(r"^\s*(/\*\*.*?\*/|//[^\n]*)\n", re.DOTALL | re.MULTILINE)
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Its address is told from the style sheet's: a page at any depth takes another font.
FONT = re.compile(r"@font-face *{[^}]*}")


def inline(site: Path) -> None:
    """Replace each such element by the file it names, and drop the files of these scripts."""
    written: set[Path] = set()
    for page in site.rglob("*.html"):

        def script(found: re.Match[str], page: Path = page) -> str:
            path, others = _file(site, page, found["address"]), found["others"]
            for named in NAMED.findall(others):
                _file(site, page, named)
            written.add(path)
            return f"<script{others}>{_one_line(path.read_text('utf-8'))}</script>"

        def style(found: re.Match[str], page: Path = page) -> str:
            text = _file(site, page, found["address"]).read_text("utf-8")
            text = FONT.sub("", CSS_COMMENT.sub("", text))
            return f"<style{found['others']}>{' '.join(text.split())}</style>"

        text = STYLE.sub(style, SCRIPT.sub(script, page.read_text("utf-8")))
        page.write_text(text, "utf-8")
    for path in written:
        path.unlink()


def _file(site: Path, page: Path, address: str) -> Path:
    path = resolve(site, page, address)
    if path is None or not path.is_file():
        raise BuildError(f"{page.name} : {address} n'existe pas.")
    return path


def _one_line(script: str) -> str:
    """The script on one line (the W3C checker computes other hashes), without its own comments."""
    line = " ".join(COMMENT.sub("", script).split())
    if "//" in line:
        raise BuildError("Un commentaire en fin de ligne ferait taire la suite du script.")
    return line
