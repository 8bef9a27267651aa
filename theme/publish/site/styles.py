"""Joins our style sheets: the browser fetches one file, not the chain of those it imports."""

from __future__ import annotations

import re
from pathlib import Path

IMPORT = re.compile(r'@import url\("(?P<name>[^"/]+\.css)"\);\n?')


def join(folder: Path) -> None:
    """Replace every import in `folder` by the file it names, and drop the files so taken in."""
    texts = {path: path.read_text("utf-8") for path in folder.glob("*.css")}
    taken = {match["name"] for text in texts.values() for match in IMPORT.finditer(text)}
    for path, text in texts.items():
        if path.name in taken:
            path.unlink()
        else:
            path.write_text(IMPORT.sub(lambda match: texts[folder / match["name"]], text), "utf-8")
