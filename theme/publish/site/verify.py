"""Refuses a built site that would break a promise: styles or scripts the policy forbids, resources
fetched elsewhere, links and anchors that lead nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from calculators.socle.lien import est_un_lien, lire_lien
from theme.publish import BuildError
from theme.publish.site import lost
from theme.publish.site.assets import IMMUTABLE, is_immutable, resolve
from theme.publish.site.html_pages import Element, Page

# Elements that fetch, and the attribute that says what; <a href> may lead out, it fetches nothing.
FETCHING = {
    "audio": "src",
    "embed": "src",
    "iframe": "src",
    "image": "href",
    "img": "src",
    "input": "src",
    "link": "href",
    "object": "data",
    "script": "src",
    "source": "src",
    "track": "src",
    "use": "href",
    "video": "src",
}
NOT_FETCHED = frozenset({"alternate", "canonical", "next", "prev"})


def verify(site: Path, pages: list[Page]) -> None:
    """Raise BuildError with every fault found, page by page."""
    ids = {page.path.resolve(): page.ids for page in pages}
    faults = [fault for page in pages for fault in _page_faults(site, page, ids)]
    faults += [f"{name} : sans empreinte dans son nom" for name in _unhashed(site)]
    if faults:
        raise BuildError("Le site construit a des défauts :\n- " + "\n- ".join(faults))


def _page_faults(site: Path, page: Page, ids: dict[Path, set[str]]) -> Iterator[str]:
    for element in page.elements:
        where = f"{page.path.relative_to(site)}, ligne {element.line}, <{element.tag}>"
        for fault in (*_forbidden(page, element), *_foreign(element)):
            yield f"{where} : {fault}"
        for fault in _broken(site, page, element, ids):
            yield f"{where} : {fault}"


def _forbidden(page: Page, element: Element) -> Iterator[str]:
    """What the policy would block, in silence for the reader; 404.html alone holds its styles."""
    if "style" in element.attributes or (element.tag == "style" and page.path.name != lost.PAGE):
        yield "style dans la page"
    for name, value in element.attributes.items():
        if name.startswith("on"):
            yield f"gestionnaire {name}"
        if value.strip().lower().startswith("javascript:"):
            yield "adresse javascript:"


def _foreign(element: Element) -> Iterator[str]:
    """A resource that would be fetched from elsewhere."""
    relations = set(element.attributes.get("rel", "").split())
    address = element.attributes.get(FETCHING.get(element.tag, ""), "")
    parts = urlsplit(address)
    if (parts.netloc or parts.scheme not in {"", "data"}) and not relations & NOT_FETCHED:
        yield f"ressource extérieure {address}"
    if "srcset" in element.attributes:
        yield "srcset, que cette construction ne sait pas suivre"


def _broken(site: Path, page: Page, element: Element, ids: dict[Path, set[str]]) -> Iterator[str]:
    """An address inside the site with nothing behind it."""
    for name in ("href", "src"):
        address = element.attributes.get(name, "")
        parts = urlsplit(address)
        if not address or parts.scheme or parts.netloc:
            continue
        target = resolve(site, page.path, address) if parts.path else page.path.resolve()
        if target is not None and target.is_dir():
            target /= "index.html"
        if target is None or not target.exists():
            yield f"{name} vers {address}, qui n'existe pas"
        elif parts.fragment and not _has_anchor(ids, target, parts.fragment):
            yield f"{name} vers {address} : ancre absente"


def _has_anchor(ids: dict[Path, set[str]], target: Path, fragment: str) -> bool:
    """Whether a page has this anchor, or this is a whole situation."""
    if target not in ids or fragment == "__skip":
        return True
    if est_un_lien(fragment):
        return lire_lien(fragment, ()).etat == "complet"
    return unquote(fragment) in ids[target]


def _unhashed(site: Path) -> list[str]:
    """Files that would stay a year in caches without a name of their own."""
    files = (p for folder in IMMUTABLE for p in (site / folder).rglob("*") if p.is_file())
    names = (path.relative_to(site).as_posix() for path in files)
    return [name for name in names if not is_immutable(name)]
