"""Ce qu'une cellule de tableur contient : un FINESS, un nombre, un taux, ou des mots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from calculators.francais.nombres import NombreIllisible, lire_nombre
from calculators.lieux.numero_finess import lire_finess

Rangees = Mapping[int, Sequence[str]]
"""Des lignes par leur rang dans le tableau, compté à partir de 1."""
_INVISIBLES = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067"
BORDS = f" \t\n\x0b\x0c\u00a0\u2007\u2009\u202f\u3000{_INVISIBLES}\u2068\u2069\ufeff"
"""Ce qui entoure une cellule sans en être."""
_FORMULE_DE_TEXTE = re.compile(r'="([^"]*)"')
_NEUF = re.compile(r"[0-9][0-9AaBb](?:[\s.\-]?[0-9]){6,7}")
_CHIFFREE = re.compile(
    r"[-−–+(]?\s?[0-9][0-9\s.,'’:/]*(?:[hH][0-9]{0,2}|heures?|[kM]?€|euros?|eur|%)?\)?",
    re.IGNORECASE,
)
_RIEN = re.compile(r"[-–—−]\s*€?")


def nette(cellule: str) -> str:
    """Son texte, sans ce qui l'entoure, sur une ligne ; « ="010000024" » en est un aussi."""
    texte = cellule and cellule.strip(BORDS)
    if texte.startswith('="') and (protege := _FORMULE_DE_TEXTE.fullmatch(texte)):
        return protege[1].strip(BORDS)
    return " ".join(texte.split("\n")) if "\n" in texte else texte


def est_finess(cellule: str) -> bool:
    """Elle tient un numéro FINESS, peut-être sans le zéro du début, qu'un tableur ôte."""
    if len(cellule) > 20 or not _NEUF.fullmatch(cellule):
        return False
    try:
        return bool(lire_finess(cellule, retablir_le_zero=True))
    except ValueError:
        return False


def est_chiffree(cellule: str) -> bool:
    """Elle tient un nombre, un taux, ou le tiret qu'un tableur écrit pour zéro."""
    if cellule.isdecimal():
        return True
    return len(cellule) < 60 and bool(_CHIFFREE.fullmatch(cellule) or _RIEN.fullmatch(cellule))


def est_un_taux(cellule: str) -> bool:
    return cellule.endswith("%") and est_chiffree(cellule)


def est_une_annee(cellule: str) -> bool:
    """« 2024 » : un titre de colonne peut n'être que cela."""
    return len(cellule) == 4 and cellule.isdecimal() and cellule[:2] in {"19", "20"}


def nombre_de(cellule: str) -> Decimal | int | None:
    """Le nombre qu'elle tient ; None si c'est un taux, un FINESS, ou autre chose qu'un nombre."""
    if len(cellule) < 8 and cellule.isascii() and cellule.isdecimal():
        return int(cellule)
    if not est_chiffree(cellule) or cellule.endswith("%") or est_finess(cellule):
        return None
    try:
        return lire_nombre(cellule)
    except NombreIllisible:
        return None


def est_un_trait(ligne: Iterable[str]) -> bool:
    """« ---|:--- », « ;; » : ce qui souligne un en-tête, ou ne sépare que du vide."""
    return all(len(c) > 1 and not c.strip("-:=_+;,|") for c in remplies(ligne))


def remplies(ligne: Iterable[str]) -> list[str]:
    """Ses cellules où il y a quelque chose."""
    return [cellule for cellule in ligne if cellule]
