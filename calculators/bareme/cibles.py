"""AAP § 4 et instruction I : cibles d'usage, qui les doit, sur quelle durée."""

from __future__ import annotations

from fractions import Fraction

from calculators.bareme.valeurs import (
    AVANT_SEPTEMBRE,
    DEPUIS_SEPTEMBRE,
    Version,
    aap,
    inscrire,
    instruction,
)
from calculators.textes import Cite

# ── AAP § 4 : cibles d'usage ──────────────────────────────────────────────────────────────────
CIBLE_SERVICES_SOCLES = inscrire(
    "cible-services-socles",
    "Cible d’usage de MSSanté et du DMP",
    "taux",
    Fraction(70, 100),
    *aap("4.A"),
    comparaison=">=",
)
CIBLE_DUI = inscrire(
    "cible-dui",
    "Cible d’usage du DUI",
    "taux",
    Fraction(90, 100),
    *aap("4.B 2)"),
    comparaison=">=",
)

# ── AAP § 4 : durées de mesure ────────────────────────────────────────────────────────────────
MESURE_SOCLES_MINIMALE = inscrire(
    "mesure-socles-minimale",
    "Durée la plus courte de mesure de MSSanté et du DMP",
    "mois",
    3,
    *aap("4.A"),
    comparaison=">=",
)
MESURE_SOCLES_MAXIMALE = inscrire(
    "mesure-socles-maximale",
    "Durée la plus longue de mesure de MSSanté et du DMP",
    "mois",
    6,
    *aap("4.A"),
    comparaison="<=",
)
MESURE_DUI = inscrire("mesure-dui", "Durée de mesure des cibles du DUI", "mois", 3, *aap("4.B 2)"))
MESURE_FACULTATIVE = inscrire(
    "mesure-facultative", "Durée de mesure d’un indicateur facultatif", "mois", 1, *aap("4.C")
)
MESURE_FACULTATIVE_PREMIERE = inscrire(
    "mesure-facultative-premiere",
    "Durée de la première mesure d’un indicateur facultatif",
    "mois",
    3,
    *aap("4.C"),
)

# ── Instruction I, et ce que la presse dit de celle de septembre : qui doit MSSanté et DMP ────
SOCLES_GENERAL = inscrire(
    "socles-general",
    "Cibles MSSanté et DMP obligatoires, cas général",
    "oui ou non",
    True,
    *aap("2.1.D"),
    *instruction("I.D"),
)
SOCLES_PJM = inscrire(
    "socles-pjm",
    "Cibles MSSanté et DMP obligatoires, protection juridique des majeurs",
    "oui ou non",
    False,
    *instruction("I.A"),
    *aap("2.1.A"),
)
SOCLES_AHI_SONS = inscrire(
    "socles-ahi-sons",
    "Cibles MSSanté et DMP obligatoires, AHI éligible au SONS",
    "oui ou non",
    (
        Version(True, AVANT_SEPTEMBRE, (*aap("2.1.D"), *instruction("I.D"))),
        Version(True, DEPUIS_SEPTEMBRE, (*aap("2.1.D"), Cite("dsih", "AHI"))),
    ),
)
SOCLES_AHI_HORS_SONS = inscrire(
    "socles-ahi-hors-sons",
    "Cibles MSSanté et DMP obligatoires, AHI non éligible au SONS",
    "oui ou non",
    (
        Version(True, AVANT_SEPTEMBRE, (*aap("2.1.D"), *instruction("I.D"))),
        Version(False, DEPUIS_SEPTEMBRE, (Cite("dsih", "AHI"), Cite("care-insight", "AHI"))),
    ),
)
