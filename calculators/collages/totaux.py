"""Les lignes de total d'un tableau : nommées, ou dont les nombres sont la somme des autres."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from calculators.collages.cellules import Rangees, est_chiffree, est_finess, nombre_de
from calculators.lieux.territoires import cle

_DEBUT = re.compile(
    r"\W*(?:(?P<sous>sous[\s\-–]*tota(?:l|ux))|(?:(?:grands?|nombre)\s)?tota(?:l|ux)|sommes?|ensemble|cumuls?"
    r"|moyennes?)\b",
    re.IGNORECASE,
)
_LES_BANALS = (
    "total|totaux|somme|sommes|ensemble|cumul|cumuls|cumule|moyenne|moyennes|grand|general|"
    "generale|generaux|global|globale|sous|heure|heures|h|service|services|etablissement|"
    "etablissements|essms|structure|structures|ligne|lignes|saad|organisme|organismes|de|des|"
    "du|d|la|le|les|l|et|en|annee|ht|ttc|euro|euros|eur|hors|taxe|taxes|toutes|comprises|a|b|"
    "c|e|f|g|n|nombre|nb"
)
_BANALS = frozenset(_LES_BANALS.split("|"))
"""Les mots qui, avec « total », ne nomment personne."""


@dataclass(frozen=True)
class Total:
    """Pourquoi une ligne est un total ; `devine` : elle ne le dit pas d'elle-même."""

    raison: str
    devine: bool = False


def totaux(rangees: Rangees) -> dict[int, Total]:
    """Les lignes de total, par rang. Une ligne qui porte un FINESS n'en est jamais une."""
    nommees = {
        rang: debut
        for rang, ligne in rangees.items()
        if (debut := _DEBUT.match(_intitule(ligne))) and not _numerotee(ligne)
    }
    propres = {rang: ligne for rang, ligne in rangees.items() if rang not in nommees}
    trouves, toutes, avant = {}, _Colonnes(propres), 0
    for rang, debut in nommees.items():
        bloc = _Colonnes({r: propres[r] for r in range(avant + 1, rang) if r in propres})
        if total := _total_nomme(debut, rangees[rang], (toutes, bloc)):
            trouves[rang] = total
        avant = rang
    return trouves | dict(_dernier({r: une for r, une in rangees.items() if r not in trouves}))


def _intitule(ligne: Sequence[str]) -> str:
    """La première cellule qui tient des mots."""
    return next((cellule for cellule in ligne if cellule and not est_chiffree(cellule)), "")


def _numerotee(ligne: Sequence[str]) -> bool:
    return any(est_finess(cellule) for cellule in ligne)


def _total_nomme(
    debut: re.Match[str], ligne: Sequence[str], groupes: Iterable[_Colonnes]
) -> Total | None:
    """« Total », « Sous-total Finistère » ; « Total Accès » n'en est un que s'il additionne."""
    if debut["sous"]:
        return Total("ligne de sous-total")
    if all(mot in _BANALS or mot.isdigit() for mot in cle(debut.string).split("-")):
        return Total("ligne de total")
    if any(groupe.additionnes_par(ligne) or groupe.comptes_par(ligne) for groupe in groupes):
        return Total("ligne de total, d’après son nom et ses nombres", devine=True)
    return None


def _dernier(rangees: Rangees) -> Iterator[tuple[int, Total]]:
    """La dernière ligne chiffrée, si rien ne la nomme et qu'elle est la somme des autres."""
    rang = next((r for r in reversed(list(rangees)) if any(map(nombre_de, rangees[r]))), 0)
    if rang and len(rangees) > 2 and not _numerotee(rangees[rang]):
        autres = _Colonnes({r: ligne for r, ligne in rangees.items() if r != rang})
        if autres.additionnes_par(rangees[rang], 2 if _intitule(rangees[rang]) else 1):
            yield rang, Total("ses nombres sont la somme des autres lignes", devine=True)


class _Colonnes:
    """Des lignes, et la somme de chaque colonne, faite une fois."""

    def __init__(self, rangees: Rangees) -> None:
        self._lignes = list(rangees.values())
        self._sommes: dict[int, Decimal | int] = {}

    def additionnes_par(self, ligne: Sequence[str], nombres: int = 1) -> bool:
        """Ses nombres, `nombres` au moins sans les zéros, sont les sommes de ces lignes."""
        siens = {rang: lu for rang, cellule in enumerate(ligne) if (lu := nombre_de(cellule))}
        if len(siens) < nombres or not self._lignes:
            return False
        return all(lu == self._somme(rang) for rang, lu in siens.items())

    def comptes_par(self, ligne: Sequence[str]) -> bool:
        """Son seul nombre dit combien il y a de lignes."""
        siens = [lu for cellule in ligne if (lu := nombre_de(cellule))]
        return siens == [len(self._lignes)]

    def _somme(self, rang: int) -> Decimal | int:
        if rang not in self._sommes:
            cellules = (ligne[rang] for ligne in self._lignes if rang < len(ligne))
            lues = (nombre_de(cellule) for cellule in cellules)
            self._sommes[rang] = sum((lu for lu in lues if lu), start=0)
        return self._sommes[rang]
