"""Instruction V : l'enveloppe de chaque région."""

from __future__ import annotations

from collections.abc import Mapping

from calculators.bareme.valeurs import Valeur
from calculators.lieux.territoires import REGIONS, nom_de_region


def enveloppe_de(region: str) -> Valeur:
    """L'enveloppe d'une région, en euros, la région fût-elle inconnue."""
    nom = nom_de_region(region) if region in REGIONS else region
    return Valeur(f"enveloppe-{region}", f"Enveloppe, {nom}", "€")


ENVELOPPES: Mapping[str, Valeur] = {region: enveloppe_de(region) for region in REGIONS}
