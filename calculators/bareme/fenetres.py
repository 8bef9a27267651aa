"""Instruction II.A et AAP § 8 : quand une campagne prend les dossiers, pour quel guichet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from calculators.bareme.calendrier import (
    BORNE_MULTIREGIONALE,
    CLOTURE_NATIONALE,
    CLOTURE_REGIONALE,
    OUVERTURE_MULTIREGIONALE,
    OUVERTURE_NATIONALE,
    OUVERTURE_REGIONALE,
)
from calculators.bareme.campagne import Bareme, Campagne
from calculators.bareme.valeurs import Valeur, Version
from calculators.francais.nombres import date_fr

Guichet = Literal["regional", "national"]
Etat = Literal["pas encore ouvert", "ouvert", "clos"]


@dataclass(frozen=True)
class Fenetre:
    """Le premier et le dernier jour où un guichet prend un dossier, et d'où ils viennent."""

    ouverture: date
    cloture: date
    sources: tuple[Valeur, Valeur]
    bareme: Bareme

    @property
    def premier(self) -> Version:
        """Ce que les textes disent de l'ouverture."""
        return self.bareme.version(self.sources[0])

    @property
    def dernier(self) -> Version:
        """Ce que les textes disent de la clôture."""
        return self.bareme.version(self.sources[1])

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


def fenetre(campagne: Campagne, guichet: Guichet, multiregional: bool) -> Fenetre:
    """Quand déposer un projet, au moins favorable des lectures (AMB-39, AMB-40)."""
    if guichet == "national":
        sources = OUVERTURE_NATIONALE, CLOTURE_NATIONALE
    elif multiregional:
        sources = OUVERTURE_MULTIREGIONALE, BORNE_MULTIREGIONALE
    else:
        sources = OUVERTURE_REGIONALE, CLOTURE_REGIONALE
    bareme = campagne.a_la_fin
    ouverture, cloture = sources
    return Fenetre(bareme.date(ouverture), dernier_jour(cloture, bareme), sources, bareme)


def dernier_jour(valeur: Valeur, bareme: Bareme) -> date:
    """La date d'une échéance ; « avant le » s'arrête la veille (AMB-40, AMB-47)."""
    exclue = bareme.version(valeur).comparaison == "<"
    return bareme.date(valeur) - timedelta(days=exclue)


def derniere_fenetre(campagne: Campagne) -> Fenetre:
    """La dernière à se clore : elle dit si l'appel à projets est encore ouvert."""
    return fenetre(campagne, "regional", multiregional=False)


def etat_du_jour(campagne: Campagne, aujourdhui: date) -> str:
    """Une phrase sur l'état de l'appel à projets aujourd'hui."""
    dates = derniere_fenetre(campagne)
    etats = {
        "clos": f"clos, le dernier jour était le {date_fr(dates.cloture)}",
        "ouvert": f"ouvert jusqu’au {date_fr(dates.cloture)}",
    }
    a_venir = f"pas encore ouvert : il ouvre le {date_fr(dates.ouverture)}"
    etat = etats.get(dates.etat(aujourdhui), a_venir)
    return f"Aujourd’hui, {date_fr(aujourdhui)} : appel à projets {etat}."
