"""Toutes les valeurs datées du guide : montants, seuils, taux et dates, chacune avec son texte.

Pour changer un montant : changer la ligne ici, et rien d'autre. Pour une nouvelle version d'une
valeur : clore la période de l'ancienne et ajouter une `Version` après elle.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from calculators.nombres import au_pluriel, date_fr, euros, nombre, pourcent
from calculators.periodes import HorsPeriode, Periode
from calculators.textes import Cite

Unite = Literal["€", "ESSMS", "taux", "date", "mois", "personnes", "projets"]
Comparaison = Literal["<", "<=", ">=", ">"]
Grandeur = Decimal | int | Fraction | date
_Date = date  # dans Valeur, `date` est une méthode

_COMPARER: dict[str, Callable[..., bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">=": operator.ge,
    ">": operator.gt,
}
_ECRIRE: dict[str, Callable[..., str]] = {"€": euros, "taux": pourcent, "date": date_fr}
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
            f"Aucun texte connu ici ne fixe « {self.libelle} » au {date_fr(jour)}. "
            f"Les textes couvrent la période {self._couverture()}."
        )

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

    def date(self, jour: _Date | None = None) -> _Date:
        """La valeur en date ; sans jour, celle de l'unique version."""
        grandeur = (self.au(jour) if jour else self.versions[-1]).grandeur
        assert isinstance(grandeur, date)
        return grandeur

    def respecte(self, mesure: int | Fraction | _Date, jour: _Date) -> bool:
        """La mesure comparée au seuil avec l'opérateur du texte (« moins de » : <)."""
        assert self.comparaison
        return _COMPARER[self.comparaison](mesure, self.au(jour).grandeur)

    def texte(self, jour: _Date | None = None) -> str:
        """La valeur écrite en français, sans son libellé."""
        version = self.au(jour) if jour else self.versions[-1]
        if self.unite in _ECRIRE:
            return _ECRIRE[self.unite](version.grandeur)
        if self.unite in {"ESSMS", "mois"}:
            return au_pluriel(version.grandeur, self.unite, self.unite)  # type: ignore[arg-type]
        return nombre(version.grandeur)  # type: ignore[arg-type]


BAREME: dict[str, Valeur] = {}


def _valeur(
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


def _aap(*sections: str) -> tuple[Cite, ...]:
    return tuple(Cite("aap", section) for section in sections)


def _instruction(*sections: str) -> tuple[Cite, ...]:
    return tuple(Cite("instruction", section) for section in sections)


# ── AAP § 3.3.2 : montants ────────────────────────────────────────────────────────────────────
_USAGE, _LOGICIEL, _PETITS = _aap("3.3.2 1)"), _aap("3.3.2 2)"), _aap("3.3.2 3)")

DERNIER_RANG_PLEIN = _valeur(
    "dernier-rang-plein", "Dernier rang au tarif plein", "ESSMS", 49,
    *_USAGE, *_LOGICIEL, comparaison="<=",
)  # fmt: skip
USAGE_ACQUISITION = _valeur(
    "usage-acquisition", "Usages, ESSMS qui acquiert une solution, tarif plein", "€",
    Decimal(7000), *_USAGE,
)  # fmt: skip
USAGE_ACQUISITION_REDUIT = _valeur(
    "usage-acquisition-reduit", "Usages, ESSMS qui acquiert une solution, tarif réduit", "€",
    Decimal(2000), *_USAGE,
)  # fmt: skip
USAGE_MISE_A_NIVEAU = _valeur(
    "usage-mise-a-niveau", "Usages, ESSMS qui met à niveau sa solution, tarif plein", "€",
    Decimal(5000), *_USAGE,
)  # fmt: skip
USAGE_MISE_A_NIVEAU_REDUIT = _valeur(
    "usage-mise-a-niveau-reduit", "Usages, ESSMS qui met à niveau sa solution, tarif réduit", "€",
    Decimal(2000), *_USAGE,
)  # fmt: skip
LOGICIEL_ACQUISITION = _valeur(
    "logiciel", "Équipement logiciel, ESSMS qui acquiert une solution, tarif plein", "€",
    Decimal(14000), *_LOGICIEL,
)  # fmt: skip
LOGICIEL_ACQUISITION_REDUIT = _valeur(
    "logiciel-reduit", "Équipement logiciel, ESSMS qui acquiert une solution, tarif réduit", "€",
    Decimal(3000), *_LOGICIEL,
)  # fmt: skip
PETIT_ORGANISME = _valeur(
    "petit-organisme", "Taille sous laquelle un organisme gestionnaire est petit", "ESSMS", 15,
    *_PETITS, comparaison="<",
)  # fmt: skip
PETIT_ORGANISME_ULTRAMARIN = _valeur(
    "petit-organisme-ultramarin",
    "Taille sous laquelle un organisme gestionnaire est petit, Corse et outre-mer", "ESSMS", 8,
    *_PETITS, comparaison="<",
)  # fmt: skip
MATERIEL_PLAFOND = _valeur(
    "materiel-plafond", "Matériel et infrastructures, plafond par ESSMS", "€", Decimal(10000),
    *_PETITS, comparaison="<=",
)  # fmt: skip
AMOA_PLAFOND = _valeur(
    "amoa-plafond", "Assistance à maîtrise d’ouvrage, plafond par projet", "€", Decimal(100000),
    *_PETITS, comparaison="<=",
)  # fmt: skip
MAJORITE_SAAD = _valeur(
    "majorite-saad", "Moitié des heures d’un SAAD", "taux", Fraction(1, 2),
    *_aap("annexe 1"), comparaison=">=",
)  # fmt: skip

# ── AAP § 3.4 : versement ─────────────────────────────────────────────────────────────────────
AVANCE = _valeur(
    "avance", "Part versée à la signature de la convention", "taux", Fraction(1, 2),
    *_aap("3.4.1"),
)  # fmt: skip
DUREE_MISE_A_NIVEAU = _valeur(
    "duree-mise-a-niveau", "Durée repère d’un projet de mise à niveau", "mois", 9,
    *_aap("3.4.2"), comparaison="<=",
)  # fmt: skip
DUREE_ACQUISITION = _valeur(
    "duree-acquisition", "Durée repère d’un projet d’acquisition", "mois", 18,
    *_aap("3.4.2"), comparaison="<=",
)  # fmt: skip

# ── AAP § 3.2.D : regroupement ────────────────────────────────────────────────────────────────
TAILLE_IDEALE = _valeur(
    "taille-ideale", "Taille idéale d’un projet en métropole", "ESSMS", 15,
    *_aap("3.2.D"), Cite("cnsa-aide", "regroupement"), comparaison=">=",
)  # fmt: skip
TAILLE_IDEALE_ULTRAMARINE = _valeur(
    "taille-ideale-ultramarine", "Taille minimale d’un projet en Corse et outre-mer (CNSA)",
    "ESSMS", 8, Cite("cnsa-aide", "regroupement"), comparaison=">=",
)  # fmt: skip

# ── AAP § 4 : cibles d'usage ──────────────────────────────────────────────────────────────────
CIBLE_SERVICES_SOCLES = _valeur(
    "cible-services-socles", "Cible d’usage de MSSanté et du DMP", "taux", Fraction(70, 100),
    *_aap("4.A"), comparaison=">=",
)  # fmt: skip
CIBLE_DUI = _valeur(
    "cible-dui", "Cible d’usage du DUI", "taux", Fraction(90, 100),
    *_aap("4.B 2)"), comparaison=">=",
)  # fmt: skip

# ── AAP § 7 et § 8, instruction II : guichet et calendrier ────────────────────────────────────
SEUIL_GUICHET = _valeur(
    "seuil-guichet", "Nombre d’ESSMS sous lequel le guichet est toujours régional", "ESSMS", 50,
    *_aap("7"), comparaison="<",
)  # fmt: skip
OUVERTURE_REGIONALE = _valeur(
    "ouverture-regionale", "Ouverture des appels à projets régionaux", "date",
    date(2025, 1, 15), *_aap("8"), *_instruction("II.A"), comparaison=">=",
)  # fmt: skip
CLOTURE_REGIONALE = _valeur(
    "cloture-regionale", "Clôture des appels à projets régionaux", "date",
    date(2025, 9, 15), *_aap("8"), *_instruction("II.A"), comparaison="<=",
)  # fmt: skip
OUVERTURE_MULTIREGIONALE = _valeur(
    "ouverture-multiregionale", "Ouverture pour un projet multirégional, selon l’AAP Bretagne",
    "date", date(2025, 2, 15), *_aap("8"), comparaison=">=",
)  # fmt: skip
BORNE_MULTIREGIONALE = _valeur(
    "borne-multiregionale",
    "Date avant laquelle déposer un projet multirégional, selon l’instruction", "date",
    date(2025, 6, 1), *_instruction("II.A"), comparaison="<",
)  # fmt: skip
CLOTURE_MULTIREGIONALE = _valeur(
    "cloture-multiregionale", "Clôture pour un projet multirégional, selon l’AAP Bretagne",
    "date", date(2025, 6, 1), *_aap("8"), comparaison="<=",
)  # fmt: skip
OUVERTURE_NATIONALE = _valeur(
    "ouverture-nationale", "Ouverture de l’appel à projets national", "date",
    date(2025, 2, 15), *_instruction("II.A"), comparaison=">=",
)  # fmt: skip
CLOTURE_NATIONALE = _valeur(
    "cloture-nationale", "Clôture de l’appel à projets national", "date",
    date(2025, 6, 1), *_instruction("II.A"), comparaison="<=",
)  # fmt: skip
VERROU_SONS = _valeur(
    "verrou-sons", "Dernier jour possible du verrou des commandes SONS", "date",
    date(2025, 4, 17), *_instruction("I.C"), comparaison="<=",
)  # fmt: skip
