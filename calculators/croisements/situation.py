"""D'un projet entier, les réponses qui en disent d'autres, et ce qu'elles en disent."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypedDict

from calculators.bareme.fenetres import Guichet
from calculators.criteres.reponses import ChampDuProjet, Referencement
from calculators.lieux.numero_finess import Numero
from calculators.montants.groupes import GroupeDeSaad
from calculators.montants.questions_de_l_aide import LigneEssms, LigneOrganisme
from calculators.montants.services import ServiceSaisi


@dataclass(frozen=True, kw_only=True, eq=False)
class SituationDuProjet:
    """Des réponses à des questions de plusieurs calculateurs."""

    acquisitions: int | None
    mises_a_niveau: int | None
    sons: int | None
    saad_groupes: tuple[GroupeDeSaad, ...]
    essms: tuple[LigneEssms, ...]
    organismes: tuple[LigneOrganisme, ...]
    cout_amoa: Decimal | None
    essms_deja_finances_dans_la_grappe: int | None
    services: tuple[ServiceSaisi, ...]
    finess_et: tuple[Numero, ...]
    champ: ChampDuProjet | None
    territoire: str | None
    referencement: Referencement | None
    porteur_ght: bool | None


class Deductions(TypedDict, total=False):
    """Ce qui se déduit, par question ; None : rien."""

    essms: tuple[LigneEssms, ...] | None
    services: tuple[ServiceSaisi, ...] | None
    nb_essms: int | None
    nb_regions: int | None
    region: str | None
    territoire: str | None
    finess_propre: bool | None
    commande_sons: bool | None
    sons_meme_logiciel: bool | None
    materiel: bool | None
    amoa: bool | None
    saad: bool | None
    activite_confort: bool | None
    dpi_ght: bool | None
    uniquement_ahi_pjm: bool | None
    rejoint_grappe: bool | None
    regroupement: bool | None
    total: Decimal
    guichet: Guichet
    multiregional: bool
