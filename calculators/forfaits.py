"""AAP § 3.3.2 1) et 2) : les forfaits d'usage et de logiciel, rang par rang, selon les lectures.

Les ESSMS de même situation et de même taux forment un `Lot`. Une lecture du texte (AMB-01, 03, 05,
16, 17) dit combien de rangs au tarif plein vont aux acquisitions et aux autres, et quels lots les
occupent ; tout le reste est une somme.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal

from calculators import bareme
from calculators.bareme import Valeur
from calculators.nombres import somme_exacte

Situation = Literal["acquisition", "mise_a_niveau", "sons"]
Poste = Literal["usages", "logiciel"]
POSTES: tuple[Poste, ...] = ("usages", "logiciel")
Lectures = Mapping[str, str]
"""Identifiant d'ambiguïté → identifiant de la lecture appliquée."""


@dataclass(frozen=True)
class Lot:
    """`nombre` ESSMS d'une même situation, aidés au même taux (1 hors SAAD)."""

    situation: Situation
    taux: Fraction
    nombre: Fraction


@dataclass(frozen=True)
class Part:
    """Les ESSMS d'une situation payés à un même tarif : combien, et combien après prorata."""

    poste: Poste
    situation: Situation
    plein: bool
    prix: Valeur
    nombre: Fraction
    ponderes: Fraction

    def montant(self, jour: date) -> Fraction:
        """Montant exact, en euros."""
        return self.ponderes * Fraction(self.prix.montant(jour))


Prix = dict[tuple[Poste, Situation], tuple[Valeur, Valeur]]


def prix(lectures: Lectures) -> Prix:
    """Tarif plein et tarif réduit de chaque poste, par situation.

    CAL-10, CAL-11 : usage, acquisition. CAL-13, CAL-14 : usage, mise à niveau, dont les commandes
    SONS (AMB-05). CAL-15, CAL-16, CAL-17, CAL-20, CAL-21, CAL-24 : logiciel, acquisition seule.
    """
    acquisition = (bareme.USAGE_ACQUISITION, bareme.USAGE_ACQUISITION_REDUIT)
    mise_a_niveau = (bareme.USAGE_MISE_A_NIVEAU, bareme.USAGE_MISE_A_NIVEAU_REDUIT)
    sons = acquisition if lectures["AMB-05"] == "usage-acquisition" else mise_a_niveau
    return {
        ("usages", "acquisition"): acquisition,
        ("usages", "mise_a_niveau"): mise_a_niveau,
        ("usages", "sons"): sons,
        ("logiciel", "acquisition"): (
            bareme.LOGICIEL_ACQUISITION,
            bareme.LOGICIEL_ACQUISITION_REDUIT,
        ),
    }


Compte = tuple[Fraction, Fraction]
"""Combien d'ESSMS, et combien après prorata des heures."""
Occupants = list[tuple[Lot, Fraction]]
"""Des lots, et combien d'ESSMS de chacun."""
Tarifs = Mapping[Situation, tuple[Fraction, Fraction]]
"""Le tarif plein et le tarif réduit de chaque situation, en euros."""


class Groupe:
    """Les lots qui se partagent des rangs : les acquisitions, ou tous les autres."""

    def __init__(self, lots: Iterable[Lot]) -> None:
        self.lots = tuple(lots)
        self._ordres: dict[tuple[Fraction, ...], list[Lot]] = {}

    @cached_property
    def comptes(self) -> dict[Situation, Compte]:
        """Tous les ESSMS, par situation."""
        return _compter((lot, lot.nombre) for lot in self.lots)

    @cached_property
    def nombre(self) -> Fraction:
        """Combien d'ESSMS en tout."""
        return somme_exacte(nombre for nombre, _ in self.comptes.values())

    @cached_property
    def equivalents(self) -> Groupe:
        """Le même groupe où chaque SAAD ne compte que pour sa part (AMB-17)."""
        return Groupe(Lot(s, Fraction(1), ponderes) for s, (_, ponderes) in self.comptes.items())

    def pleins(self, rangs: Fraction, place: str, tarifs: Tarifs) -> dict[Situation, Compte]:
        """Ceux qui occupent ces rangs au tarif plein, par situation."""
        if place == "montant-moyen":
            part = self._part(rangs)
            return {s: (n * part, ponderes * part) for s, (n, ponderes) in self.comptes.items()}
        return _compter(self.occupants(rangs, place, tarifs))

    def occupants(self, rangs: Fraction, place: str, tarifs: Tarifs) -> Occupants:
        """Qui occupe ces rangs au tarif plein, selon la place des SAAD (AMB-16).

        Aux premiers rangs, ceux à qui le tarif plein apporte le moins, donc les SAAD.
        """
        if place == "montant-moyen":
            return [(lot, lot.nombre * self._part(rangs)) for lot in self.lots]
        servis: Occupants = []
        ordonnes = self._ordonnes(tarifs)
        for lot in reversed(ordonnes) if place == "derniers-rangs" else ordonnes:
            if not rangs:
                break
            servis.append((lot, min(lot.nombre, rangs)))
            rangs -= servis[-1][1]
        return servis

    def _part(self, rangs: Fraction) -> Fraction:
        return min(Fraction(1), rangs / (self.nombre or 1))

    def _ordonnes(self, tarifs: Tarifs) -> list[Lot]:
        """Par ce que le tarif plein apporte ; des écarts proportionnels ordonnent pareil."""
        ecarts = {situation: haut - bas for situation, (haut, bas) in tarifs.items()}
        cle = tuple(ecart / max(ecarts.values()) for ecart in ecarts.values())
        if cle not in self._ordres:
            self._ordres[cle] = sorted(self.lots, key=lambda lot: lot.taux * ecarts[lot.situation])
        return self._ordres[cle]


def _compter(occupants: Iterable[tuple[Lot, Fraction]]) -> dict[Situation, Compte]:
    par_situation: dict[Situation, list[Compte]] = {}
    for lot, nombre in occupants:
        par_situation.setdefault(lot.situation, []).append((nombre, nombre * lot.taux))
    return {
        situation: (somme_exacte(n for n, _ in comptes), somme_exacte(p for _, p in comptes))
        for situation, comptes in par_situation.items()
    }


Effectifs = tuple[Groupe, Groupe]
"""Les acquisitions, et les autres."""


def ranger(lots: Sequence[Lot]) -> Effectifs:
    """Les lots d'un projet en deux groupes, que toutes les lectures se partagent."""
    acquis = [lot for lot in lots if lot.situation == "acquisition"]
    return Groupe(acquis), Groupe(lot for lot in lots if lot.situation != "acquisition")


@dataclass(frozen=True)
class _Affectation:
    """Les rangs au tarif plein d'un groupe pour une poste."""

    poste: Poste
    groupe: Groupe
    rangs: Fraction
    tarifs: Tarifs
    prix: Mapping[Situation, tuple[Valeur, Valeur]]


def _affectations(
    effectifs: Effectifs, deja: int, lectures: Lectures, jour: date
) -> Iterator[_Affectation]:
    """Chaque poste et chaque groupe qu'elle concerne, avec ses rangs et ses tarifs du jour.

    CAL-02, CAL-26 ; GRP-14 : `deja`, les ESSMS de la grappe rejointe, gardent leurs rangs (AMB-03).
    """
    rangs_pris = deja if lectures["AMB-03"] == "rang-continue" else 0
    libres = Fraction(max(0, bareme.DERNIER_RANG_PLEIN.nombre(jour) - rangs_pris))
    if lectures["AMB-17"] == "equivalents":
        effectifs = effectifs[0].equivalents, effectifs[1].equivalents
    tous = prix(lectures)
    for poste in POSTES:
        rangs = _rangs_pleins(effectifs, libres, lectures["AMB-01"], poste)
        for groupe, au_plein in zip(effectifs, rangs, strict=True):
            prix_du_groupe = {s: tous[poste, s] for s in groupe.comptes if (poste, s) in tous}
            tarifs = {
                situation: (Fraction(haut.montant(jour)), Fraction(bas.montant(jour)))
                for situation, (haut, bas) in prix_du_groupe.items()
            }
            if tarifs:
                yield _Affectation(poste, groupe, au_plein, tarifs, prix_du_groupe)


def _rangs_pleins(
    effectifs: Effectifs, pleins: Fraction, mixte: str, poste: Poste
) -> tuple[Fraction, Fraction]:
    """Combien de rangs au tarif plein vont aux acquisitions, et combien aux autres.

    CAL-19 : les textes ne disent pas comment un groupement mixte se compte (AMB-01).
    """
    a, m = (groupe.nombre for groupe in effectifs)
    if mixte == "compteur-commun-pour-l-usage":
        mixte = "compteurs-separes" if poste == "logiciel" else "mises-a-niveau-d-abord"
    if mixte == "compteurs-separes":
        return min(a, pleins), min(m, pleins)
    if mixte == "acquisitions-d-abord":
        return min(a, pleins), min(m, pleins - min(a, pleins))
    if mixte == "mises-a-niveau-d-abord":
        return min(a, pleins - min(m, pleins)), min(m, pleins)
    part = min(Fraction(1), pleins / ((a + m) or 1))
    return a * part, m * part


def parts(lots: Sequence[Lot], deja: int, lectures: Lectures, jour: date) -> list[Part]:
    """Toutes les parts de l'aide forfaitaire, selon ces lectures.

    `deja` : ESSMS déjà financés dans la grappe que l'on rejoint. Tarifs et rangs au `jour`.
    """
    return parts_des_effectifs(ranger(lots), deja, lectures, jour)


def parts_des_effectifs(
    effectifs: Effectifs, deja: int, lectures: Lectures, jour: date
) -> list[Part]:
    """Les mêmes, pour des lots déjà rangés."""
    place = lectures["AMB-16"]
    return [
        part
        for affectation in _affectations(effectifs, deja, lectures, jour)
        for part in _parts(affectation, place)
    ]


def parts_pleines(
    effectifs: Effectifs, deja: int, lectures: Lectures, jour: date
) -> dict[tuple[Poste, Situation, Fraction], Fraction]:
    """Pour chaque poste et chaque lot (situation, taux), la part payée au tarif plein."""
    pleines = {}
    for affectation in _affectations(effectifs, deja, lectures, jour):
        groupe, rangs = affectation.groupe, affectation.rangs
        servis = dict(groupe.occupants(rangs, lectures["AMB-16"], affectation.tarifs))
        for lot in groupe.lots:
            part = servis.get(lot, Fraction(0)) / (lot.nombre or 1)
            pleines[affectation.poste, lot.situation, lot.taux] = part
    return pleines


def _parts(affectation: _Affectation, place: str) -> Iterator[Part]:
    """Les parts d'un groupe à ses deux tarifs, celles que personne n'occupe exceptées."""
    poste, groupe = affectation.poste, affectation.groupe
    au_plein = groupe.pleins(affectation.rangs, place, affectation.tarifs)
    for situation, (haut, bas) in affectation.prix.items():
        nombre, ponderes = groupe.comptes[situation]
        pleins, ponderes_pleins = au_plein.get(situation, (Fraction(0), Fraction(0)))
        if pleins:
            yield Part(poste, situation, True, haut, pleins, ponderes_pleins)
        if nombre > pleins:
            yield Part(poste, situation, False, bas, nombre - pleins, ponderes - ponderes_pleins)


def total(liste: Iterable[Part], jour: date) -> Fraction:
    """Somme exacte des parts, en euros."""
    return somme_exacte(part.montant(jour) for part in liste)


def somme(liste: Iterable[Part], poste: Poste, jour: date) -> Fraction:
    """Somme exacte d'une poste, en euros."""
    return total((part for part in liste if part.poste == poste), jour)
