"""The menu and the map of the site, from the head of each page: its section and its rank there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from calculators.francais.nombres import typographie
from theme.publish import BuildError
from theme.publish.site.mkdocs import Nav

SECTIONS = tuple(
    typographie(name)
    for name in (
        "Mon projet",
        "Le programme",
        "Suis-je concerné ?",
        "Combien ?",
        "Où et quand ?",
        "Réussir le projet",
        "Références",
    )
)
"""In their order."""
HOME, MAP = Path("index.md"), Path("plan-du-site.md")
HOME_TITLE = "Accueil"
Head = Mapping[str, object]


@dataclass(frozen=True)
class Menu:
    """The pages of each section, in their order; `heads` holds what each page says of itself."""

    sections: Mapping[str, tuple[Path, ...]]
    heads: Mapping[Path, Head]

    def nav(self) -> Nav:
        """The home page, then each section with its pages, as generators want them."""
        home: Nav = [{HOME_TITLE: HOME.as_posix()}]
        sections = self.sections.items()
        return home + [{name: [page.as_posix() for page in pages]} for name, pages in sections]

    def site_map(self) -> str:
        """The same in Markdown, with a line on each page."""
        parts = [f"[{HOME_TITLE}]({HOME}) : {self.heads[HOME]['plan']}."]
        for name, pages in self.sections.items():
            lines = (self._line(page) for page in pages if page != MAP)
            parts += [f"## {name}", "\n".join(lines)]
        return "\n\n".join(parts)

    def _line(self, page: Path) -> str:
        head = self.heads[page]
        calculates = " **Avec un calculateur.**" if "calculateur" in head else ""
        said = f" : {head['plan']}." if head["plan"] else ""
        return f"- [{head['title']}]({page.as_posix()}){said}{calculates}"


def arrange(heads: Mapping[Path, Head]) -> Menu:
    """The pages at their places; BuildError with what each of them must still write at its head."""
    if found := faults(heads):
        raise BuildError("\n".join(found))
    ranks = {page: int(str(head["rang"])) for page, head in heads.items() if page != HOME}
    ordered = sorted(ranks, key=lambda page: ranks[page])
    sections = {
        name: tuple(page for page in ordered if _section(heads[page]) == name) for name in SECTIONS
    }
    return Menu({name: pages for name, pages in sections.items() if pages}, heads)


def faults(heads: Mapping[Path, Head]) -> list[str]:
    """What each page must still write at its head for its place to be known."""
    return [*_missing(heads), *_taken_twice(heads)]


def _section(head: Head) -> str:
    """As typed, its spaces as French wants them."""
    return typographie(str(head.get("rubrique")))


def _missing(heads: Mapping[Path, Head]) -> Iterator[str]:
    for page, head in heads.items():
        file = f"docs/{page.as_posix()}, en-tête : écrivez"
        if not isinstance(head.get("title"), str):
            yield f"{file} « title: », avec le titre de la page."
        if page != HOME and _section(head) not in SECTIONS:
            names = ", ".join(f"« {name} »" for name in SECTIONS)
            yield f"{file} « rubrique: », avec l’une de celles du menu : {names}."
        if page != HOME and type(head.get("rang")) is not int:
            yield f"{file} « rang: », avec un nombre entier, sa place dans la rubrique."
        if page != MAP and not isinstance(head.get("plan"), str):
            yield f"{file} « plan: », avec ce que le plan du site dit de cette page."


def _taken_twice(heads: Mapping[Path, Head]) -> Iterator[str]:
    places: dict[object, Path] = {}
    for page, head in heads.items():
        place = head.get("rubrique"), head.get("rang")
        other = places.setdefault(place, page)
        if None not in place and other != page:
            yield f"docs/{page.as_posix()}, en-tête : docs/{other.as_posix()} a déjà ce rang."
