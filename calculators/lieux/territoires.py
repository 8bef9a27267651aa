"""Départements, régions et territoires : où un établissement se trouve, et ce que cela change.

Source des départements : découpage administratif d'Etalab (Licence ouverte). Territoires exclus :
instruction 2025/40, mention Outre-mer.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal

Territoire = Literal["metropole", "corse", "outre-mer"]

REGIONS: dict[str, tuple[str, Territoire, str]] = {
    # région: (nom, territoire, départements)
    "auvergne-rhone-alpes": (
        *("Auvergne-Rhône-Alpes", "metropole"),
        "01 03 07 15 26 38 42 43 63 69 73 74",
    ),
    "bourgogne-franche-comte": (
        *("Bourgogne-Franche-Comté", "metropole"),
        "21 25 39 58 70 71 89 90",
    ),
    "bretagne": ("Bretagne", "metropole", "22 29 35 56"),
    "centre-val-de-loire": ("Centre-Val de Loire", "metropole", "18 28 36 37 41 45"),
    "corse": ("Corse", "corse", "2A 2B"),
    "grand-est": ("Grand Est", "metropole", "08 10 51 52 54 55 57 67 68 88"),
    "guadeloupe": ("Guadeloupe", "outre-mer", "971"),
    "guyane": ("Guyane", "outre-mer", "973"),
    "hauts-de-france": ("Hauts-de-France", "metropole", "02 59 60 62 80"),
    "ile-de-france": ("Île-de-France", "metropole", "75 77 78 91 92 93 94 95"),
    "la-reunion": ("La Réunion", "outre-mer", "974"),
    "martinique": ("Martinique", "outre-mer", "972"),
    "mayotte": ("Mayotte", "outre-mer", "976"),
    "normandie": ("Normandie", "metropole", "14 27 50 61 76"),
    "nouvelle-aquitaine": (
        *("Nouvelle-Aquitaine", "metropole"),
        "16 17 19 23 24 33 40 47 64 79 86 87",
    ),
    "occitanie": ("Occitanie", "metropole", "09 11 12 30 31 32 34 46 48 65 66 81 82"),
    "pays-de-la-loire": ("Pays de la Loire", "metropole", "44 49 53 72 85"),
    "provence-alpes-cote-d-azur": ("Provence-Alpes-Côte d’Azur", "metropole", "04 05 06 13 83 84"),
}
EXCLUS = {
    "975": "Saint-Pierre-et-Miquelon",
    "986": "Wallis-et-Futuna",
    "987": "Polynésie française",
    "988": "Nouvelle-Calédonie",
}
REGION_DU_DEPARTEMENT = {
    departement: cle
    for cle, (_, _, departements) in REGIONS.items()
    for departement in departements.split()
}


_COURT = 200
"""Signes : les libellés reviennent sans cesse ; garder de longs textes emplirait la mémoire."""


def cle(nom: str) -> str:
    """« Provence-Alpes-Côte d’Azur » → « provence-alpes-cote-d-azur »."""
    return _cle_connue(nom) if len(nom) < _COURT else _cle(nom)


@lru_cache(maxsize=4096)
def _cle_connue(nom: str) -> str:
    return _cle(nom)


def _cle(nom: str) -> str:
    # Les accents à part s'en vont d'abord : Unicode les trierait, d'autant plus lentement.
    plat = unicodedata.normalize("NFKD", _sans_accents(nom.lower().replace("œ", "oe")))
    lettres = _sans_accents(plat)
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in lettres).split())


def _sans_accents(texte: str) -> str:
    """Sans les accents écrits à part de leur lettre."""
    return "".join(c for c in texte if not unicodedata.combining(c))


def nom_de_region(region: str) -> str:
    return REGIONS[region][0]


def territoire_de_region(region: str) -> Territoire:
    return REGIONS[region][1]


def lire_territoire(texte: str) -> Territoire | None:
    """« Corse », « outre-mer », « Métropole » ou un nom de région ; None si inconnu."""
    mot = cle(texte)
    if mot in REGIONS:
        return territoire_de_region(mot)
    if mot in {
        "metropole",
        "metropolitain",
        "hexagone",
        "autre",
        "autres",
        "france-metropolitaine",
    }:
        return "metropole"
    if mot in {"outre-mer", "outremer", "drom", "dom", "ultramarin", "territoires-ultramarins"}:
        return "outre-mer"
    return None
