"""Une campagne : sa période, ses textes, ses valeurs. Ses règles valent jusqu'au dernier versement.

Un projet garde les règles de sa campagne : demandées un jour plus tardif, ce sont encore les
dernières de cette campagne, jamais celles d'une autre.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from calculators.bareme.periodes import HorsPeriode, Periode
from calculators.bareme.valeurs import Fixation, Grandeur, Valeur, Version
from calculators.francais.nombres import au_pluriel, date_fr, euros, nombre, pourcent
from calculators.textes import Cite

_Date = date  # dans Bareme, `date` est une méthode
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


@dataclass(frozen=True)
class Bareme:
    """Les règles d'une campagne, à un jour.

    Ce qu'on lui demande lève HorsPeriode si la campagne n'en dit rien ce jour-là.
    """

    campagne: Campagne
    jour: _Date

    @property
    def jour_des_regles(self) -> _Date:
        """Le jour demandé, ou, passé la fin de la campagne, son dernier jour."""
        return min(self.jour, self.campagne.periode.fin)

    @property
    def periode(self) -> Periode:
        """Celle de la campagne."""
        return self.campagne.periode

    @property
    def apres_la_campagne(self) -> bool:
        return self.jour > self.campagne.periode.fin

    def au(self, jour: _Date) -> Bareme:
        """Les règles de la même campagne, un autre jour."""
        return Bareme(self.campagne, jour)

    def version(self, valeur: Valeur) -> Version:
        """Ce que vaut une valeur, et qui le dit."""
        versions = self.campagne.versions_de(valeur)
        jour = self.jour_des_regles
        for version in versions:
            if version.periode.contient(jour):
                return version
        raise HorsPeriode(self._refus(valeur, versions))

    def montant(self, valeur: Valeur) -> Decimal:
        """Une valeur en euros."""
        grandeur = self.version(valeur).grandeur
        assert isinstance(grandeur, Decimal)
        return grandeur

    def nombre(self, valeur: Valeur) -> int:
        """Une valeur en unités entières."""
        grandeur = self.version(valeur).grandeur
        assert isinstance(grandeur, int)
        return grandeur

    def taux(self, valeur: Valeur) -> Fraction:
        """Une valeur en fraction exacte."""
        grandeur = self.version(valeur).grandeur
        assert isinstance(grandeur, Fraction)
        return grandeur

    def vrai(self, valeur: Valeur) -> bool:
        """Une obligation : oui ou non."""
        grandeur = self.version(valeur).grandeur
        assert isinstance(grandeur, bool)
        return grandeur

    def date(self, valeur: Valeur) -> _Date:
        """Une valeur en date."""
        grandeur = self.version(valeur).grandeur
        assert isinstance(grandeur, date)
        return grandeur

    def respecte(self, valeur: Valeur, mesure: Grandeur) -> bool:
        """La mesure comparée au seuil avec l'opérateur du texte."""
        version = self.version(valeur)
        assert version.comparaison
        return _COMPARER[version.comparaison](mesure, version.grandeur)

    def texte(self, valeur: Valeur) -> str:
        """Une valeur écrite en français, sans son libellé."""
        grandeur = self.version(valeur).grandeur
        if valeur.unite in _ECRIRE:
            return _ECRIRE[valeur.unite](grandeur)
        if valeur.unite in {"ESSMS", "mois"}:
            return au_pluriel(grandeur, valeur.unite, valeur.unite)  # type: ignore[arg-type]
        return nombre(grandeur)  # type: ignore[arg-type]

    def _refus(self, valeur: Valeur, versions: tuple[Version, ...]) -> str:
        if not versions:
            return (
                f"Les textes de la campagne {self.campagne.nom} lus ici ne disent rien de ceci : "
                f"{valeur.libelle}."
            )
        couverte = Periode(versions[0].periode.debut, versions[-1].periode.fin)
        return (
            f"Aucun texte connu ici ne fixe de règle au {date_fr(self.jour)}. "
            f"Les textes couvrent la période {couverte}."
        )


@dataclass(frozen=True, eq=False)
class Campagne:
    """Un appel à projets et ses règles. `nom` est la clé qui la désigne partout (« 2025 »).

    `periode` : de son ouverture à la fin de ses engagements. `versions` : le nom des textes qui se
    sont succédé, et quand. `textes` : ceux qui remplacent les textes que les règles citent.
    """

    nom: str
    periode: Periode
    fixations: tuple[Fixation, ...]
    versions: Mapping[str, Periode]
    textes: Mapping[str, str] = field(default_factory=dict)

    def au(self, jour: date) -> Bareme:
        """Ses règles, à ce jour."""
        return Bareme(self, jour)

    @property
    def a_la_fin(self) -> Bareme:
        """Ses règles telles qu'elle les a laissées."""
        return self.au(self.periode.fin)

    @cached_property
    def valeurs(self) -> dict[str, Valeur]:
        """Ce qu'elle fixe, par identifiant."""
        return {valeur.id: valeur for valeur, _ in self.fixations}

    @cached_property
    def _versions(self) -> dict[str, tuple[Version, ...]]:
        return {
            valeur.id: tuple(replace(v, periode=v.periode.dans(self.periode)) for v in versions)
            for valeur, versions in self.fixations
        }

    def versions_de(self, valeur: Valeur) -> tuple[Version, ...]:
        """Ce qu'elle dit d'une valeur, dans l'ordre des jours ; rien si elle n'en dit rien."""
        return self._versions.get(valeur.id, ())

    def version_du(self, jour: date) -> str:
        """Le nom des textes en vigueur ce jour-là, ou à sa fin s'il vient après elle."""
        jour = min(jour, self.periode.fin)
        for nom, periode in self.versions.items():
            if periode.contient(jour):
                return nom
        raise HorsPeriode(
            f"Aucun texte connu ici ne fixe de règle au {date_fr(jour)}. "
            f"Les textes couvrent la période {self.periode}."
        )

    def citer(self, citation: Cite) -> Cite:
        """La même section dans le texte qui tient ce rôle dans cette campagne."""
        texte = self.textes.get(citation.texte, citation.texte)
        return citation if texte == citation.texte else Cite(texte, citation.section)
