"""Writes in the pages themselves what they must not ask for: short scripts that run before the
rest, and the styles of 404.html.

In a template: `<script data-inline src="…"></script>`, `<link data-inline rel="stylesheet" …>`. The
policy of each page knows them by their hash (see csp.py).
"""

from __future__ import annotations

import re
from pathlib import Path

from theme.publish import BuildError
from theme.publish.site.assets import resolve

SCRIPT = re.compile(r'<script data-inline src="(?P<address>[^"]+)"(?P<others>[^>]*)></script>')
STYLE = re.compile(
    r'<link data-inline rel="stylesheet" href="(?P<address>[^"]+)"(?P<others>[^>]*)>'
)
NAMED = re.compile(r'data-(?:ouvrier|lecture)="([^"]+)"')
COMMENT = re.compile(r"/\*\*.*?\*/|^\s*//[^\n]*\n", re.DOTALL | re.MULTILINE)
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Its address is told from the style sheet's: a page at any depth takes another font.
FONT = re.compile(r"@font-face *{[^}]*}")


def inline(site: Path) -> None:
    """Replace each such element by the file it names; drop the files that no page asks for then."""
    written: set[Path] = set()
    texts = {page: _with_files(site, page, written) for page in site.rglob("*.html")}
    for page, text in texts.items():
        page.write_text(text, "utf-8")
    for path in written:
        if not any(path.name in text for text in texts.values()):
            path.unlink()


def _with_files(site: Path, page: Path, written: set[Path]) -> str:
    """The text of a page with what it must hold, whose files are added to `written`."""

    def script(found: re.Match[str]) -> str:
        path, others = _file(site, page, found["address"]), found["others"]
        for named in NAMED.findall(others):
            _file(site, page, named)
        written.add(path)
        return f"<script{others}>{_one_line(path.read_text('utf-8'))}</script>"

    def style(found: re.Match[str]) -> str:
        path = _file(site, page, found["address"])
        written.add(path)
        text = FONT.sub("", CSS_COMMENT.sub("", path.read_text("utf-8")))
        return f"<style{found['others']}>{' '.join(text.split())}</style>"

    return STYLE.sub(style, SCRIPT.sub(script, page.read_text("utf-8")))


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
