"""Le français du guide : celui des pages construites, et celui des messages des calculateurs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from calculators.francais.nombres import typographie
from theme.publish import ROOT
from theme.publish.site.html_pages import VOID

MUETS = frozenset({"code", "nav", "script", "style", "svg", "template"})
APARTES = frozenset({"cite", "emprunt", "marque", "regle__id", "regle__copier"})
"""Classes de ce qui n’est pas dans la phrase : citations, étiquettes, boutons."""
DANS_LA_PHRASE = frozenset({"a", "abbr", "b", "em", "i", "small", "span", "strong", "sub", "sup"})
TROUS = re.compile(r" ?\([\s,;]*\)|(?: [,;])+(?= [.,;])|[ \u00a0]:?(?=[.])")
"""Ce que les citations ôtées laissent derrière elles."""


class _Article(HTMLParser):
    """Coupe l’article d’une page en phrases ou morceaux de phrases."""

    def __init__(self) -> None:
        super().__init__()
        self.phrases: list[str] = []
        self._ouverts: list[tuple[str, bool, bool]] = []
        self._texte = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = set((dict(attrs).get("class") or "").split())
        muet = tag in MUETS or bool(classes & APARTES)
        a_part = tag not in DANS_LA_PHRASE or (tag == "span" and bool(classes - {"nombre"}))
        if a_part and not muet:
            self._couper()
        if tag not in VOID:
            self._ouverts.append((tag, muet, a_part))

    def handle_endtag(self, tag: str) -> None:
        while any(tag == ouvert for ouvert, *_ in self._ouverts):
            ouvert, muet, a_part = self._ouverts.pop()
            if a_part and not muet:
                self._couper()
            if ouvert == tag:
                break

    def handle_data(self, data: str) -> None:
        balises = [tag for tag, *_ in self._ouverts]
        if "article" in balises and not any(muet for _, muet, _ in self._ouverts):
            self._texte += data

    def _couper(self) -> None:
        phrase = TROUS.sub("", re.sub(r"[ \n\t]+", " ", self._texte)).strip(" ,")
        if re.search(r"[a-zà-ÿ]{2}", phrase):
            self.phrases.append(phrase)
        self._texte = ""


def phrases_du_site(site: Path) -> dict[str, str]:
    """Chaque phrase des pages construites, et la première page où elle se lit."""
    trouvees: dict[str, str] = {}
    for page in sorted(site.rglob("*.html")):
        article = _Article()
        article.feed(page.read_text("utf-8"))
        for phrase in article.phrases:
            trouvees.setdefault(phrase, page.parent.relative_to(site).as_posix())
    return trouvees


def phrases_des_calculateurs() -> dict[str, str]:
    """Chaque texte affichable écrit dans calculators/, et son fichier et sa ligne."""
    return {
        typographie(phrase).strip(" \u00a0\u202f"): f"{path.relative_to(ROOT).as_posix()}:{ligne}"
        for path in sorted((ROOT / "calculators").rglob("*.py"))
        for ligne, phrase in _litteraux(ast.parse(path.read_text("utf-8")))
        if re.search(r"[a-zà-ÿ]{2,} [a-zà-ÿ]", phrase) and not re.search(r" \| | --", phrase)
    }


def _litteraux(noeud: ast.AST) -> Iterator[tuple[int, str]]:
    """Les textes du code, sans ses docstrings ; ce qu’un texte calcule y devient « 12 »."""
    for enfant in ast.iter_child_nodes(noeud):
        if isinstance(enfant, ast.Expr) and isinstance(enfant.value, ast.Constant):
            continue
        if isinstance(enfant, ast.Constant) and isinstance(enfant.value, str):
            yield enfant.lineno, re.sub(r"\{\w+\}", "12", enfant.value)
        elif isinstance(enfant, ast.JoinedStr):
            parts = (str(p.value) if isinstance(p, ast.Constant) else "12" for p in enfant.values)
            yield enfant.lineno, "".join(parts)
        else:
            yield from _litteraux(enfant)
