"""La campagne 2025 : instruction 2025/40, ce que la presse dit de la 2025/100, AAP."""

from __future__ import annotations

from calculators.bareme.campagne import Campagne
from calculators.bareme.campagnes.campagne_2025 import (
    aide,
    calendrier,
    chiffres,
    cibles,
    credits_nationaux,
    enveloppes,
)
from calculators.bareme.campagnes.campagne_2025.periodes import (
    AVANT_SEPTEMBRE,
    DEPUIS_SEPTEMBRE,
    PERIODE,
)

CAMPAGNE = Campagne(
    nom="2025",
    periode=PERIODE,
    fixations=(
        *aide.FIXATIONS,
        *calendrier.FIXATIONS,
        *cibles.FIXATIONS,
        *credits_nationaux.FIXATIONS,
        *enveloppes.FIXATIONS,
        *chiffres.FIXATIONS,
    ),
    versions={"avril-2025": AVANT_SEPTEMBRE, "septembre-2025": DEPUIS_SEPTEMBRE},
)
