"""Une situation dans un fichier JSON : ses réponses sont celles que la ligne de commande lit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from calculators.socle.calculateur import Calculateur
from calculators.socle.champs import Erreur, SaisieInvalide
from calculators.socle.contrat import lire_json
from calculators.socle.lien import Faite
from calculators.socle.situation import Situation, imbriquer, situation_de

FORMAT = "esms-numerique/situation"
VERSION_DU_FORMAT = 1
_UTF_8 = b"\xef\xbb\xbf"
"""Ce que certains logiciels mettent devant un texte."""
_ABIME = "Ce fichier est abîmé ou n’a pas été enregistré par ce guide : rien n’a été changé ici."


@dataclass(frozen=True)
class Fichier:
    """Ce qu'un fichier dit."""

    situation: Situation
    faite: Faite


def ecrire_fichier(
    calculateur: Calculateur[Any], situation: Situation, faite: Faite, jour: date
) -> str:
    """Le texte du fichier, en JSON."""
    objet = {
        "format": FORMAT,
        "version": VERSION_DU_FORMAT,
        "calculateur": calculateur.nom,
        "campagne": faite.campagne,
        "edition": faite.edition,
        "regles": faite.regles,
        "fait_le": jour.isoformat(),
        "reponses": imbriquer(situation, calculateur.champs),
    }
    return json.dumps(objet, ensure_ascii=False, indent=1) + "\n"


def est_une_situation(octets: bytes) -> bool:
    """Un objet JSON, par son premier signe ; sinon, un tableau peut-être."""
    return octets.removeprefix(_UTF_8).lstrip()[:1] == b"{"


def lire_fichier(octets: bytes, calculateur: Calculateur[Any]) -> Fichier:
    """La situation du fichier ; SaisieInvalide, d'une phrase, s'il n'en est pas une d'ici."""
    try:
        objet = lire_json(octets.removeprefix(_UTF_8).decode())
    except (UnicodeDecodeError, SaisieInvalide):
        raise _refus(_ABIME) from None
    reponses = objet.get("reponses")
    if objet.get("format") != FORMAT or not isinstance(reponses, Mapping):
        raise _refus(_ABIME)
    if objet.get("version") != VERSION_DU_FORMAT:
        raise _refus("Ce fichier vient d’une version plus récente du guide : ouvrez-le avec elle.")
    if objet.get("calculateur") != calculateur.nom:
        raise _refus(
            f"Ce fichier est celui d’une autre page que « {calculateur.titre} » : ouvrez-le sur "
            "la sienne. Rien n’a été changé ici."
        )
    faite = Faite(*(str(objet.get(nom, "")) for nom in ("campagne", "edition", "regles")))
    return Fichier(situation_de(reponses, calculateur.champs), faite)


def _refus(phrase: str) -> SaisieInvalide:
    return SaisieInvalide(Erreur("", phrase))


def schema(calculateurs: list[Calculateur[Any]]) -> dict[str, Any]:
    """Le schéma JSON d'un fichier : ce que chaque clé y est."""
    texte = {"type": "string"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Une situation du guide ESMS numérique",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION_DU_FORMAT},
            "calculateur": {"enum": [calculateur.nom for calculateur in calculateurs]},
            "campagne": texte,
            "edition": texte,
            "regles": texte,
            "fait_le": {"type": "string", "format": "date"},
            "reponses": {
                "type": "object",
                "description": "Ce que lit la commande du calculateur nommé.",
            },
        },
        "required": ["format", "version", "calculateur", "reponses"],
    }
