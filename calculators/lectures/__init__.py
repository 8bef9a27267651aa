"""Le registre de ce que les textes laissent ouvert, rangé par thème, et la lecture retenue."""

from __future__ import annotations

from collections.abc import Mapping

from calculators.lectures import (
    budget,
    calcul,
    cibles_et_solde,
    conformite,
    eligibilite,
    fin_de_projet,
    guichet,
    petits_organismes,
    pieces,
    saad,
)
from calculators.lectures.ambiguite import THEMES, Ambiguite, Exemple, Lecture

__all__ = ["REGISTRE", "THEMES", "Ambiguite", "Exemple", "Lecture"]

_THEMES_DANS_L_ORDRE = (
    calcul,
    petits_organismes,
    saad,
    eligibilite,
    conformite,
    cibles_et_solde,
    fin_de_projet,
    guichet,
    pieces,
    budget,
)

REGISTRE: Mapping[str, Ambiguite] = {
    ambiguite.id: ambiguite
    for ambiguite in sorted(
        (une for theme in _THEMES_DANS_L_ORDRE for une in theme.AMBIGUITES), key=lambda une: une.id
    )
}
