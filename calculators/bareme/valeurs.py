"""Ce qu'est une valeur du barème : ses versions datées, ses citations, l'opérateur du texte."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from calculators.bareme.periodes import HorsPeriode, Periode
from calculators.francais.nombres import au_pluriel, date_fr, euros, nombre, pourcent
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
    "pièces",
    "oui ou non",
]
Comparaison = Literal["<", "<=", ">=", ">"]
Grandeur = Decimal | int | Fraction | date
_Date = date  # dans Valeur, `date` est une méthode

_COMPARER: dict[str, Callable[..., bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">=": operator.ge,
    ">": operator.gt,
}
_ECRIRE: dict[str, Callable[..., str]] = {
    "€": euros,
    "taux": pourcent,
    "date": date_fr,
    "oui ou non": lambda vrai: "oui" if vrai else "non",
}
CAMPAGNE = Periode(date(2025, 1, 15), date(2025, 12, 31))
"""De l'ouverture de l'appel à projets à la fin de la dernière année d'engagement."""
SEPTEMBRE = date(2025, 9, 5)
"""Publication de l'instruction 2025/100 ; elle est signée du 2 (AMB-58)."""
AVANT_SEPTEMBRE = Periode(CAMPAGNE.debut, SEPTEMBRE - timedelta(days=1))
DEPUIS_SEPTEMBRE = Periode(SEPTEMBRE, CAMPAGNE.fin)


@dataclass(frozen=True)
class Version:
    """Une valeur pendant une période, telle que `citations` la donnent."""

    grandeur: Grandeur
    periode: Periode
    citations: tuple[Cite, ...]

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
    """Une valeur du barème. `comparaison` est l'opérateur que dit le texte, si c'est un seuil."""

    id: str
    libelle: str
    unite: Unite
    versions: tuple[Version, ...]
    comparaison: Comparaison | None = None

    def au(self, jour: date) -> Version:
        """La version en vigueur ce jour-là ; HorsPeriode si aucun texte ne couvre ce jour."""
        for version in self.versions:
            if version.periode.contient(jour):
                return version
        raise HorsPeriode(
            f"Aucun texte connu ici ne fixe de règle au {date_fr(jour)}. Les textes couvrent la "
            f"période {self._couverture()}."
        )

    @property
    def seule(self) -> Version:
        """L'unique version d'une valeur qui n'a pas changé."""
        assert len(self.versions) == 1, f"{self.id} a plusieurs versions : donnez le jour"
        return self.versions[0]

    @property
    def citations(self) -> tuple[Cite, ...]:
        """Ses sources, version après version, chacune une fois."""
        return tuple(dict.fromkeys(c for version in self.versions for c in version.citations))

    def _couverture(self) -> str:
        return str(Periode(self.versions[0].periode.debut, self.versions[-1].periode.fin))

    def montant(self, jour: date) -> Decimal:
        """La valeur en euros."""
        grandeur = self.au(jour).grandeur
        assert isinstance(grandeur, Decimal)
        return grandeur

    def nombre(self, jour: date) -> int:
        """La valeur en unités entières."""
        grandeur = self.au(jour).grandeur
        assert isinstance(grandeur, int)
        return grandeur

    def taux(self, jour: date) -> Fraction:
        """La valeur en fraction exacte."""
        grandeur = self.au(jour).grandeur
        assert isinstance(grandeur, Fraction)
        return grandeur

    def vrai(self, jour: _Date) -> bool:
        """La valeur d'une obligation : oui ou non ce jour-là."""
        grandeur = self.au(jour).grandeur
        assert isinstance(grandeur, bool)
        return grandeur

    def date(self, jour: _Date | None = None) -> _Date:
        """La valeur en date ; sans jour, celle de l'unique version."""
        grandeur = (self.au(jour) if jour else self.seule).grandeur
        assert isinstance(grandeur, date)
        return grandeur

    def respecte(self, mesure: int | Decimal | Fraction | _Date, jour: _Date) -> bool:
        """La mesure comparée au seuil avec l'opérateur du texte (« moins de » : <)."""
        assert self.comparaison
        return _COMPARER[self.comparaison](mesure, self.au(jour).grandeur)

    def texte(self, jour: _Date | None = None) -> str:
        """La valeur écrite en français, sans son libellé ; sans jour, l'unique version."""
        version = self.au(jour) if jour else self.seule
        if self.unite in _ECRIRE:
            return _ECRIRE[self.unite](version.grandeur)
        if self.unite in {"ESSMS", "mois"}:
            return au_pluriel(version.grandeur, self.unite, self.unite)  # type: ignore[arg-type]
        return nombre(version.grandeur)  # type: ignore[arg-type]


BAREME: dict[str, Valeur] = {}


def inscrire(
    identifiant: str,
    libelle: str,
    unite: Unite,
    grandeur: Grandeur | tuple[Version, ...],
    *citations: Cite,
    comparaison: Comparaison | None = None,
) -> Valeur:
    """Inscrit une valeur au barème ; une grandeur seule vaut pour toute la campagne."""
    assert identifiant not in BAREME, identifiant
    versions = (
        grandeur if isinstance(grandeur, tuple) else (Version(grandeur, CAMPAGNE, citations),)
    )
    valeur = Valeur(identifiant, libelle, unite, versions, comparaison)
    BAREME[identifiant] = valeur
    return valeur


def aap(*sections: str) -> tuple[Cite, ...]:
    return tuple(Cite("aap", section) for section in sections)


def instruction(*sections: str) -> tuple[Cite, ...]:
    return tuple(Cite("instruction", section) for section in sections)
