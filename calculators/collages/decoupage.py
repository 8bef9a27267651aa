"""D'un texte à ses cellules : séparateurs, guillemets et fins de ligne des tableurs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from calculators.collages.cellules import est_finess, nette

SEPARATEURS = "\t;|,"
Cellules = list[list[str]]
_DIT = re.compile(r'"?sep=([\t;|,])"?[ \t;,]*\n', re.IGNORECASE)
_ECHANTILLON = 500
"""Lignes : de quoi choisir le séparateur."""
_UNITES = re.compile(r"(?<![0-9])[0-9]{1,8}\Z")
_DECIMALES = re.compile(r"[0-9]{1,4}(?![0-9])")


def decouper(texte: str) -> Cellules:
    """Les cellules, ligne par ligne, lignes vides comprises ; ValueError si c'est illisible.

    Le séparateur vaut pour tout le texte ; une cellule entre guillemets peut le contenir, ou une
    fin de ligne. Un guillemet jamais refermé est un signe comme un autre.
    """
    if "\x00" in texte:
        raise ValueError(
            "Ce texte contient des signes illisibles. Enregistrez le tableau en CSV UTF-8, ou "
            "copiez ses cellules et collez-les."
        )
    texte = texte.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if dit := _DIT.match(texte):
        texte = texte[dit.end() :]
    separateur = dit[1] if dit else _separateur(texte)
    return [
        [nette(cellule) for cellule in ligne] for ligne in _cellules(texte.rstrip(), separateur)
    ]


def est_un_tableau(texte: str) -> bool:
    """Plus d'une ligne, ou une tabulation : sinon, le texte d'une seule cellule."""
    if "\t" in texte.strip("\r\n"):
        return True
    return sum(any(ligne) for ligne in decouper(texte.replace("\x00", ""))) > 1


def _cellules(texte: str, separateur: str) -> Cellules:
    if '"' not in texte:
        lignes = texte.split("\n")
        return [ligne.split(separateur) if separateur else [ligne] for ligne in lignes]
    cellules: Cellules = [[]]
    for trouvee in _motif(separateur).finditer(texte):
        protegee, nue, fin = trouvee.groups()
        cellules[-1].append(nue if protegee is None else protegee.replace('""', '"'))
        if not fin:
            break
        if fin == "\n":
            cellules.append([])
    return cellules


@cache
def _motif(separateur: str) -> re.Pattern[str]:
    """Une cellule, avec ou sans guillemets, et ce qui la finit ; jamais de retour en arrière."""
    fins = re.escape(separateur) + r"\n"
    protegee, nue = rf' *"((?:[^"]|"")*+)" *(?=[{fins}]|\Z)', rf"([^{fins}]*)"
    return re.compile(rf"(?:{protegee}|{nue})([{fins}]|\Z)")


def _separateur(texte: str) -> str:
    """Celui que le plus de lignes montrent ; vide si rien ne dit que l'on sépare des colonnes."""
    echantillon = "\n".join(texte.split("\n", _ECHANTILLON)[:_ECHANTILLON])
    voix = {signe: _voix(echantillon, signe) for signe in SEPARATEURS if signe in echantillon}
    elu = max(voix, key=lambda signe: voix[signe], default="")
    return elu if any(voix.get(elu, ())) else ""


def _voix(texte: str, separateur: str) -> tuple[int, int]:
    """Combien de lignes ce séparateur coupe en colonnes, et combien y montrent un FINESS.

    Aucune s'il en coupe trop peu.
    """
    lignes = [ligne for ligne in _cellules(texte, separateur) if any(c.strip() for c in ligne)]
    numerotees = sum(_separe(ligne, separateur) and _a_un_finess(ligne) for ligne in lignes)
    if separateur == "\t" and len({len(ligne) for ligne in lignes}) == 1:
        return len(lignes), numerotees
    coupees = [len(ligne) for ligne in lignes if _separe(ligne, separateur)]
    if separateur == ",":
        coupees = [largeur for largeur in coupees if largeur == _la_plus_frequente(coupees)]
    assez = len(coupees) > 1 and 3 * len(coupees) > len(lignes)
    return max(numerotees, len(coupees) if assez else 0), numerotees


def _la_plus_frequente(largeurs: list[int]) -> int:
    compte = Counter(largeurs)
    return max(compte, key=compte.__getitem__)


def _a_un_finess(ligne: Sequence[str]) -> bool:
    return any(est_finess(nette(cellule)) for cellule in ligne)


def _separe(ligne: Sequence[str], separateur: str) -> bool:
    """Un de ces signes, au moins, n'est pas la ponctuation d'une phrase ou d'un nombre."""
    if separateur == "\t":
        return sum(map(bool, map(nette, ligne))) > 1
    return any(not _ponctue(avant, apres, separateur) for avant, apres in pairwise(ligne))


def _ponctue(avant: str, apres: str, separateur: str) -> bool:
    """« CCAS de Rennes ; service aînés », « Foyer, antenne de Guipavas », « 12,5 »."""
    if est_finess(nette(avant)) or est_finess(nette(apres)):
        return False
    if separateur == ";":
        return avant.endswith((" ", "\u00a0", "\u202f")) and apres.startswith(" ")
    if separateur == ",":
        decimale = _UNITES.search(avant[-9:]) and _DECIMALES.match(apres)
        return apres.startswith(" ") or decimale is not None
    return False
