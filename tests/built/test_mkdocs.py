"""What the site takes of its generator and of Material, and what stays when they are taken out."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from theme.publish import ROOT, BuildError
from theme.publish.pages import pages
from theme.publish.site import html_pages, licences, lost, mkdocs, sbom, schema

OVERRIDES = ROOT / "theme" / "overrides"
SIGN = re.compile(r":material-[a-z0-9-]+:")
WORDS = {
    "language": "fr",
    "action.skip": "Aller au contenu",
    "footer.next": "Suivant",
    "footer.previous": "Précédent",
    "search.placeholder": "Rechercher",
    "toc": "Table des matières",
}
"""The words that another theme would have to bring; the frame asks for no other."""
WITHOUT_MATERIAL = (
    "{% macro signe(nom) %}{% endmacro %}"
    f"{{% macro mot(cle) %}}{{{{ {WORDS}[cle] }}}}{{% endmacro %}}"
)


class _Text(HTMLParser):
    """The words of a page, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        if self.lasttag not in {"script", "style"}:
            self.words += SIGN.sub(" ", data).split()


def words(page: Path) -> list[str]:
    reader = _Text()
    reader.feed(page.read_text("utf-8"))
    return reader.words


def anchors_and_addresses(page: Path) -> list[tuple[str, str]]:
    kept = ("id", "href", "src", "aria-label", "lang")
    elements = html_pages.read(page).elements
    return [(name, e.attributes[name]) for e in elements for name in kept if name in e.attributes]


@pytest.fixture(scope="module")
def markdown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the generator is given."""
    folder = tmp_path_factory.mktemp("markdown")
    with pytest.MonkeyPatch.context() as patch:
        for module in (pages, licences, sbom, schema):
            patch.setattr(module, "PAGES", folder)
        pages.render()
        licences.write()
        sbom.write()
        schema.write()
    return folder


@pytest.fixture(scope="module")
def site(markdown: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as the generator leaves it."""
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mkdocs, "PAGES", markdown)
        patch.setattr(mkdocs, "DRAFT", folder)
        patch.setattr(lost, "folder", lambda: "/")
        mkdocs.build(pages.menu().nav())
    return folder


@pytest.fixture(scope="module")
def bare(markdown: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same Markdown in our own frame, by an MkDocs that has neither theme nor Material."""
    folder, frame = tmp_path_factory.mktemp("bare"), tmp_path_factory.mktemp("frame")
    shutil.copytree(OVERRIDES, frame, dirs_exist_ok=True)
    (frame / "partials" / "material.html").write_text(WITHOUT_MATERIAL, "utf-8")
    extensions = re.findall(
        r"^ {2}- ([a-z_]+):?$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE
    )
    theme = {"name": None, "custom_dir": str(frame), "static_templates": ["404.html"]}
    nav = pages.menu().nav()
    mkdocs.generate(markdown, folder, nav=nav, theme=theme, markdown_extensions=extensions)
    return folder


def test_the_text_of_every_page_stays_without_material(site: Path, bare: Path) -> None:
    names = sorted(path.relative_to(site) for path in site.rglob("*.html"))
    assert names == sorted(path.relative_to(bare) for path in bare.rglob("*.html"))
    assert len(names) > 20
    for name in names:
        assert words(site / name) == words(bare / name), name


def test_no_address_nor_anchor_depends_on_material(site: Path, bare: Path) -> None:
    for page in sorted(site.rglob("index.html")):
        other = bare / page.relative_to(site)
        assert anchors_and_addresses(page) == anchors_and_addresses(other), other


def test_the_text_of_the_pages_would_tell_a_word_that_went(site: Path, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    text = (site / "contacts" / "index.html").read_text("utf-8")
    page.write_text(text.replace("Précédent", ""), "utf-8")
    assert words(page) != words(site / "contacts" / "index.html")


def test_every_sign_of_a_page_is_drawn_and_silent(site: Path) -> None:
    drawn = 0
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert not SIGN.findall(text), path
        signs = [e for e in html_pages.read(path).elements if e.attributes.get("class") == "icone"]
        assert all(sign.attributes.get("aria-hidden") == "true" for sign in signs), path
        drawn += len(signs)
    assert drawn > 300


def test_every_heading_of_the_menu_has_its_sign(site: Path) -> None:
    text = (site / "contacts" / "index.html").read_text("utf-8")
    menu = text[text.index('<ul class="navigation__liste">') :]
    menu = menu[: menu.index("</nav>")]
    assert len(re.findall(r'<svg class="icone"', menu)) == len(re.findall(r"<details", menu)) + 1


def test_none_of_material_s_scripts_and_styles_is_left(site: Path) -> None:
    assert not (site / "assets").exists()
    for path in site.rglob("*.html"):
        asked = [
            address
            for e in html_pages.read(path).elements
            for address in (e.attributes.get("src"), e.attributes.get("href"))
            if address and re.search(r"\bassets/|\.min\.", address)
        ]
        assert not asked, path
        assert not re.search(r'class="[^"]*\bmd-', path.read_text("utf-8")), path


def test_the_style_sheets_hold_the_drawings_that_they_name(site: Path) -> None:
    sheets = [path.read_text("utf-8") for path in (site / "css").glob("*.css")]
    assert any("data:image/svg+xml,%3Csvg" in sheet for sheet in sheets)
    assert not [sheet for sheet in sheets if "material:" in sheet]


def test_a_sign_that_material_has_not_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text('p { mask: url("material:licorne") }', "utf-8")
    with pytest.raises(BuildError, match="pas de signe « licorne »"):
        mkdocs._draw_signs(tmp_path)


def test_a_heading_of_the_menu_without_its_sign_is_refused(markdown: Path, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"\.icons/material/\.svg"):
        mkdocs.generate(markdown, tmp_path, extra={"signes": {}, "pied": []})
