"""Reads built pages: their elements, their identifiers, their inline scripts and styles."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905
)


@dataclass
class Element:
    """One start tag: its name, its attributes, its line."""

    tag: str
    attributes: dict[str, str]
    line: int


@dataclass
class Page:
    """What the steps after the generator need to know of a page."""

    path: Path
    elements: list[Element] = field(default_factory=list)
    inline_scripts: list[str] = field(default_factory=list)
    inline_styles: list[str] = field(default_factory=list)

    @property
    def ids(self) -> set[str]:
        """Every anchor of the page."""
        return {e.attributes["id"] for e in self.elements if "id" in e.attributes}


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self._kept: list[str] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.page.elements.append(Element(tag, attributes, self.getpos()[0]))
        data = attributes.get("type", "module") not in {"module", "text/javascript", ""}
        if tag == "style":
            self._kept = self.page.inline_styles
        elif tag == "script" and "src" not in attributes and not data:
            self._kept = self.page.inline_scripts

    def handle_data(self, data: str) -> None:
        if self._kept is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._kept is not None and tag in {"script", "style"}:
            self._kept.append("".join(self._text))
            self._kept, self._text = None, []


def read(path: Path) -> Page:
    """The page in this file."""
    page = Page(path)
    reader = _Reader(page)
    reader.feed(path.read_text("utf-8"))
    reader.close()
    return page


def read_all(site: Path) -> list[Page]:
    """Every page of the site, in order of path."""
    return [read(path) for path in sorted(site.rglob("*.html"))]


def address(site: Path, path: Path) -> str:
    """The address of a page relative to the root of the site: "combien/", "" for the home page."""
    relative = path.relative_to(site).as_posix()
    return relative.removesuffix("index.html")
