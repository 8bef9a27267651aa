"""Une clause ambiguë : ce qui est flou, les lectures possibles, celle que l’on retient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from calculators.editions import edition
from calculators.textes import Cite
from calculators.textes.contacts import ROLES, Role

EtatDeFiche = Literal["non résolue", "en partie résolue", "résolue", "sans effet"]
Theme = Literal[
    "calcul", "petits-organismes", "saad", "eligibilite", "cibles", "guichet", "pieces", "budget"
]

THEMES: Mapping[Theme, str] = {
    "calcul": "Calculer l’aide",
    "petits-organismes": "Petits organismes gestionnaires",
    "saad": "Services d’aide à domicile",
    "eligibilite": "Éligibilité et regroupement",
    "cibles": "Cibles d’usage et solde",
    "guichet": "Guichet et calendrier",
    "pieces": "Pièces du dossier",
    "budget": "Crédits, chiffres et noms",
}


@dataclass(frozen=True)
class Lecture:
    """Une façon de comprendre la clause. `id` est stable : les calculateurs s’en servent."""

    id: str
    libelle: str


@dataclass(frozen=True)
class Exemple:
    """Un cas où les lectures donnent des montants différents.

    Les montants se calculent, ils ne s’écrivent pas ici ; les lieux sont ceux de l’édition.
    """

    calculateur: str
    situation: Mapping[str, object]
    cas: str

    @property
    def valeurs(self) -> Mapping[str, object]:
        """Les entrées du calculateur nommé."""
        lues: Mapping[str, object] = edition().exemples.places(self.situation)
        return lues

    @property
    def phrase(self) -> str:
        dite: str = edition().exemples.places(self.cas)
        return dite


@dataclass(frozen=True, kw_only=True)
class Ambiguite:
    """Une clause que les textes laissent ouverte.

    `prudente` est la lecture que le guide retient, `pourquoi` en donne la raison : c’est la moins
    favorable au porteur. `tranchee` dit le contraire : elle vaut même là où une autre donne moins.
    Lève `ValueError` si l’entrée ne se tient pas (sans citation, lecture ou contact inconnus).
    """

    id: str
    titre: str
    theme: Theme
    question: str
    citations: tuple[Cite, ...]
    lectures: tuple[Lecture, ...]
    prudente: str
    pourquoi: str
    etat: EtatDeFiche
    contact: Role
    tranchee: bool = False
    exemple: Exemple | None = None

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"{self.id} : aucune citation")
        if self.prudente not in {lecture.id for lecture in self.lectures}:
            raise ValueError(f"{self.id} : lecture prudente inconnue, {self.prudente!r}")
        if self.contact not in ROLES:
            raise ValueError(f"{self.id} : contact inconnu, {self.contact!r}")
        if self.etat not in get_args(EtatDeFiche):
            raise ValueError(f"{self.id} : état inconnu, {self.etat!r}")

    def lecture(self, identifiant: str) -> Lecture:
        """La lecture de cet identifiant. Lève `KeyError` s’il est inconnu."""
        for lecture in self.lectures:
            if lecture.id == identifiant:
                return lecture
        raise KeyError(identifiant)

    @property
    def retenue(self) -> Lecture:
        """La lecture que le guide retient."""
        return self.lecture(self.prudente)
