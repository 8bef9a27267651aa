"""AAP § 4 et instruction I : une cible d'usage, sa mesure, et qui la doit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Literal

from calculators.bareme import (
    CIBLE_DUI,
    CIBLE_SERVICES_SOCLES,
    SOCLES_AHI_HORS_SONS,
    SOCLES_AHI_SONS,
    SOCLES_GENERAL,
    SOCLES_PJM,
    Bareme,
    Valeur,
)
from calculators.francais.nombres import nombre, pourcent


@dataclass(frozen=True)
class Indicateur:
    """Un des cinq indicateurs, sa cible, et ce que l'on compte."""

    id: str
    libelle: str
    cible: Valeur
    numerateur: str
    denominateur: str

    @property
    def socle(self) -> bool:
        """MSSanté et DMP : les services socles, que certains champs ne doivent pas."""
        return self.cible is CIBLE_SERVICES_SOCLES


SELON_L_ANAP = "Selon le document de l’ANAP : l’appel à projets ne le définit pas (AMB-31)."
MSSANTE = Indicateur(
    "mssante",
    "Utilisation de la messagerie sécurisée (MSSanté)",
    CIBLE_SERVICES_SOCLES,
    SELON_L_ANAP,
    SELON_L_ANAP,
)
DMP = Indicateur(
    "dmp",
    "Utilisation du dossier médical partagé (DMP)",
    CIBLE_SERVICES_SOCLES,
    SELON_L_ANAP,
    SELON_L_ANAP,
)
DOSSIERS_ACTIFS = Indicateur(
    "dossiers_actifs",
    "Dossiers actifs",
    CIBLE_DUI,
    # Le logiciel seul peut filtrer ces trois conditions : CIB-07, CIB-08, CIB-09.
    "Dossiers du logiciel, d’une personne accompagnée, mis à jour dans les trois mois.",
    "Personnes accompagnées, chacune comptée une fois : la file active (AMB-32).",
)
PROJETS_PERSONNALISES = Indicateur(
    "projets_personnalises",
    "Dossiers actifs avec un projet personnalisé",
    CIBLE_DUI,
    "Dossiers actifs qui ont un projet personnalisé.",
    "Dossiers actifs.",
)
AGENDA = Indicateur(
    "agenda",
    "Dossiers actifs avec un événement dans l’agenda",
    CIBLE_DUI,
    "Dossiers actifs qui ont au moins un événement.",
    "Dossiers actifs.",
)
INDICATEURS = (MSSANTE, DMP, DOSSIERS_ACTIFS, PROJETS_PERSONNALISES, AGENDA)

ChampEssms = Literal["general", "pjm", "ahi_sons", "ahi_non_sons"]
CHAMPS: Mapping[str, str] = {
    "general": "Cas général",
    "pjm": "Protection juridique des majeurs (PJM)",
    "ahi_sons": "AHI éligible au SONS",
    "ahi_non_sons": "AHI non éligible au SONS",
}
"""AHI : accueil, hébergement, insertion. SONS : Système ouvert non sélectif."""
_SOCLES: Mapping[ChampEssms, Valeur] = {
    "general": SOCLES_GENERAL,
    "pjm": SOCLES_PJM,
    "ahi_sons": SOCLES_AHI_SONS,
    "ahi_non_sons": SOCLES_AHI_HORS_SONS,
}


def obligation(champ: ChampEssms) -> Valeur:
    """L'obligation datée de MSSanté et du DMP dans ce champ : oui ou non à une date."""
    return _SOCLES[champ]


def obligatoire(indicateur: Indicateur, champ: ChampEssms, bareme: Bareme) -> bool:
    """Cet ESSMS doit-il cette cible ce jour-là ?

    Les cibles du DUI, toujours (ELI-25). MSSanté et DMP : pas en PJM (ELI-19), et plus pour une
    AHI non éligible au SONS depuis le 5 septembre 2025 (ELI-21, ELI-23) ; toujours pour une AHI
    éligible au SONS (ELI-22, AMB-26).
    """
    return not indicateur.socle or bareme.vrai(obligation(champ))


@dataclass(frozen=True)
class Mesure:
    """Un indicateur mesuré : des nombres entiers, jamais arrondis. None : pas encore saisi."""

    indicateur: Indicateur
    numerateur: int | None
    denominateur: int | None
    exclus: int = 0

    @property
    def base(self) -> int | None:
        """Le dénominateur, moins ceux qui ne peuvent pas en bénéficier (CIB-21, CIB-22)."""
        return None if self.denominateur is None else self.denominateur - self.exclus

    @property
    def taux(self) -> Fraction | None:
        """Le taux exact ; None s'il manque un nombre ou si plus personne n'est à compter."""
        if self.numerateur is None or not self.base:
            return None
        return Fraction(self.numerateur, self.base)

    def cible(self, bareme: Bareme) -> Fraction:
        """La valeur cible (CIB-01, CIB-02, CIB-04, CIB-14, CIB-15, CIB-16)."""
        return bareme.taux(self.indicateur.cible)

    def atteint(self, bareme: Bareme) -> bool | None:
        """La cible est-elle atteinte, à l'égalité et sans arrondi (AMB-35) ? None : inconnu."""
        return None if self.taux is None else bareme.respecte(self.indicateur.cible, self.taux)

    def manque(self, bareme: Bareme) -> int | None:
        """Ce qu'il faut ajouter au numérateur pour atteindre la cible, au moins ; 0 si atteinte."""
        if self.numerateur is None or not self.base:
            return None
        return max(0, ceil(self.cible(bareme) * self.base) - self.numerateur)

    @property
    def formule(self) -> str:
        """« 60 / (100 − 20) », en nombres français."""
        if self.numerateur is None or self.denominateur is None:
            return "à saisir"
        haut, bas = nombre(self.numerateur), nombre(self.denominateur)
        return f"{haut} / ({bas} − {nombre(self.exclus)})" if self.exclus else f"{haut} / {bas}"


def taux_ecrit(taux: Fraction, cible: Fraction) -> str:
    """Le taux au centième de pour cent le plus proche ; sous sa cible, il ne s'y arrondit pas."""
    return pourcent(taux, sans_atteindre=cible)
