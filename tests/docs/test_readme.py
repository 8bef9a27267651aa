"""L’exemple du README est un calculateur et une page tels quels : rien d’autre ne s’écrit."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from calculators.socle.calculateur import Calculateur, resoudre
from theme.publish import ROOT
from theme.publish.pages import menu, pages

README = (ROOT / "README.md").read_text("utf-8")


def bloc(debut: str) -> str:
    """Le bloc de code qui commence ainsi."""
    (trouve,) = re.findall(rf"^```\w+\n({debut}.*?)^```$", README, re.DOTALL | re.MULTILINE)
    return str(trouve)


def test_le_module_de_l_exemple_repond_a_son_exemple_traite() -> None:
    module: dict[str, object] = {}
    exec(bloc("# calculators/duree.py"), module)  # noqa: S102 - notre propre texte
    calculateur = module["CALCULATEUR"]
    assert isinstance(calculateur, Calculateur)
    assert calculateur.au_projet != 0
    assert resoudre(calculateur, calculateur.exemple).lignes


def test_la_page_de_l_exemple_trouve_sa_place_au_menu() -> None:
    page = bloc("---\nrubrique")
    tete = yaml.safe_load(page.split("---")[1])
    toutes = {**pages.heads(), Path("duree.md"): tete}
    assert menu.faults(toutes) == []
    assert "- [Durée repère](duree.md)" in menu.arrange(toutes).site_map()
    assert f'{{{{ calculateur("{tete["calculateur"]}") }}}}' in page
