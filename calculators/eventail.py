"""Un montant sous toutes les lectures des clauses ambiguës : le prudent, les bornes, le détail.

Une `Composante` est un montant exact qui dépend de la lecture de quelques ambiguïtés ; un
`Eventail` en additionne plusieurs. Prudent veut dire le moins favorable au porteur, sauf là où le
registre retient une autre lecture et dit pourquoi (AMB-19).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from calculators.lectures import REGISTRE
from calculators.nombres import arrondir
from calculators.resultat import Alternative, Fourchette, LectureRetenue

Lectures = dict[str, str]
RETENUES_SANS_ETRE_LES_MOINS_FAVORABLES = frozenset({"AMB-19"})


@dataclass(frozen=True)
class Composante:
    """`evaluer` donne le montant exact pour une lecture de chacune des `ambiguites` en jeu."""

    ambiguites: tuple[str, ...]
    evaluer: Callable[[Lectures], Fraction]


def prudentes() -> Lectures:
    """La lecture que le registre retient pour chaque ambiguïté."""
    return {identifiant: a.prudente for identifiant, a in REGISTRE.items()}


class Eventail:
    """Les montants de plusieurs composantes additionnées, sous toutes leurs lectures."""

    def __init__(self, composantes: Sequence[Composante]) -> None:
        self._composantes = composantes
        tables = [_table(composante) for composante in composantes]
        self.minimum = sum((min(t.values()) for t in tables), Fraction(0))
        self.maximum = sum((max(t.values()) for t in tables), Fraction(0))
        self.retenues = prudentes()
        for composante, table in zip(composantes, tables, strict=True):
            self.retenues |= _moins_favorable(composante, table)
        self.prudent = self._montant(self.retenues)

    def _montant(self, lectures: Lectures) -> Fraction:
        return sum((c.evaluer(lectures) for c in self._composantes), Fraction(0))

    def fourchette(self) -> Fourchette:
        return Fourchette(arrondir(self.minimum), arrondir(self.prudent), arrondir(self.maximum))

    def lectures(self) -> tuple[LectureRetenue, ...]:
        """Chaque ambiguïté en jeu et le total sous chacune de ses lectures, les autres retenues."""
        en_jeu = sorted({a for c in self._composantes for a in c.ambiguites})
        return tuple(self._lecture(ambiguite) for ambiguite in en_jeu)

    def _lecture(self, ambiguite: str) -> LectureRetenue:
        alternatives = tuple(
            Alternative(
                lecture.libelle,
                arrondir(self._montant({**self.retenues, ambiguite: lecture.id})),
            )
            for lecture in REGISTRE[ambiguite].lectures
        )
        retenue = next(
            lecture.libelle
            for lecture in REGISTRE[ambiguite].lectures
            if lecture.id == self.retenues[ambiguite]
        )
        return LectureRetenue(ambiguite, retenue, alternatives)


def _table(composante: Composante) -> dict[tuple[str, ...], Fraction]:
    """Le montant de chaque combinaison de lectures ; celle du registre vient en premier."""
    options = [_options(ambiguite) for ambiguite in composante.ambiguites]
    return {
        combinaison: composante.evaluer(
            prudentes() | dict(zip(composante.ambiguites, combinaison, strict=True))
        )
        for combinaison in product(*options)
    }


def _options(ambiguite: str) -> list[str]:
    ids = [lecture.id for lecture in REGISTRE[ambiguite].lectures]
    return sorted(ids, key=lambda lecture: lecture != REGISTRE[ambiguite].prudente)


def _moins_favorable(composante: Composante, table: Mapping[tuple[str, ...], Fraction]) -> Lectures:
    """La combinaison au plus petit montant, à égalité la première, donc celle du registre."""
    figees = {
        rang: REGISTRE[ambiguite].prudente
        for rang, ambiguite in enumerate(composante.ambiguites)
        if ambiguite in RETENUES_SANS_ETRE_LES_MOINS_FAVORABLES
    }
    permises = [c for c in table if all(c[rang] == lu for rang, lu in figees.items())]
    choisie = min(permises, key=table.__getitem__)
    return dict(zip(composante.ambiguites, choisie, strict=True))
