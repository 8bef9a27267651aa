"""Ce qu'est une valeur du barème, et ce qu'une campagne en dit : versions datées, citations.

Une `Valeur` est une question sans réponse (« usages, tarif plein, en euros ») ; chaque campagne lui
donne les siennes, et seul le `Bareme` d'une campagne, à un jour, y répond.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from calculators.bareme.periodes import TOUJOURS, Periode
from calculators.textes import TEXTES, Cite

Unite = Literal[
    "€",
    "ESSMS",
    "taux",
    "date",
    "mois",
    "projets",
    "dossiers",
    "mesures",
    "structures",
    "pièces",
    "oui ou non",
]
Comparaison = Literal["<", "<=", ">=", ">"]
Grandeur = Decimal | int | Fraction | date


@dataclass(frozen=True)
class Version:
    """Ce que vaut une valeur pendant une période, telle que `citations` la donnent.

    `comparaison` est l'opérateur que dit le texte, si c'est un seuil (« moins de » : <).
    """

    grandeur: Grandeur
    citations: tuple[Cite, ...]
    periode: Periode = TOUJOURS
    comparaison: Comparaison | None = None

    @property
    def de_presse(self) -> bool:
        """Connue par la presse seule : à prendre pour un arrondi, non pour le texte."""
        return all(c.texte in TEXTES and TEXTES[c.texte].nature == "presse" for c in self.citations)

    @property
    def empruntee(self) -> bool:
        """Connue par l'AAP de référence seul, dans une édition dont il n'est pas l'AAP."""
        return all(c.empruntee for c in self.citations)


@dataclass(frozen=True)
class Valeur:
    """Une valeur que les textes d'une campagne peuvent fixer : ce qu'on demande, sans réponse."""

    id: str
    libelle: str
    unite: Unite

    def vaut(
        self, grandeur: Grandeur, *citations: Cite, comparaison: Comparaison | None = None
    ) -> Fixation:
        """Elle vaut cela pendant toute la campagne."""
        return self, (Version(grandeur, citations, comparaison=comparaison),)

    def vaut_selon(self, *versions: Version) -> Fixation:
        """Elle change pendant la campagne : une version par période."""
        return self, versions


Fixation = tuple[Valeur, tuple[Version, ...]]
"""Ce qu'une campagne dit d'une valeur."""


def aap(*sections: str) -> tuple[Cite, ...]:
    return tuple(Cite("aap", section) for section in sections)


def instruction(*sections: str) -> tuple[Cite, ...]:
    return tuple(Cite("instruction", section) for section in sections)
