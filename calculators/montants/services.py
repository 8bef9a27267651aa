"""AAP annexe 1 : les services d'aide à domicile d'un projet, un par ligne."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.lieux.numero_finess import Numero
from calculators.montants.essms import SITUATION
from calculators.montants.forfaits import SituationEssms
from calculators.montants.heures import ANNEXE, CHAMPS_HEURES, TAUX, HeuresSaisies
from calculators.socle.champs import Libre
from calculators.socle.champs_finess import Finess
from calculators.socle.listes import Lignes
from calculators.socle.titres_courants import ETABLISSEMENT, FINESS_EJ, FINESS_ET, GESTIONNAIRE


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSaisi(HeuresSaisies):
    """Un service et ses heures, colonnes a à h du modèle de déclaration."""

    rang: int
    nom: str | None
    finess_ej: Numero | None
    finess_et: Numero | None
    situation: SituationEssms

    @property
    def chemin(self) -> str:
        """Celui de ses réponses."""
        return f"services.{self.rang}."

    @property
    def qui(self) -> str:
        """Son nom, ou son rang."""
        return self.nom or f"Service {self.rang}"


SERVICES = Lignes(
    nom="services",
    libelle="Services d’aide à domicile",
    singulier="service",
    aide="Un par FINESS géographique, avec les heures de l’année qui précède la candidature.",
    citations=ANNEXE,
    modele=ServiceSaisi,
    autres_titres=(*GESTIONNAIRE, *TAUX),
    champs=(
        Libre(
            nom="nom",
            libelle="Nom de la structure (a)",
            longueur=120,
            titres=("Raison sociale", *ETABLISSEMENT),
        ),
        Finess(
            nom="finess_ej",
            libelle="FINESS EJ (b)",
            aide="Entité juridique.",
            titres=FINESS_EJ,
            partagee=True,
        ),
        Finess(
            nom="finess_et",
            libelle="FINESS ET (c)",
            aide="Entité géographique.",
            titres=FINESS_ET,
        ),
        *CHAMPS_HEURES,
        SITUATION,
    ),
)
