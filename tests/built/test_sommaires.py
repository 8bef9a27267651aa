"""Une page longue se parcourt par sa table des matières, calculateur ou non."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from theme.publish.pages import pages

SANS_TITRES = {"glossaire", "accessibilite"}
"""Une seule liste, ou une seule partie : rien à nommer."""
NOMS = sorted(
    path.stem for path in pages.DOCS.glob("*.md") if path.stem not in {*SANS_TITRES, "index"}
)


@pytest.mark.parametrize("nom", NOMS)
def test_la_page_mene_a_chacune_de_ses_parties(site_folder: Path, nom: str) -> None:
    page = (site_folder / nom / "index.html").read_text("utf-8")
    [sommaire] = re.findall(r"<nav class=\"?sommaire\b.*?</nav>", page, re.DOTALL)
    liens = re.findall(r"href=\"?[^\"> ]*#([^\"> ]+)", sommaire)
    assert len(liens) > 1
    for ancre in liens:
        assert re.search(rf"<h2[^>]* id=\"?{re.escape(ancre)}\b", page), ancre
