"""Les ESSMS d'un projet : ce que chacun demande, et comment leur liste devient des lots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from calculators.bareme import DERNIER_RANG_PLEIN
from calculators.eventail import Composante, Lectures
from calculators.forfaits import Lot, Situation, parts, total
from calculators.heures import Heures, est_majoritaire
from calculators.numero_finess import Numero

SITUATIONS = {
    "acquisition": "Acquisition d’une nouvelle solution",
    "mise_a_niveau": "Mise à niveau de la solution en place",
    "sons": "Commande SONS, même logiciel",
}


@dataclass(frozen=True)
class Essms:
    """Un établissement ou service, ou `nombre` semblables quand rien ne les distingue."""

    situation: Situation
    nombre: int = 1
    finess: Numero | None = None
    organisme: str = ""
    heures: Heures | None = None
    devis: Decimal = Decimal(0)
    depense: Decimal | None = None
    chemin: str = ""

    def taux(self, lectures: Lectures, jour: date) -> Fraction:
        """Part de l'aide que cet ESSMS reçoit : 1, sauf prorata des heures d'un SAAD."""
        return self.heures.taux(lectures, jour) if self.heures else Fraction(1)


def lots(essms: Iterable[Essms], lectures: Lectures, jour: date) -> list[Lot]:
    """Les ESSMS regroupés par situation et par taux."""
    effectifs: Counter[tuple[Situation, Fraction]] = Counter()
    for un in essms:
        effectifs[un.situation, un.taux(lectures, jour)] += un.nombre
    return [Lot(s, taux, Fraction(nombre)) for (s, taux), nombre in effectifs.items()]


def forfaits_du_projet(essms: list[Essms], deja: int, jour: date) -> Composante:
    """L'aide forfaitaire du projet, et les ambiguïtés que sa composition met en jeu."""

    par_taux: dict[tuple[str, str], list[Lot]] = {}

    def evaluer(lectures: Lectures) -> Fraction:
        cle = lectures["AMB-19"], lectures["AMB-20"]
        if cle not in par_taux:
            par_taux[cle] = lots(essms, lectures, jour)
        return total(parts(par_taux[cle], deja, lectures, jour), jour)

    return Composante(tuple(_en_jeu(essms, deja, jour)), evaluer)


def ambiguites_des_heures(essms: Iterable[Essms], jour: date) -> list[str]:
    """AMB-19 et AMB-20, quand les heures d'un des services les mettent en jeu."""
    heures = [un.heures for un in essms if un.heures and un.heures.coherentes]
    faibles = any(h.part and not est_majoritaire(h.part, jour) for h in heures)
    disputees = any(h.dispute for h in heures)
    return ["AMB-19"] * (faibles or disputees) + ["AMB-20"] * disputees


def _en_jeu(essms: list[Essms], deja: int, jour: date) -> list[str]:
    situations = {un.situation for un in essms if un.nombre}
    nombre = sum(un.nombre for un in essms)
    deborde = not DERNIER_RANG_PLEIN.respecte(nombre + deja, jour)
    modules = any(un.heures for un in essms)
    return [
        *["AMB-01"] * ("acquisition" in situations and len(situations) > 1),
        *["AMB-03"] * (deja > 0 and nombre > 0),
        *["AMB-05"] * ("sons" in situations),
        *["AMB-16", "AMB-17"] * (deborde and modules),
        *ambiguites_des_heures(essms, jour),
    ]
