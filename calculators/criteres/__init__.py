"""Les critères d'éligibilité, passage par passage, dans l'ordre des textes."""

from __future__ import annotations

from calculators.criteres import essms, ght, projet, redondance, solution, sons

TOUS_LES_CRITERES = (
    *essms.CRITERES,
    *redondance.CRITERES,
    *sons.CRITERES,
    *solution.CRITERES,
    *projet.CRITERES,
)
"""Chacun reçoit les réponses et le jour ; il rend ses motifs, aucun s'il est sans objet."""

__all__ = ["TOUS_LES_CRITERES", "essms", "ght", "projet", "redondance", "solution", "sons"]
