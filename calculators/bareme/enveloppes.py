"""Instruction V : l'enveloppe de chaque région."""

from __future__ import annotations

from collections.abc import Mapping

from calculators.bareme.valeurs import Valeur
from calculators.lieux.territoires import REGIONS, nom_de_region

ENVELOPPES: Mapping[str, Valeur] = {
    region: Valeur(f"enveloppe-{region}", f"Enveloppe, {nom_de_region(region)}", "€")
    for region in REGIONS
}
