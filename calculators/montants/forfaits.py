"""AAP § 3.3.2 1) et 2) : les forfaits d'usage et de logiciel, rang par rang, selon les lectures.

Les ESSMS de même situation et de même taux forment un `Lot`. Une lecture du texte (AMB-01, 03, 05,
16, 17) dit combien de rangs au tarif plein vont aux acquisitions et aux autres, et quels lots les
occupent ; tout le reste est une somme.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from calculators.bareme import (
    DERNIER_RANG_PLEIN,
    LOGICIEL_ACQUISITION,
    LOGICIEL_ACQUISITION_REDUIT,
    USAGE_ACQUISITION,
    USAGE_ACQUISITION_REDUIT,
    USAGE_MISE_A_NIVEAU,
    USAGE_MISE_A_NIVEAU_REDUIT,
    Bareme,
    Valeur,
)
from calculators.francais.nombres import place, somme_exacte, somme_ponderee
from calculators.socle.eventail import Lectures

SituationEssms = Literal["acquisition", "mise_a_niveau", "sons"]
Poste = Literal["usages", "logiciel"]
POSTES: tuple[Poste, ...] = ("usages", "logiciel")


@dataclass(frozen=True)
class Lot:
    """`nombre` ESSMS d'une même situation, aidés au même taux (1 hors SAAD)."""

    situation: SituationEssms
    taux: Fraction
    nombre: Fraction


@dataclass(frozen=True)
class Part:
    """Les ESSMS d'une situation payés à un même tarif : combien, et combien après prorata."""

    poste: Poste
    situation: SituationEssms
    plein: bool
    prix: Valeur
    nombre: Fraction
    ponderes: Fraction

    def montant(self, bareme: Bareme) -> Fraction:
        """Montant exact, en euros."""
        return self.ponderes * Fraction(bareme.montant(self.prix))


@dataclass(frozen=True)
class Paiement:
    """Ce qu'un poste verse à un groupe, en parts et en euros exacts."""

    parts: tuple[Part, ...]
    montant: Fraction


Prix = Mapping[tuple[Poste, SituationEssms], tuple[Valeur, Valeur]]
_ACQUISITION = USAGE_ACQUISITION, USAGE_ACQUISITION_REDUIT
_MISE_A_NIVEAU = USAGE_MISE_A_NIVEAU, USAGE_MISE_A_NIVEAU_REDUIT
_LOGICIEL = LOGICIEL_ACQUISITION, LOGICIEL_ACQUISITION_REDUIT
_PRIX: Prix = {
    ("usages", "acquisition"): _ACQUISITION,
    ("usages", "mise_a_niveau"): _MISE_A_NIVEAU,
    ("usages", "sons"): _MISE_A_NIVEAU,
    ("logiciel", "acquisition"): _LOGICIEL,
}
_PRIX_SONS_EN_ACQUISITION: Prix = {**_PRIX, ("usages", "sons"): _ACQUISITION}


def prix(lectures: Lectures) -> Prix:
    """Tarif plein et tarif réduit de chaque poste, par situation.

    CAL-10, CAL-11 : usage, acquisition. CAL-13, CAL-14 : usage, mise à niveau, dont les commandes
    SONS (AMB-05). CAL-15, CAL-16, CAL-17, CAL-20, CAL-21, CAL-24 : logiciel, acquisition seule.
    """
    en_acquisition = lectures["AMB-05"] == "usage-acquisition"
    return _PRIX_SONS_EN_ACQUISITION if en_acquisition else _PRIX


Compte = tuple[Fraction, Fraction]
"""Combien d'ESSMS, et combien après prorata des heures."""
Occupants = list[tuple[Lot, Fraction]]
"""Des lots, et combien d'ESSMS de chacun."""


class Lots:
    """Les lots qui se partagent des rangs : les acquisitions, ou tous les autres.

    Il se souvient de ce qu'il a calculé : beaucoup de lectures lui demandent la même chose.
    """

    def __init__(self, lots: Iterable[Lot]) -> None:
        self.lots = tuple(lots)
        self._ordres: dict[tuple[Fraction, ...], list[Lot]] = {}
        self._paiements: dict[tuple[object, ...], Paiement] = {}

    @cached_property
    def comptes(self) -> dict[SituationEssms, Compte]:
        """Tous les ESSMS, par situation."""
        return _compter((lot, lot.nombre) for lot in self.lots)

    @cached_property
    def nombre(self) -> Fraction:
        """Combien d'ESSMS en tout."""
        return somme_exacte(nombre for nombre, _ in self.comptes.values())

    @cached_property
    def equivalents(self) -> Lots:
        """Le même groupe où chaque SAAD ne compte que pour sa part (AMB-17)."""
        return Lots(Lot(s, Fraction(1), ponderes) for s, (_, ponderes) in self.comptes.items())

    def payer(self, poste: Poste, rangs: Fraction, lectures: Lectures, bareme: Bareme) -> Paiement:
        """Ce que ce poste lui verse, ce nombre de ses rangs étant au tarif plein."""
        cle = poste, rangs, lectures["AMB-05"], lectures["AMB-16"], bareme
        if cle not in self._paiements:
            liste = tuple(self._parts(poste, rangs, lectures, bareme))
            self._paiements[cle] = Paiement(liste, total(liste, bareme))
        return self._paiements[cle]

    def _parts(
        self, poste: Poste, rangs: Fraction, lectures: Lectures, bareme: Bareme
    ) -> Iterator[Part]:
        """Les parts aux deux tarifs, celles que personne n'occupe exceptées."""
        prix_du_poste, au_plein = prix(lectures), self._pleins(poste, rangs, lectures, bareme)
        for situation, (nombre, ponderes) in self.comptes.items():
            if (poste, situation) not in prix_du_poste:
                continue
            haut, bas = prix_du_poste[poste, situation]
            pleins, ponderes_pleins = au_plein.get(situation, (Fraction(0), Fraction(0)))
            if pleins:
                yield Part(poste, situation, True, haut, pleins, ponderes_pleins)
            if nombre > pleins:
                yield Part(
                    poste, situation, False, bas, nombre - pleins, ponderes - ponderes_pleins
                )

    def _pleins(
        self, poste: Poste, rangs: Fraction, lectures: Lectures, bareme: Bareme
    ) -> dict[SituationEssms, Compte]:
        """Ceux qui occupent ces rangs au tarif plein, par situation."""
        if lectures["AMB-16"] == "montant-moyen":
            part = self._part(rangs)
            return {s: (n * part, ponderes * part) for s, (n, ponderes) in self.comptes.items()}
        return _compter(self.occupants(poste, rangs, lectures, bareme))

    def occupants(
        self, poste: Poste, rangs: Fraction, lectures: Lectures, bareme: Bareme
    ) -> Occupants:
        """Qui occupe ces rangs au tarif plein, selon la place des SAAD (AMB-16).

        Aux premiers rangs, ceux à qui le tarif plein apporte le moins, donc les SAAD.
        """
        if lectures["AMB-16"] == "montant-moyen":
            return [(lot, lot.nombre * self._part(rangs)) for lot in self.lots]
        ordonnes = self._ordonnes(poste, lectures, bareme)
        servis: Occupants = []
        for lot in reversed(ordonnes) if lectures["AMB-16"] == "derniers-rangs" else ordonnes:
            if not rangs:
                break
            servis.append((lot, min(lot.nombre, rangs)))
            rangs -= servis[-1][1]
        return servis

    def _part(self, rangs: Fraction) -> Fraction:
        return min(Fraction(1), rangs / (self.nombre or 1))

    def _ordonnes(self, poste: Poste, lectures: Lectures, bareme: Bareme) -> list[Lot]:
        """Par ce que le tarif plein apporte ; des écarts proportionnels ordonnent pareil."""
        ecarts = {
            situation: Fraction(bareme.montant(haut) - bareme.montant(bas))
            for (p, situation), (haut, bas) in prix(lectures).items()
            if p == poste and situation in self.comptes
        }
        if not ecarts:
            return []
        cle = tuple(ecart / max(ecarts.values()) for ecart in ecarts.values())
        if cle not in self._ordres:
            self._ordres[cle] = sorted(
                self.lots, key=lambda lot: place(lot.taux * ecarts[lot.situation])
            )
        return self._ordres[cle]


def _compter(occupants: Iterable[tuple[Lot, Fraction]]) -> dict[SituationEssms, Compte]:
    par_situation: dict[SituationEssms, list[Compte]] = {}
    for lot, nombre in occupants:
        par_situation.setdefault(lot.situation, []).append((nombre, lot.taux))
    return {
        situation: (somme_exacte(nombre for nombre, _ in comptes), somme_ponderee(comptes))
        for situation, comptes in par_situation.items()
    }


Effectifs = tuple[Lots, Lots]
"""Les acquisitions, et les autres."""


def ranger(lots: Sequence[Lot]) -> Effectifs:
    """Les lots d'un projet en deux groupes, que toutes les lectures se partagent."""
    acquis = [lot for lot in lots if lot.situation == "acquisition"]
    return Lots(acquis), Lots(lot for lot in lots if lot.situation != "acquisition")


def _affectations(
    effectifs: Effectifs, deja: int, lectures: Lectures, bareme: Bareme
) -> Iterator[tuple[Poste, Lots, Fraction]]:
    """Chaque poste, chaque groupe, et combien de ses rangs sont au tarif plein.

    CAL-02, CAL-26 ; GRP-14 : `deja`, les ESSMS de la grappe rejointe, gardent leurs rangs (AMB-03).
    """
    rangs_pris = deja if lectures["AMB-03"] == "rang-continue" else 0
    libres = Fraction(max(0, bareme.nombre(DERNIER_RANG_PLEIN) - rangs_pris))
    if lectures["AMB-17"] == "equivalents":
        effectifs = effectifs[0].equivalents, effectifs[1].equivalents
    for poste in POSTES:
        rangs = _rangs_pleins(effectifs, libres, lectures["AMB-01"], poste)
        for groupe, au_plein in zip(effectifs, rangs, strict=True):
            yield poste, groupe, au_plein


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


def paiements(
    effectifs: Effectifs, deja: int, lectures: Lectures, bareme: Bareme
) -> Iterator[Paiement]:
    """Ce que chaque poste verse à chaque groupe, selon ces lectures.

    `deja` : ESSMS déjà financés dans la grappe que l'on rejoint. Tarifs et rangs du `bareme`.
    """
    for poste, groupe, rangs in _affectations(effectifs, deja, lectures, bareme):
        yield groupe.payer(poste, rangs, lectures, bareme)


def parts(lots: Sequence[Lot], deja: int, lectures: Lectures, bareme: Bareme) -> list[Part]:
    """Toutes les parts de l'aide forfaitaire."""
    verses = paiements(ranger(lots), deja, lectures, bareme)
    return [part for paiement in verses for part in paiement.parts]


def parts_pleines(
    effectifs: Effectifs, deja: int, lectures: Lectures, bareme: Bareme
) -> dict[tuple[Poste, SituationEssms, Fraction], Fraction]:
    """Pour chaque poste et chaque lot (situation, taux), la part payée au tarif plein."""
    pleines = {}
    for poste, groupe, rangs in _affectations(effectifs, deja, lectures, bareme):
        servis = dict(groupe.occupants(poste, rangs, lectures, bareme))
        for lot in groupe.lots:
            part = servis.get(lot, Fraction(0)) / (lot.nombre or 1)
            pleines[poste, lot.situation, lot.taux] = part
    return pleines


def total(liste: Iterable[Part], bareme: Bareme) -> Fraction:
    """Somme exacte des parts, en euros."""
    return somme_exacte(part.montant(bareme) for part in liste)


def somme(liste: Iterable[Part], poste: Poste, bareme: Bareme) -> Fraction:
    """Somme exacte d'un poste, en euros."""
    return total((part for part in liste if part.poste == poste), bareme)
