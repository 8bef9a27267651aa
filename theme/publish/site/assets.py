"""Gives our assets names that hold the hash of their content, and rewrites what refers to them.

A file whose name says its content can stay in caches for a year: `IMMUTABLE` are the folders where
every file is so. None is Material's: mkdocs.py keeps nothing of its own files.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit

from theme.publish import BuildError

HASHED_FOLDERS = ("css", "fonts", "img", "js", "recherche")
IMMUTABLE = (*HASHED_FOLDERS, "pyodide")
TEXTS = (".css", ".js")
# A relative address: url(x) in a style sheet, a quoted "./x" or "../x" in a script.
REFERENCES = {
    ".css": re.compile(r"""url\(\s*["']?(?P<address>[^"')]+)["']?\s*\)"""),
    ".js": re.compile(r"""["'](?P<address>\.{1,2}/[^"'\s]+)["']"""),
}
ATTRIBUTE = re.compile(r'\b(?:href|src|content|data-ouvrier|data-lecture)="(?P<address>[^"]+)"')


class Renaming:
    """Renames the assets of one site, each after those it refers to."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.renamed: dict[Path, Path] = {}
        self._open: list[Path] = []

    def rename_all(self) -> None:
        """Rename every file of the hashed folders, then follow in every page."""
        for folder in HASHED_FOLDERS:
            for path in sorted((self.site / folder).rglob("*")):
                if path.is_file() and path not in self.renamed.values():
                    self._rename(path)
        for page in self.site.rglob("*.html"):
            text = page.read_text("utf-8")
            page.write_text(self._rewrite(ATTRIBUTE, text, page), "utf-8")

    def _rename(self, path: Path) -> Path:
        if path in self.renamed:
            return self.renamed[path]
        if path in self._open:
            raise BuildError(f"{path.name} se cite lui-même, directement ou non.")
        self._open.append(path)
        if path.suffix in TEXTS:
            pattern = REFERENCES[path.suffix]
            path.write_text(self._rewrite(pattern, path.read_text("utf-8"), path), "utf-8")
        self._open.pop()
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        self.renamed[path] = path.rename(path.with_name(f"{path.stem}.{digest}{path.suffix}"))
        return self.renamed[path]

    def _rewrite(self, pattern: re.Pattern[str], text: str, file: Path) -> str:
        """The text of `file` with each reference to one of our assets following its new name."""

        def follow(match: re.Match[str]) -> str:
            address = match["address"]
            target = resolve(self.site, file, address)
            if target is None or not self._ours(target):
                return match[0]
            new = self._rename(target).name
            return match[0].replace(address, address.replace(target.name, new))

        return pattern.sub(follow, text)

    def _ours(self, target: Path) -> bool:
        if target in self.renamed:
            return True
        folder = target.relative_to(self.site).parts[:1]
        return bool(folder) and folder[0] in HASHED_FOLDERS and target.is_file()


def resolve(site: Path, file: Path, address: str) -> Path | None:
    """The file of the site that `address`, found in `file`, points to; None if it is elsewhere."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    base = site if parts.path.startswith("/") else file.parent
    target = (base / parts.path.lstrip("/")).resolve()
    return target if target.is_relative_to(site.resolve()) else None


def is_immutable(name: str) -> bool:
    """Whether a part of this path (relative to the site) is a hash of the content."""
    return re.search(r"(^|[./])[0-9a-f]{8,64}[./]", name) is not None
