"""Le catalogue des règles des textes de 2025, partie par partie, pour la page de couverture."""

from __future__ import annotations

from collections.abc import Mapping

from calculators.regles import (
    adresses,
    budget,
    calcul,
    calendrier,
    chiffres,
    cibles_facultatives,
    cibles_obligatoires,
    comites,
    conformite,
    cybersecurite,
    depot,
    eligibilite,
    gouvernance,
    guichet,
    petits_organismes,
    priorisation,
    redondance,
    regions,
    regroupement,
    saad,
    versement,
)
from calculators.regles.regle import Partie, Regle

__all__ = ["PARTIES", "REGLES", "Partie", "Regle"]

PARTIES: tuple[Partie, ...] = tuple(
    module.PARTIE
    for module in (
        *(eligibilite, redondance, conformite, regroupement, cybersecurite),
        *(calcul, petits_organismes, saad, versement),
        *(cibles_obligatoires, cibles_facultatives, priorisation),
        *(guichet, calendrier, comites, depot, adresses),
        *(budget, regions, chiffres, gouvernance),
    )
)
REGLES: Mapping[str, Regle] = {regle.id: regle for partie in PARTIES for regle in partie.regles()}
