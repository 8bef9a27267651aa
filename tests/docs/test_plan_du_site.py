"""Toute page est au menu et au plan du site, une fois ; tout calculateur a sa page."""

import re
from collections import Counter

from calculators.socle.calculateur import tous
from theme.publish import ROOT

DOCS = ROOT / "docs"
SANS_PAGE = {"projet"}
"""Les calculateurs de la seule ligne de commande."""


def au_menu() -> list[str]:
    """Les pages de `nav`, dans mkdocs.yml, dans leur ordre."""
    reglages = (ROOT / "mkdocs.yml").read_text("utf-8")
    menu = reglages[reglages.index("\nnav:") : reglages.index("\nextra:")]
    return re.findall(r"([a-z-]+\.md)$", menu, re.MULTILINE)


def test_le_menu_mene_une_fois_a_chaque_page() -> None:
    assert Counter(au_menu()) == Counter(page.name for page in DOCS.glob("*.md"))


def test_le_plan_suit_le_menu() -> None:
    plan = (DOCS / "plan-du-site.md").read_text("utf-8")
    assert [*re.findall(r"\]\(([a-z-]+\.md)\)", plan), "plan-du-site.md"] == au_menu()


def test_chaque_calculateur_a_une_page_et_une_seule() -> None:
    pages = Counter(
        nom
        for page in DOCS.glob("*.md")
        for nom in re.findall(r"^calculateur: (\S+)$", page.read_text("utf-8"), re.MULTILINE)
    )
    assert pages == Counter(c.nom for c in tous() if c.nom not in SANS_PAGE)


def test_une_page_de_calculateur_le_montre() -> None:
    for page in DOCS.glob("*.md"):
        source = page.read_text("utf-8")
        annonces = re.findall(r"^calculateur: (\S+)$", source, re.MULTILINE)
        assert re.findall(r"\{\{ calculateur\(\"(.+?)\"\) \}\}", source) == annonces, page.name


def test_le_plan_mene_une_fois_a_chaque_page() -> None:
    plan = (DOCS / "plan-du-site.md").read_text("utf-8")
    liens = Counter(re.findall(r"\]\(([a-z-]+\.md)\)", plan))
    pages = {page.name for page in DOCS.glob("*.md")} - {"plan-du-site.md"}
    assert liens == Counter(pages)


def test_le_plan_dit_quelles_pages_calculent() -> None:
    plan = (DOCS / "plan-du-site.md").read_text("utf-8")
    annoncees = set(re.findall(r"\]\(([a-z-]+)\.md\)[^[]*?\*\*Avec un\s+calculateur", plan))
    tenues = {p.stem for p in DOCS.glob("*.md") if "\ncalculateur: " in p.read_text("utf-8")}
    assert annoncees == tenues
