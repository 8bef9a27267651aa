"""AAP § 4 et instruction I : cibles d'usage, qui les doit, sur quelle durée."""

from __future__ import annotations

from fractions import Fraction

from calculators.bareme import cibles
from calculators.bareme.campagnes.campagne_2025.periodes import AVANT_SEPTEMBRE, DEPUIS_SEPTEMBRE
from calculators.bareme.valeurs import Fixation, Version, aap, instruction
from calculators.textes import Cite

FIXATIONS: tuple[Fixation, ...] = (
    # ── AAP § 4 : cibles d'usage ──────────────────────────────────────────────────────────────────
    cibles.CIBLE_SERVICES_SOCLES.vaut(Fraction(70, 100), *aap("4.A"), comparaison=">="),
    cibles.CIBLE_DUI.vaut(Fraction(90, 100), *aap("4.B 2)"), comparaison=">="),
    # ── AAP § 4 : durées de mesure ────────────────────────────────────────────────────────────────
    cibles.MESURE_SOCLES_MINIMALE.vaut(3, *aap("4.A"), comparaison=">="),
    cibles.MESURE_SOCLES_MAXIMALE.vaut(6, *aap("4.A"), comparaison="<="),
    cibles.MESURE_DUI.vaut(3, *aap("4.B 2)")),
    cibles.MESURE_FACULTATIVE.vaut(1, *aap("4.C")),
    cibles.MESURE_FACULTATIVE_PREMIERE.vaut(3, *aap("4.C")),
    # ── Instruction I, et ce que la presse dit de celle de septembre : qui doit MSSanté et DMP ────
    cibles.SOCLES_GENERAL.vaut(True, *aap("2.1.D"), *instruction("I.D")),
    cibles.SOCLES_PJM.vaut(False, *instruction("I.A"), *aap("2.1.A")),
    cibles.SOCLES_AHI_SONS.vaut_selon(
        Version(True, (*aap("2.1.D"), *instruction("I.D")), AVANT_SEPTEMBRE),
        Version(True, (*aap("2.1.D"), Cite("dsih", "AHI")), DEPUIS_SEPTEMBRE),
    ),
    cibles.SOCLES_AHI_HORS_SONS.vaut_selon(
        Version(True, (*aap("2.1.D"), *instruction("I.D")), AVANT_SEPTEMBRE),
        Version(False, (Cite("dsih", "AHI"), Cite("care-insight", "AHI")), DEPUIS_SEPTEMBRE),
    ),
)
