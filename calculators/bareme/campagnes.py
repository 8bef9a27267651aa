"""Instruction II.A et AAP § 8 : quand l'appel à projets est ouvert, pour quel guichet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from calculators import bareme
from calculators.bareme import Valeur
from calculators.francais.nombres import date_fr

Guichet = Literal["regional", "national"]
Etat = Literal["pas encore ouvert", "ouvert", "clos"]


@dataclass(frozen=True)
class Campagne:
    """Premier et dernier jour retenus, et les valeurs du barème dont ils viennent."""

    ouverture: date
    cloture: date
    sources: tuple[Valeur, Valeur]

    def etat(self, jour: date) -> Etat:
        """L'état un jour donné ; premier et dernier jour compris."""
        if jour < self.ouverture:
            return "pas encore ouvert"
        return "ouvert" if jour <= self.cloture else "clos"

    def phrase(self, jour: date) -> str:
        """L'état un jour donné, et la date qui compte alors."""
        etat = self.etat(jour)
        suite = {
            "pas encore ouvert": f" : ouverture le {date_fr(self.ouverture)}",
            "ouvert": f", jusqu’au {date_fr(self.cloture)}",
            "clos": f" : le dernier jour était le {date_fr(self.cloture)}",
        }
        return f"{etat} au {date_fr(jour)}{suite[etat]}"


def campagne(guichet: Guichet, multiregional: bool) -> Campagne:
    """La campagne d'un projet, lue au moins favorable (AMB-39, AMB-40)."""
    if guichet == "national":
        sources = bareme.OUVERTURE_NATIONALE, bareme.CLOTURE_NATIONALE
    elif multiregional:
        sources = bareme.OUVERTURE_MULTIREGIONALE, bareme.BORNE_MULTIREGIONALE
    else:
        sources = bareme.OUVERTURE_REGIONALE, bareme.CLOTURE_REGIONALE
    ouverture, cloture = sources
    exclue = cloture.comparaison == "<"
    return Campagne(ouverture.date(), cloture.date() - timedelta(days=exclue), sources)


DERNIERE = campagne("regional", multiregional=False)
"""La dernière campagne à se clore : elle dit si le programme est encore ouvert."""


def date_par_defaut(aujourdhui: date | None) -> date:
    """Aujourd'hui tant qu'une campagne est ouverte, sinon le dernier jour de la dernière."""
    if aujourdhui and DERNIERE.etat(aujourdhui) == "ouvert":
        return aujourdhui
    return DERNIERE.cloture


def etat_du_jour(aujourdhui: date) -> str:
    """Une phrase sur l'état de l'appel à projets aujourd'hui."""
    etats = {
        "clos": f"clos depuis le {date_fr(DERNIERE.cloture)}",
        "ouvert": f"ouvert jusqu’au {date_fr(DERNIERE.cloture)}",
    }
    a_venir = f"pas encore ouvert : il ouvre le {date_fr(DERNIERE.ouverture)}"
    etat = etats.get(DERNIERE.etat(aujourdhui), a_venir)
    return f"Aujourd’hui, {date_fr(aujourdhui)} : appel à projets {etat}."
