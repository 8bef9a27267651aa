"""Ce qu'une réponse dit déjà d'une autre question, quand on décrit tout le projet d'un coup.

Une réponse donnée n'est jamais remplacée ; une déduction est toujours dite au lecteur.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculators.lieux.territoires import territoire_de_region
from calculators.montants.heures import CHAMPS_HEURES, lire_heures
from calculators.socle.champs import Valeurs

SANS_REFERENCEMENT = frozenset({"pjm", "ahi_sons", "ahi_non_sons", "ahi_pjm"})
AVEC_REFERENCEMENT = frozenset({"general", "plusieurs"})


def completer(valeurs: Valeurs, deduites: Mapping[str, Any]) -> dict[str, Any]:
    """Les déductions qui servent : celles dont la question n'a pas de réponse."""
    return {n: v for n, v in deduites.items() if v is not None and valeurs.get(n) in (None, [])}


def des_services(valeurs: Valeurs) -> dict[str, Any]:
    """Des services décrits seuls sont les ESSMS du projet."""
    nombres = ("acquisitions", "mises_a_niveau", "sons")
    if valeurs["essms"] or any(valeurs[nom] for nom in nombres):
        return {}
    return {"essms": [_en_essms(service) for service in valeurs["services"]] or None}


def _en_essms(service: Valeurs) -> Valeurs:
    """Un service, comme le calculateur de l'aide attend un ESSMS."""
    return {
        "finess_et": service["finess_et"],
        "organisme": None,
        "situation": service["situation"],
        "devis_materiel": None,
        "depense_materiel": None,
        "rang": service["rang"],
        "saad": {champ.nom: service[champ.nom] for champ in CHAMPS_HEURES},
    }


def des_essms(valeurs: Valeurs) -> dict[str, Any]:
    """Ce que la liste des ESSMS, ou les trois nombres, disent du reste du projet."""
    essms = valeurs["essms"]
    numeros = {e["finess_et"] for e in essms if e["finess_et"]}
    tous_connus = bool(essms) and all(e["finess_et"] and e["finess_et"].region for e in essms)
    regions = {n.region for n in numeros} if tous_connus else set()
    territoires = {territoire_de_region(region) for region in regions}
    sons = bool(valeurs["sons"]) or any(e["situation"] == "sons" for e in essms)
    return {
        # Les FINESS du projet, s'ils sont donnés, disent eux-mêmes leurs régions au guichet.
        "nb_regions": None if valeurs["finess_et"] else len(regions) or None,
        "region": next(iter(regions)) if len(regions) == 1 else None,
        "territoire": next(iter(territoires)) if len(territoires) == 1 else None,
        "finess_propre": True if tous_connus and len(numeros) == len(essms) else None,
        "commande_sons": True if sons else None,
        "sons_meme_logiciel": True if sons else None,
        "materiel": True if any(e["devis_materiel"] for e in essms) else None,
        "saad": True if valeurs["services"] or any(e["saad"] for e in essms) else None,
        "services": services_des_essms(valeurs) or None,
        "activite_confort": True if any(_fait_du_confort(e) for e in essms) else None,
    }


def _fait_du_confort(essms: Valeurs) -> bool:
    """Les heures d'un service ne sont pas toutes médico-sociales : le reste est du confort."""
    heures = lire_heures(essms["saad"]) if essms["saad"] else None
    return bool(heures and heures.coherentes and heures.part < 1)


def services_des_essms(valeurs: Valeurs) -> list[Valeurs]:
    """Les ESSMS dont les heures sont données, comme le calculateur des SAAD les attend."""
    return [
        {
            "nom": e["organisme"],
            "finess_ej": None,
            "finess_et": e["finess_et"],
            "situation": e["situation"],
            "rang": e["rang"],
            **{champ.nom: e["saad"][champ.nom] for champ in CHAMPS_HEURES},
        }
        for e in valeurs["essms"]
        if e["saad"]
    ]


def du_projet(valeurs: Valeurs) -> dict[str, Any]:
    """Ce que disent le champ, le porteur, la solution, les organismes et la grappe."""
    champ, referencement = valeurs["champ"], valeurs["referencement"]
    dpi = None
    if valeurs["porteur_ght"] is False or referencement == "medico_social":
        dpi = False
    elif valeurs["porteur_ght"] and referencement == "hopital":
        dpi = True
    return {
        "dpi_ght": dpi,
        "uniquement_ahi_pjm": _uniquement_ahi_pjm(champ),
        "rejoint_grappe": True if valeurs["essms_deja_finances_dans_la_grappe"] else None,
        "regroupement": True if len(valeurs["organismes"]) > 1 else None,
    }


def _uniquement_ahi_pjm(champ: str | None) -> bool | None:
    if champ in SANS_REFERENCEMENT:
        return True
    return False if champ in AVEC_REFERENCEMENT else None
