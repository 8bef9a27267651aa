"""AAP § 3.3.2 1) et 2) : les forfaits d'usage et de logiciel, rang par rang, selon les lectures.

Les ESSMS de même situation et de même taux forment un `Lot`. Une lecture du texte (AMB-01, 03, 05,
16, 17) dit quels lots occupent les rangs au tarif plein ; tout le reste est une somme.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from calculators import bareme
from calculators.bareme import Valeur

Situation = Literal["acquisition", "mise_a_niveau", "sons"]
Poste = Literal["usages", "logiciel"]
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
    """`nombre` ESSMS d'un lot payés à un même tarif."""

    poste: Poste
    lot: Lot
    plein: bool
    prix: Valeur
    nombre: Fraction

    @property
    def ponderes(self) -> Fraction:
        """Le nombre d'ESSMS après prorata."""
        return self.nombre * self.lot.taux

    def montant(self, jour: date) -> Fraction:
        """Montant exact, en euros."""
        return self.ponderes * Fraction(self.prix.montant(jour))


Prix = dict[tuple[Poste, Situation], tuple[Valeur, Valeur]]


def prix(lectures: Lectures) -> Prix:
    """Tarif plein et tarif réduit de chaque poste, par situation."""
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


def parts(lots: Sequence[Lot], deja: int, lectures: Lectures, jour: date) -> list[Part]:
    """Toutes les parts de l'aide forfaitaire, selon ces lectures.

    `deja` : ESSMS déjà financés dans la grappe que l'on rejoint. Tarifs et rangs au `jour`.
    """
    rangs_pris = deja if lectures["AMB-03"] == "rang-continue" else 0
    pleins = Fraction(max(0, bareme.DERNIER_RANG_PLEIN.nombre(jour) - rangs_pris))
    if lectures["AMB-17"] == "equivalents":
        lots = [replace(lot, nombre=lot.nombre * lot.taux, taux=Fraction(1)) for lot in lots]
    tarifs = prix(lectures)
    trouvees: list[Part] = []
    for poste in ("usages", "logiciel"):
        for groupe, au_plein in _rangs_pleins(lots, pleins, lectures["AMB-01"], poste):
            concernes = [lot for lot in groupe if (poste, lot.situation) in tarifs]
            trouvees += _parts_du_groupe(concernes, au_plein, poste, tarifs, lectures, jour)
    return trouvees


Groupe = Sequence[Lot]


def _rangs_pleins(
    lots: Sequence[Lot], pleins: Fraction, mixte: str, poste: str
) -> list[tuple[Groupe, Fraction]]:
    """Les acquisitions et les autres, chacune avec son nombre de rangs au tarif plein (AMB-01)."""
    acquis = [lot for lot in lots if lot.situation == "acquisition"]
    autres = [lot for lot in lots if lot.situation != "acquisition"]
    a, m = (sum((lot.nombre for lot in g), Fraction(0)) for g in (acquis, autres))
    if mixte == "compteur-commun-pour-l-usage":
        mixte = "compteurs-separes" if poste == "logiciel" else "mises-a-niveau-d-abord"
    if mixte == "compteurs-separes":
        rangs = (min(a, pleins), min(m, pleins))
    elif mixte == "acquisitions-d-abord":
        rangs = (min(a, pleins), min(m, pleins - min(a, pleins)))
    elif mixte == "mises-a-niveau-d-abord":
        rangs = (min(a, pleins - min(m, pleins)), min(m, pleins))
    else:
        part = min(Fraction(1), pleins / (a + m)) if a + m else Fraction(0)
        rangs = (a * part, m * part)
    return [(acquis, rangs[0]), (autres, rangs[1])]


def _parts_du_groupe(
    lots: Groupe, pleins: Fraction, poste: Poste, tarifs: Prix, lectures: Lectures,
    jour: date,
) -> list[Part]:  # fmt: skip
    """Les lots d'un groupe répartis entre les deux tarifs selon la place des SAAD (AMB-16)."""
    if not lots:
        return []
    place = lectures["AMB-16"]

    def perte(lot: Lot) -> Fraction:
        haut, bas = tarifs[poste, lot.situation]
        return lot.taux * Fraction(haut.montant(jour) - bas.montant(jour))

    ordonnes = sorted(lots, key=perte, reverse=place == "derniers-rangs")
    total_du_groupe = sum((lot.nombre for lot in lots), Fraction(0))
    trouvees = []
    for lot in ordonnes:
        if place == "montant-moyen":
            hauts = lot.nombre * min(Fraction(1), pleins / (total_du_groupe or 1))
        else:
            hauts = min(lot.nombre, pleins)
            pleins -= hauts
        haut, bas = tarifs[poste, lot.situation]
        trouvees += [
            Part(poste, lot, plein, tarif, nombre)
            for plein, tarif, nombre in ((True, haut, hauts), (False, bas, lot.nombre - hauts))
            if nombre
        ]
    return trouvees


def total(liste: Sequence[Part], jour: date) -> Fraction:
    """Somme exacte des parts, en euros."""
    return sum((part.montant(jour) for part in liste), Fraction(0))


def somme(liste: Sequence[Part], poste: Poste, jour: date) -> Fraction:
    """Somme exacte d'une poste, en euros."""
    return total([part for part in liste if part.poste == poste], jour)
