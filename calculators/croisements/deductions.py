"""Ce qu'une réponse dit déjà d'une autre question, quand on décrit tout le projet d'un coup.

Une déduction ne remplace jamais une réponse donnée, et se dit toujours au lecteur.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculators.criteres.reponses import ChampDuProjet
from calculators.croisements.situation import Deductions, SituationDuProjet
from calculators.lieux.territoires import territoire_de_region
from calculators.montants.groupes import GroupeDeSaad
from calculators.montants.heures import heures_au_taux, lire_heures
from calculators.montants.questions_de_l_aide import LigneEssms
from calculators.montants.services import ServiceSaisi

SANS_REFERENCEMENT = frozenset({"pjm", "ahi_sons", "ahi_non_sons", "ahi_pjm"})
AVEC_REFERENCEMENT = frozenset({"general", "plusieurs"})


def completer(donnees: SituationDuProjet, deduites: Mapping[str, object]) -> dict[str, Any]:
    """Les déductions qui servent : celles dont la question n'a pas de réponse."""
    sans_reponse = (None, ())
    return {
        nom: valeur
        for nom, valeur in deduites.items()
        if valeur is not None and getattr(donnees, nom) in sans_reponse
    }


def des_services(situation: SituationDuProjet) -> Deductions:
    """Des services décrits seuls sont les ESSMS du projet."""
    nombres = situation.acquisitions, situation.mises_a_niveau, situation.sons
    if situation.essms or situation.saad_groupes or any(nombres):
        return {}
    return {"essms": tuple(_en_essms(service) for service in situation.services) or None}


def _en_essms(service: ServiceSaisi) -> LigneEssms:
    """Un service, comme le calculateur de l'aide attend un ESSMS."""
    return LigneEssms(
        rang=service.rang,
        finess_et=service.finess_et,
        organisme=None,
        situation=service.situation,
        saad=service,
    )


def des_essms(situation: SituationDuProjet) -> Deductions:
    """Ce que la liste des ESSMS, ou les nombres qu'elle remplace, disent du reste du projet."""
    essms = situation.essms
    groupes = () if essms else situation.saad_groupes
    numeros = {e.finess_et for e in essms if e.finess_et}
    tous_connus = bool(essms) and all(e.finess_et and e.finess_et.region for e in essms)
    regions = {n.region for n in numeros if n.region} if tous_connus else set()
    territoires = {territoire_de_region(region) for region in regions}
    lignes: tuple[LigneEssms | GroupeDeSaad, ...] = (*essms, *groupes)
    sons = any(un.situation == "sons" for un in lignes) or (not essms and bool(situation.sons))
    return {
        # Les FINESS du projet, s'ils sont donnés, disent eux-mêmes leurs régions au guichet.
        "nb_regions": None if situation.finess_et else len(regions) or None,
        "region": next(iter(regions)) if len(regions) == 1 else None,
        "territoire": next(iter(territoires)) if len(territoires) == 1 else None,
        "finess_propre": True if tous_connus and len(numeros) == len(essms) else None,
        "commande_sons": True if sons else None,
        "sons_meme_logiciel": True if sons else None,
        "materiel": True if any(e.devis_materiel for e in essms) else None,
        "saad": True if situation.services or groupes or any(e.saad for e in essms) else None,
        "services": services_des_essms(situation) or None,
        "activite_confort": True if any(map(_fait_du_confort, lignes)) else None,
    }


def _fait_du_confort(un: LigneEssms | GroupeDeSaad) -> bool:
    """Les heures d'un service ne sont pas toutes médico-sociales : le reste est du confort."""
    if isinstance(un, GroupeDeSaad):
        heures = heures_au_taux(un.taux)
    elif un.saad:
        heures = lire_heures(un.saad)
    else:
        return False
    return heures.coherentes and heures.part < 1


def services_des_essms(situation: SituationDuProjet) -> tuple[ServiceSaisi, ...]:
    """Les ESSMS dont les heures sont données, comme le calculateur des SAAD les attend."""
    return tuple(
        ServiceSaisi(
            rang=e.rang,
            nom=e.organisme,
            finess_ej=None,
            finess_et=e.finess_et,
            situation=e.situation,
            heures_totales=e.saad.heures_totales,
            heures_apa=e.saad.heures_apa,
            heures_pch=e.saad.heures_pch,
            heures_autres_dependance=e.saad.heures_autres_dependance,
            type_financement=e.saad.type_financement,
        )
        for e in situation.essms
        if e.saad
    )


def du_projet(situation: SituationDuProjet) -> Deductions:
    """Ce que disent le champ, le porteur, la solution, les organismes et la grappe."""
    referencement = situation.referencement
    dpi = None
    if situation.porteur_ght is False or referencement == "medico_social":
        dpi = False
    elif situation.porteur_ght and referencement == "hopital":
        dpi = True
    return {
        "dpi_ght": dpi,
        "uniquement_ahi_pjm": _uniquement_ahi_pjm(situation.champ),
        "amoa": True if situation.cout_amoa else None,
        "rejoint_grappe": True if situation.essms_deja_finances_dans_la_grappe else None,
        "regroupement": True if len(situation.organismes) > 1 else None,
    }


def _uniquement_ahi_pjm(champ: ChampDuProjet | None) -> bool | None:
    if champ in SANS_REFERENCEMENT:
        return True
    return False if champ in AVEC_REFERENCEMENT else None
