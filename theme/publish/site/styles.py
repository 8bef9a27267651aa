"""Joins our style sheets: the browser fetches one file, not the chain of those it imports, without
what only their authors read.
"""

from __future__ import annotations

import re
from pathlib import Path

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s*([{};])\s*|\s+")
IMPORT = re.compile(r'@import url\("(?P<name>[^"/]+\.css)"\);\n?')


def join(folder: Path) -> None:
    """Replace every import in `folder` by the file it names, and drop the files so taken in."""
    texts = {path: path.read_text("utf-8") for path in folder.glob("*.css")}
    taken = {match["name"] for text in texts.values() for match in IMPORT.finditer(text)}
    for path, text in texts.items():
        if path.name in taken:
            path.unlink()
        else:
            joined = IMPORT.sub(lambda match: texts[folder / match["name"]], text)
            path.write_text(_short(joined), "utf-8")


def _short(sheet: str) -> str:
    """The same rules, without comments nor the spaces that say nothing."""
    return SPACE.sub(lambda match: match[1] or " ", COMMENT.sub("", sheet)).strip()
