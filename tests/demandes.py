"""Ce que la page demande à Python, depuis des clés à points : « essms.1.finess_et »."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from calculators.socle.calculateur import trouver
from calculators.socle.situation import de_plat
from theme.reponse import repondre, requete_de

AUJOURDHUI = "2026-11-26"


def requete(nom: str, plat: Mapping[str, str], aujourdhui: str = AUJOURDHUI, **reste: Any) -> str:
    """La requête de ces réponses."""
    return requete_de(de_plat(plat, trouver(nom).champs), aujourdhui, **reste)


def demander(
    nom: str, plat: Mapping[str, str], aujourdhui: str = AUJOURDHUI, **reste: Any
) -> dict[str, Any]:
    """La réponse à ces réponses."""
    reponse: dict[str, Any] = json.loads(repondre(nom, requete(nom, plat, aujourdhui, **reste)))
    return reponse


def resumer(nom: str, plat: Mapping[str, str]) -> str:
    """Le résumé que le bouton copie."""
    resume: str = demander(nom, plat, geste={"nom": "resume"})["resume"]
    return resume
