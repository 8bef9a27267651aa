"""Les ESSMS d'un projet : ce que chacun demande, et comment leur liste devient des lots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calculators.bareme import DERNIER_RANG_PLEIN, Bareme
from calculators.francais.nombres import somme_exacte
from calculators.lieux.numero_finess import Numero
from calculators.montants.forfaits import Effectifs, Lot, SituationEssms, paiements, ranger
from calculators.montants.heures import LECTURES_DU_TAUX, Heures
from calculators.socle.champs import Choix
from calculators.socle.eventail import Composante, Lectures

SITUATIONS = {
    "acquisition": "Acquisition d’une nouvelle solution",  # CAL-09
    "mise_a_niveau": "Mise à niveau de la solution en place",  # CAL-12
    "sons": "Commande SONS, même logiciel",
}
SITUATION = Choix(
    nom="situation",
    libelle="Situation",
    options=SITUATIONS,
    synonymes={"montée de version": "mise_a_niveau", "nouvelle solution": "acquisition"},
    titres=("Type de projet", "Projet", "Nature du projet", "Situation du projet", "Demande"),
    defaut="acquisition",
)


@dataclass(frozen=True)
class Essms:
    """Un établissement ou service, ou `nombre` semblables quand rien ne les distingue."""

    situation: SituationEssms
    nombre: int = 1
    finess: Numero | None = None
    organisme: str = ""
    heures: Heures | None = None
    devis: Decimal = Decimal(0)
    depense: Decimal | None = None
    chemin: str = ""

    @property
    def rang(self) -> str:
        """Le rang de sa ligne dans la liste saisie."""
        return self.chemin.split(".")[1]

    @property
    def exclu(self) -> str | None:
        """Le territoire où il est, si le programme ne s'y applique pas."""
        return self.finess.territoire_exclu if self.finess else None

    def taux(self, lectures: Lectures, bareme: Bareme) -> Fraction:
        """Part de l'aide que cet ESSMS reçoit : 1, sauf prorata des heures d'un SAAD."""
        return taux_de(self.heures, lectures, bareme)


def taux_de(heures: Heures | None, lectures: Lectures, bareme: Bareme) -> Fraction:
    """L'aide d'un service mixte suit ses heures : CAL-04, SAAD-06, SAAD-15."""
    return heures.taux(lectures, bareme) if heures else Fraction(1)


Semblables = Mapping[tuple[SituationEssms, Heures | None], int]
"""Combien d'ESSMS ont la même situation et les mêmes heures."""


def regrouper(essms: Iterable[Essms]) -> Semblables:
    """Les ESSMS que rien ne distingue dans le calcul des forfaits."""
    semblables: Counter[tuple[SituationEssms, Heures | None]] = Counter()
    for un in essms:
        semblables[un.situation, un.heures] += un.nombre
    return semblables


def lots(semblables: Semblables, lectures: Lectures, bareme: Bareme) -> list[Lot]:
    """Les ESSMS regroupés par situation et par taux."""
    effectifs: Counter[tuple[SituationEssms, tuple[int, int]]] = Counter()
    exacts: dict[tuple[int, int], Fraction] = {}
    for (situation, heures), nombre in semblables.items():
        taux = taux_de(heures, lectures, bareme)
        rapport = taux.as_integer_ratio()  # deux entiers se hachent plus vite qu'une fraction
        exacts[rapport] = taux
        effectifs[situation, rapport] += nombre
    return [Lot(s, exacts[rapport], Fraction(n)) for (s, rapport), n in effectifs.items()]


def forfaits_du_projet(essms: Sequence[Essms], deja: int, bareme: Bareme) -> Composante:
    """L'aide forfaitaire du projet, et les ambiguïtés que sa composition met en jeu."""
    semblables = regrouper(essms)
    ranges: dict[tuple[str, ...], Effectifs] = {}

    def evaluer(lectures: Lectures) -> Fraction:
        cle = tuple(lectures[ambiguite] for ambiguite in LECTURES_DU_TAUX)
        if cle not in ranges:
            ranges[cle] = ranger(lots(semblables, lectures, bareme))
        verses = paiements(ranges[cle], deja, lectures, bareme)
        return somme_exacte(paiement.montant for paiement in verses)

    return Composante(tuple(_en_jeu(essms, deja, bareme)), evaluer)


def ambiguites_des_heures(essms: Iterable[Essms], bareme: Bareme) -> list[str]:
    """Les ambiguïtés que les heures d'un des services mettent en jeu."""
    heures = {un.heures for un in essms if un.heures and un.heures.coherentes}
    en_jeu = {ambiguite for h in heures for ambiguite in h.ambiguites(bareme)}
    return sorted(en_jeu)


def _en_jeu(essms: Sequence[Essms], deja: int, bareme: Bareme) -> list[str]:
    situations = {un.situation for un in essms if un.nombre}
    nombre = sum(un.nombre for un in essms)
    deborde = not bareme.respecte(DERNIER_RANG_PLEIN, nombre + deja)
    modules = any(un.heures for un in essms)
    return [
        *["AMB-01"] * ("acquisition" in situations and len(situations) > 1),
        *["AMB-03"] * (deja > 0 and nombre > 0),
        *["AMB-05"] * ("sons" in situations),
        *["AMB-16", "AMB-17"] * (deborde and modules),
        *ambiguites_des_heures(essms, bareme),
    ]
