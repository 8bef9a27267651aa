"""Writes what the site's search reads: one document for each section of each page."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from theme.publish import DRAFT
from theme.publish.site.html_pages import VOID, address

HEADINGS = frozenset({"h1", "h2", "h3"})
SILENT = frozenset({"script", "style", "template", "form", "svg", "nav"})
BLOCKS = frozenset("p li td th tr dd dt div section h1 h2 h3 h4 blockquote figcaption br".split())  # noqa: SIM905


@dataclass
class Section:
    """A heading, its anchor and the text down to the next one."""

    anchor: str
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Sections(HTMLParser):
    """Cuts the article of a page (`<article>`, or `<main>`) at its headings."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections: list[Section] = []
        self._inside = 0
        self._silent = 0
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "article":
            self._inside += 1
        if tag in SILENT or "data-sans-recherche" in attributes:
            self._silent += tag not in VOID
        elif self._silent and tag not in VOID:
            self._silent += 1
        elif self._inside and tag in HEADINGS:
            self.sections.append(Section(attributes.get("id") or ""))
            self._heading = True
        self._space(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._inside -= 1
        if self._silent and tag not in VOID:
            self._silent -= 1
        if tag in HEADINGS:
            self._heading = False
        self._space(tag)

    def handle_data(self, data: str) -> None:
        if self._inside and not self._silent and self.sections:
            section = self.sections[-1]
            (section.title if self._heading else section.text).append(data)

    def _space(self, tag: str) -> None:
        if tag in BLOCKS:
            self.handle_data(" ")


def write() -> None:
    """Write recherche/documents.json: a list of {id, page, titre, texte, url}."""
    pages = (path for path in sorted(DRAFT.rglob("*.html")) if path.name != "404.html")
    documents = [document for path in pages for document in documents_of(path)]
    for number, document in enumerate(documents):
        document["id"] = number
    target = DRAFT / "recherche" / "documents.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(documents, ensure_ascii=False, separators=(",", ":")), "utf-8")


def documents_of(path: Path) -> list[dict[str, str | int]]:
    """The documents of one page; its first section leads to its top."""
    reader = _Sections()
    reader.feed(path.read_text("utf-8"))
    page = address(DRAFT, path)
    sections = reader.sections
    return [
        {
            "page": _text(sections[0].title),
            "titre": _text(section.title),
            "texte": _text(section.text),
            "url": page + (f"#{section.anchor}" if number and section.anchor else ""),
        }
        for number, section in enumerate(sections)
    ]


def _text(parts: list[str]) -> str:
    return re.sub(r"[ \n\t]+", " ", "".join(parts)).strip()
