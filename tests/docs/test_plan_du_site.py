"""Toute page est au menu et au plan du site, une fois ; tout calculateur a sa page et ses tests."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from calculators.socle.calculateur import tous
from theme.publish import ROOT, BuildError
from theme.publish.pages import pages
from theme.publish.pages.menu import SECTIONS, arrange

DOCS = ROOT / "docs"
SANS_PAGE = {"projet"}
"""Les calculateurs de la seule ligne de commande."""
SOURCES = {page.name: page.read_text("utf-8") for page in sorted(DOCS.glob("*.md"))}
ACCUEIL = {"title": "Le guide", "plan": "par où entrer"}
AIDE = {"title": "Aide", "plan": "le montant", "rubrique": "Combien ?", "rang": 10}


def au_menu() -> Iterator[str]:
    """Les pages du menu, dans leur ordre."""
    for rubrique in pages.menu().nav():
        for dedans in rubrique.values():
            yield from [dedans] if isinstance(dedans, str) else dedans


def au_plan() -> list[str]:
    return re.findall(r"\]\(([a-z-]+\.md)\)", pages.menu().site_map())


def test_le_menu_mene_une_fois_a_chaque_page() -> None:
    assert Counter(au_menu()) == Counter([*SOURCES])


def test_le_menu_commence_par_l_accueil_et_suit_ses_rubriques() -> None:
    accueil, *rubriques = pages.menu().nav()
    assert accueil == {"Accueil": "index.md"}
    assert [nom for rubrique in rubriques for nom in rubrique] == [*SECTIONS]


def test_le_plan_suit_le_menu_et_ne_se_nomme_pas() -> None:
    assert [*au_plan(), "plan-du-site.md"] == [*au_menu()]


def test_le_plan_dit_quelles_pages_calculent() -> None:
    lignes = pages.menu().site_map().splitlines()
    annoncees = {ligne for ligne in lignes if ligne.endswith("**Avec un calculateur.**")}
    tenues = {page for page, source in SOURCES.items() if "\ncalculateur: " in source}
    assert {page for page in tenues if any(f"({page})" in a for a in annoncees)} == tenues
    assert len(annoncees) == len(tenues)


@pytest.mark.parametrize(
    ("tete", "a_ecrire"),
    [
        ({**AIDE, "rubrique": "Combien"}, "« rubrique: », avec l’une de celles du menu"),
        ({**AIDE, "rubrique": None}, "« rubrique: », avec l’une de celles du menu"),
        ({**AIDE, "rang": "premier"}, "« rang: », avec un nombre entier"),
        ({"plan": "le montant", "rubrique": "Combien ?", "rang": 10}, "« title: », avec le titre"),
        ({"title": "Aide", "rubrique": "Combien ?", "rang": 10}, "« plan: », avec ce que le plan"),
    ],
)
def test_une_page_qui_ne_dit_pas_sa_place_est_refusee_et_l_on_dit_quoi_ecrire(
    tete: dict[str, object], a_ecrire: str
) -> None:
    with pytest.raises(BuildError, match=f"^docs/aide.md, en-tête : écrivez {a_ecrire}"):
        arrange({Path("index.md"): ACCUEIL, Path("aide.md"): tete})


def test_deux_pages_au_meme_rang_sont_refusees() -> None:
    with pytest.raises(BuildError, match=r"^docs/saad.md, en-tête : docs/aide.md a déjà ce rang"):
        arrange({Path("index.md"): ACCUEIL, Path("aide.md"): AIDE, Path("saad.md"): AIDE})


def test_une_rubrique_sans_page_n_est_pas_au_menu() -> None:
    menu = arrange({Path("index.md"): ACCUEIL, Path("aide.md"): AIDE})
    assert menu.nav() == [{"Accueil": "index.md"}, {"Combien\u202f?": ["aide.md"]}]


@pytest.mark.parametrize("nom", [c.nom for c in tous() if c.nom not in SANS_PAGE])
def test_un_calculateur_a_une_page_et_une_seule(nom: str) -> None:
    tenues = [page for page, source in SOURCES.items() if f"\ncalculateur: {nom}\n" in source]
    assert len(tenues) == 1, f"écrivez « calculateur: {nom} » en tête d’une page de docs/, une fois"


@pytest.mark.parametrize("page", [page for page, s in SOURCES.items() if "calculateur" in s])
def test_une_page_montre_le_calculateur_qu_elle_annonce(page: str) -> None:
    annonces = re.findall(r"^calculateur: (\S+)$", SOURCES[page], re.MULTILINE)
    montres = re.findall(r"\{\{ calculateur\(\"(.+?)\"\) \}\}", SOURCES[page])
    connus = {calculateur.nom for calculateur in tous()}
    assert montres == annonces, (
        f"docs/{page} : « calculateur: NOM » en tête, {{{{ calculateur(NOM) }}}}"
    )
    assert {*annonces} <= connus, f"docs/{page} : aucun module de calculators/ n’a ce nom"


@pytest.mark.parametrize("module", sorted(c.nom.replace("-", "_") for c in tous()))
def test_un_calculateur_a_ses_tests(module: str) -> None:
    fichier = ROOT / "tests" / f"test_{module}.py"
    assert fichier.exists(), f"écrivez tests/test_{module}.py, les tests de calculators/{module}.py"
