"""Ce que la page demande : une situation, le jour, et ce qu'elle en montre."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from calculators.bareme.campagne import Campagne
from calculators.bareme.campagnes import du_jour, toutes
from calculators.socle.calculateur import Calculateur
from calculators.socle.lien import Faite
from calculators.socle.situation import Situation, imbriquer
from theme.rendu import BASE

Origine = Mapping[str, Any]
"""D'où vient une situation : `ancien` (lien sans contrôle), `reste` (lien coupé), `campagne`,
`edition`, `regles`."""


@dataclass(frozen=True)
class Demande:
    """Une question de la page."""

    calculateur: Calculateur[Any]
    situation: Situation
    aujourdhui: date
    base: str = BASE
    montrees: Mapping[str, Sequence[int]] = field(default_factory=dict)
    origine: Origine = field(default_factory=dict)
    geste: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def lire(cls, calculateur: Calculateur[Any], entree: Mapping[str, Any]) -> Demande:
        """La demande que dit le JSON de la page."""
        dite = entree.get("situation", {})
        return cls(
            calculateur,
            Situation(dite.get("reponses", {}), dite.get("tableaux", {})),
            date.fromisoformat(entree["aujourdhui"]),
            entree.get("base", BASE),
            entree.get("montrees", {}),
            dite.get("origine") or {},
            entree.get("geste") or {},
        )

    @cached_property
    def brutes(self) -> dict[str, Any]:
        """Les réponses, imbriquées comme dans le contrat."""
        return imbriquer(self.situation, self.calculateur.champs)

    @property
    def campagne(self) -> Campagne:
        """Celle que la personne nomme, sinon celle du jour."""
        nommee = toutes().get(self.situation.reponses.get("campagne", ""))
        return nommee or du_jour(self.aujourdhui)

    @property
    def faite(self) -> Faite:
        """Avec quoi la situation est faite ici."""
        return Faite.ici(self.campagne.nom, self.calculateur.nom)
