"""Writes in the pages themselves the short scripts that must run before all else.

In a template: `<script data-inline src="…"></script>`. The policy of each page knows its scripts by
their hash (see csp.py).
"""

from __future__ import annotations

import re
from pathlib import Path

from theme.publish import BuildError
from theme.publish.assets import resolve

INLINE = re.compile(r'<script data-inline src="(?P<address>[^"]+)"(?P<others>[^>]*)></script>')
COMMENT = re.compile(r"^\s*(/\*\*.*?\*/|//[^\n]*)\n", re.DOTALL | re.MULTILINE)


def inline(site: Path) -> None:
    """Replace each such element by the script it names, and drop the files of these scripts."""
    written: set[Path] = set()
    for page in site.rglob("*.html"):

        def script(found: re.Match[str], page: Path = page) -> str:
            path = resolve(site, page, found["address"])
            if path is None or not path.is_file():
                raise BuildError(f"{page.name} : {found['address']} n'existe pas.")
            worker = re.search(r'data-ouvrier="([^"]+)"', found["others"])
            named = resolve(site, page, worker[1]) if worker else path
            if named is None or not named.is_file():
                raise BuildError(f"{page.name} : le script du calcul n'existe pas.")
            written.add(path)
            return f"<script{found['others']}>{_one_line(path.read_text('utf-8'))}</script>"

        page.write_text(INLINE.sub(script, page.read_text("utf-8")), "utf-8")
    for path in written:
        path.unlink()


def _one_line(script: str) -> str:
    """The script on one line (the W3C checker computes other hashes), without its own comments."""
    line = " ".join(COMMENT.sub("", script).split())
    if "//" in line:
        raise BuildError("Un commentaire en fin de ligne ferait taire la suite du script.")
    return line
