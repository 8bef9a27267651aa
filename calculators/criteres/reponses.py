"""Les réponses dont l'éligibilité dépend, question par question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from calculators.usages.mesures import ChampEssms

ChampDuProjet = ChampEssms | Literal["ahi_pjm", "plusieurs"]
Referencement = Literal["medico_social", "hopital", "en_cours", "non"]


@dataclass(frozen=True, kw_only=True, eq=False)
class ReponsesEligibilite:
    """La situation d'un projet. None : on ne sait pas."""

    article_l312_1: bool | None
    territoire: str | None
    finess_propre: bool | None
    champ: ChampDuProjet | None
    departement_seul: bool | None
    activite_confort: bool | None

    fonds_europeens: bool | None
    deja_finance: bool | None

    commande_sons: bool | None
    sons_meme_logiciel: bool | None
    demande: Literal["acquisition", "mise_a_niveau"] | None
    sons_annulee: bool | None
    date_annulation: date | None
    va_deposee: bool | None
    date_va: date | None

    meme_solution: bool | None
    referencement: Referencement | None
    date_referencement: date | None
    date_parametrage: date | None
    date_candidature: date | None
    date_signature: date | None

    porteur_ght: bool | None
    ght_marche_public: bool | None
    ght_adequation: bool | None
    ght_document: bool | None
    ght_sans_autre_aide: bool | None

    nb_essms: int | None
    regroupement: bool | None
    regroupement_duree: bool | None
    regroupement_moyens: bool | None
    entite_nationale: bool | None
    accord_entite_nationale: bool | None
    rejoint_grappe: bool | None
    grappe_accord: bool | None
    grappe_temporalite: bool | None
    grappe_marche: bool | None
    grappe_sans_risque: bool | None
