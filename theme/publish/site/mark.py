"""Marks each page with what tells it from its other versions.

js/perime.js compares the mark of the open page with that of the page online.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

MARK = re.compile(r'(<html [^>]*data-version=")\w*(")')


def mark(site: Path) -> None:
    """Write in each page the hash of all the rest of it."""
    for page in site.rglob("*.html"):
        text = MARK.sub(r"\1\2", page.read_text("utf-8"), count=1)
        digest = hashlib.sha256(text.encode()).hexdigest()[:12]
        page.write_text(MARK.sub(rf"\g<1>{digest}\2", text, count=1), "utf-8")
