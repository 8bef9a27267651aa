"""Un montant sous toutes les lectures des clauses ambiguës : le prudent, les bornes, le détail.

Une `Composante` est un montant exact qui dépend de la lecture de quelques ambiguïtés ; un
`Eventail` en additionne plusieurs. Prudent veut dire le moins favorable au porteur, sauf là où le
registre tranche pour une autre lecture (`Ambiguite.tranchee`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, partial
from itertools import product

from calculators.francais.nombres import arrondir
from calculators.lectures import REGISTRE
from calculators.socle.resultat import Alternative, Fourchette, LectureRetenue

Lectures = dict[str, str]
"""Identifiant d'ambiguïté → identifiant de la lecture appliquée."""
Cas = tuple[Fraction, Lectures]
"""Un montant exact et les lectures qui le donnent."""
Extreme = Callable[[Iterable[Cas]], Cas]
Admises = Callable[[str], Sequence[str]]
"""Les lectures admises d'une ambiguïté, celle du registre en premier."""
le_plus_bas: Extreme = partial(min, key=lambda cas: cas[0])
le_plus_haut: Extreme = partial(max, key=lambda cas: cas[0])


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
        compte = Counter(a for composante in composantes for a in composante.ambiguites)
        self._communes = [ambiguite for ambiguite, combien in compte.items() if combien > 1]
        self._tables = [_table(composante) for composante in composantes]
        self.minimum, _ = self._extreme(le_plus_bas, _toutes)
        self.maximum, _ = self._extreme(le_plus_haut, _toutes)
        self.prudent, choisies = self._extreme(le_plus_bas, _permises)
        self.retenues = prudentes() | choisies

    def _extreme(self, choisir: Extreme, admises: Admises) -> Cas:
        """Le cas extrême du total ; une ambiguïté commune se lit partout de la même façon."""
        reduites = [
            (composante, self._reduire(composante, table, choisir, admises))
            for composante, table in zip(self._composantes, self._tables, strict=True)
        ]
        return choisir(
            _additionner(
                reduite[self._cle(composante, communes)] for composante, reduite in reduites
            )
            for communes in _combinaisons(self._communes, admises)
        )

    def _reduire(
        self, composante: Composante, table: Sequence[Cas], choisir: Extreme, admises: Admises
    ) -> dict[tuple[str, ...], Cas]:
        """Le cas extrême d'une composante pour chaque façon de lire les ambiguïtés communes."""
        groupes: dict[tuple[str, ...], list[Cas]] = {}
        for cas in table:
            if all(lecture in admises(ambiguite) for ambiguite, lecture in cas[1].items()):
                groupes.setdefault(self._cle(composante, cas[1]), []).append(cas)
        return {cle: choisir(groupe) for cle, groupe in groupes.items()}

    def _cle(self, composante: Composante, lectures: Lectures) -> tuple[str, ...]:
        return tuple(lectures[a] for a in self._communes if a in composante.ambiguites)

    def fourchette(self, *hors: str) -> Fourchette:
        """Les bornes et le montant prudent, au centime ; `hors` : ce qu'elles laissent de côté."""
        bas, prudent, haut = map(arrondir, (self.minimum, self.prudent, self.maximum))
        return Fourchette(bas, prudent, haut, hors)

    def lectures(self) -> tuple[LectureRetenue, ...]:
        """Chaque ambiguïté en jeu et le total sous chacune de ses lectures, les autres retenues.

        Celle qui ne change rien ici, de quelque façon que les autres se lisent, n'est pas en jeu.
        """
        en_jeu = {
            ambiguite
            for composante, table in zip(self._composantes, self._tables, strict=True)
            for ambiguite in composante.ambiguites
            if _change(ambiguite, table)
        }
        return tuple(self._lecture(ambiguite) for ambiguite in sorted(en_jeu))

    def _lecture(self, ambiguite: str) -> LectureRetenue:
        fiche = REGISTRE[ambiguite]
        alternatives = tuple(
            Alternative(lecture.libelle, arrondir(self._montant({ambiguite: lecture.id})))
            for lecture in fiche.lectures
        )
        return LectureRetenue(
            ambiguite, fiche.lecture(self.retenues[ambiguite]).libelle, alternatives
        )

    def _montant(self, autres: Lectures) -> Fraction:
        """Le total sous les lectures retenues, sauf `autres`."""
        lectures = self.retenues | autres
        return sum((c.evaluer(lectures) for c in self._composantes), Fraction(0))


def _table(composante: Composante) -> list[Cas]:
    """Le montant de chaque combinaison de lectures ; celle du registre vient en premier."""
    return [
        (composante.evaluer(prudentes() | lectures), lectures)
        for lectures in _combinaisons(composante.ambiguites, _toutes)
    ]


def _change(ambiguite: str, table: Sequence[Cas]) -> bool:
    """Le montant dépend-il de la lecture de cette ambiguïté, toutes les autres fixées ?"""
    montants: dict[tuple[str, ...], Fraction] = {}
    for montant, lectures in table:
        autres = tuple(lecture for a, lecture in lectures.items() if a != ambiguite)
        if montants.setdefault(autres, montant) != montant:
            return True
    return False


def _combinaisons(ambiguites: Sequence[str], admises: Admises) -> Iterator[Lectures]:
    for combinaison in product(*(admises(ambiguite) for ambiguite in ambiguites)):
        yield dict(zip(ambiguites, combinaison, strict=True))


def _additionner(cas: Iterable[Cas]) -> Cas:
    total, lectures = Fraction(0), dict[str, str]()
    for montant, choisies in cas:
        total, lectures = total + montant, lectures | choisies
    return total, lectures


@cache
def _toutes(ambiguite: str) -> Sequence[str]:
    fiche = REGISTRE[ambiguite]
    return [fiche.prudente, *(lu.id for lu in fiche.lectures if lu.id != fiche.prudente)]


@cache
def _permises(ambiguite: str) -> Sequence[str]:
    """Parmi lesquelles retenir la moins favorable : une seule si le registre tranche."""
    fiche = REGISTRE[ambiguite]
    return [fiche.prudente] if fiche.tranchee else _toutes(ambiguite)
