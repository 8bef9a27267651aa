"""Renders docs/*.md (Markdown + Jinja2) to plain Markdown: the site generator sees no macro.

The macros come from `theme.publish.pages.macros`: a figure in a page is asked for, never typed.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import jinja2
import yaml

from calculators.francais.nombres import majuscule, typographie_html
from theme.publish import PAGES, ROOT, BuildError, edition
from theme.publish.pages import dates, region
from theme.publish.pages.macros import PageMacros
from theme.publish.pages.menu import SECTIONS, Menu, arrange
from theme.publish.site import abbreviations, scripts, styles

DOCS = ROOT / "docs"
FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
RULES = re.compile(r"{[%{] (?:call regle|region|for \S+, \S+ in par_regle)\(([^)]*)\)")
REGIONAL = re.compile(r"{{ region\(([^)]*)\)")
DATED = re.compile(r"\A---\n(?:.*\n)*?dates: true\n")
RULE = r"[A-Z]+-\d+"
ASSETS = ("css", "fonts", "img")
LAST = 1000
"""The rank in the menu of the first page of the edition that says none."""


def render() -> None:
    """Write docs/, with its macros resolved, and the assets of theme/ into `.build/docs`."""
    shutil.rmtree(PAGES, ignore_errors=True)
    shutil.copytree(DOCS, PAGES, ignore=shutil.ignore_patterns("*.md"))
    environment = _environment()
    pages = [*source_pages(), *_own_pages()]
    calculators, rules = calculator_pages(), rule_pages()
    for page in pages:
        _render_page(environment, page, calculators, rules)
    region.check(_named(REGIONAL))
    _copy_assets()


def source_pages() -> list[Path]:
    """The pages of docs/, relative to it."""
    return [path.relative_to(DOCS) for path in sorted(DOCS.rglob("*.md"))]


def calculator_pages() -> dict[str, str]:
    """The address, from the root of the site, of the page that holds each calculator."""
    return {
        str(head["calculateur"]): _way_from_root(page)
        for page, head in heads().items()
        if "calculateur" in head
    }


def menu() -> Menu:
    """Every page at its place in the menu; BuildError if a page does not say it."""
    return arrange(heads())


def heads() -> dict[Path, dict[str, object]]:
    """What the head of each page says of it; BuildError if one is not readable YAML.

    A page of the edition that does not say its place goes last.
    """
    guide = {page: front_matter(page) for page in source_pages()}
    own = {
        page: {"rubrique": SECTIONS[-1], "rang": LAST + rank, "plan": "", **front_matter(page)}
        for rank, page in enumerate(_own_pages())
    }
    return guide | own


def front_matter(page: Path) -> dict[str, object]:
    """What the head of a page says of it; BuildError if it is not readable YAML."""
    found = FRONT_MATTER.match(_source(page).read_text("utf-8"))
    try:
        meta = yaml.safe_load(found[1]) if found else None
    except yaml.YAMLError as error:
        raise BuildError(f"docs/{page.as_posix()}, en-tête : {error}") from error
    if not isinstance(meta, dict):
        raise BuildError(f"docs/{page.as_posix()} n'a pas d'en-tête.")
    return meta


def _own_pages() -> list[Path]:
    """The pages of the edition; BuildError if one takes the place of a page of the guide."""
    own = edition.pages()
    for page in own:
        if (DOCS / page).exists():
            raise BuildError(f"{edition.folder() / page} : le guide a déjà une page de ce nom.")
    return own


def _source(page: Path) -> Path:
    return DOCS / page if (DOCS / page).exists() else edition.folder() / page


def rule_pages() -> dict[str, str]:
    """The address, from the root of the site, of the page that states each rule."""
    return {rule: _way_from_root(page) for page in source_pages() for rule in _named(RULES, page)}


def _named(pattern: re.Pattern[str], *pages: Path) -> list[str]:
    """The rules that these pages, or all, name in what the pattern finds."""
    texts = ((DOCS / page).read_text("utf-8") for page in pages or source_pages())
    return [rule for t in texts for b in pattern.findall(t) for rule in re.findall(RULE, b)]


def _environment() -> jinja2.Environment:
    """The Jinja2 environment of the pages: an unknown name is an error, never an empty string."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([DOCS, edition.folder()]),
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - the result is Markdown; macros escape what they return
    )
    environment.globals["plan_du_site"] = lambda: menu().site_map()
    environment.filters["majuscule"] = majuscule
    return environment


def _render_page(
    environment: jinja2.Environment,
    page: Path,
    calculators: dict[str, str],
    rules: dict[str, str],
) -> None:
    macros = PageMacros(way_to_root(page), calculators, rules)
    try:
        text = environment.get_template(page.as_posix()).render(macros.all())
    except (jinja2.TemplateError, LookupError, ValueError) as error:
        raise BuildError(f"docs/{page.as_posix()} : {_position(error)}{error}") from error
    target = PAGES / page
    target.parent.mkdir(parents=True, exist_ok=True)
    dated = bool(macros.stated) or bool(DATED.search(text))
    foot = dates.foot(dated=dated, changed=front_matter(page).get("mise_a_jour"))
    parts = (typographie_html(text), foot, abbreviations.definitions())
    target.write_text("\n\n".join(parts) + "\n", "utf-8")


def _way_from_root(page: Path) -> str:
    """combien.md is served at combien/, index.md at the root."""
    folders = page.parent if page.stem == "index" else page.with_suffix("")
    return "" if folders == Path() else f"{folders.as_posix()}/"


def way_to_root(page: Path) -> str:
    """From the address of a page to the root."""
    return "../" * _way_from_root(page).count("/")


def _position(error: Exception) -> str:
    """The line of the page in the traceback, where Jinja2 left it."""
    lines = []
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(".md"):
            lines.append(f"ligne {trace.tb_lineno} : ")
        trace = trace.tb_next
    return lines[-1] if lines else ""


def _copy_assets() -> None:
    """Put our styles, scripts, fonts and pictures where the generator picks them up."""
    for name in ASSETS:
        source = ROOT / "theme" / name
        if source.is_dir():
            shutil.copytree(source, PAGES / name, dirs_exist_ok=True)
    if picture := edition.logo():
        shutil.copyfile(picture, PAGES / "img" / picture.name)
    styles.join(PAGES / "css")
    scripts.join(PAGES / "js")
