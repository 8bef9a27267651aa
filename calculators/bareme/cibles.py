"""AAP § 4 et instruction I : cibles d'usage, qui les doit, sur quelle durée."""

from __future__ import annotations

from fractions import Fraction

from calculators.bareme.valeurs import aap, inscrire

# ── AAP § 4 : cibles d'usage ──────────────────────────────────────────────────────────────────
CIBLE_SERVICES_SOCLES = inscrire(
    "cible-services-socles", "Cible d’usage de MSSanté et du DMP", "taux", Fraction(70, 100),
    *aap("4.A"), comparaison=">=",
)  # fmt: skip
CIBLE_DUI = inscrire(
    "cible-dui", "Cible d’usage du DUI", "taux", Fraction(90, 100),
    *aap("4.B 2)"), comparaison=">=",
)  # fmt: skip
