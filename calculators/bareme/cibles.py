"""AAP § 4 et instruction I : cibles d'usage, qui les doit, sur quelle durée."""

from __future__ import annotations

from calculators.bareme.valeurs import Valeur

# ── AAP § 4 : cibles d'usage ──────────────────────────────────────────────────────────────────
CIBLE_SERVICES_SOCLES = Valeur(
    "cible-services-socles", "Cible d’usage de MSSanté et du DMP", "taux"
)
CIBLE_DUI = Valeur("cible-dui", "Cible d’usage du DUI", "taux")

# ── AAP § 4 : durées de mesure ────────────────────────────────────────────────────────────────
MESURE_SOCLES_MINIMALE = Valeur(
    "mesure-socles-minimale", "Durée la plus courte de mesure de MSSanté et du DMP", "mois"
)
MESURE_SOCLES_MAXIMALE = Valeur(
    "mesure-socles-maximale", "Durée la plus longue de mesure de MSSanté et du DMP", "mois"
)
MESURE_DUI = Valeur("mesure-dui", "Durée de mesure des cibles du DUI", "mois")
MESURE_FACULTATIVE = Valeur(
    "mesure-facultative", "Durée de mesure d’un indicateur facultatif", "mois"
)
MESURE_FACULTATIVE_PREMIERE = Valeur(
    "mesure-facultative-premiere", "Durée de la première mesure d’un indicateur facultatif", "mois"
)

# ── Instruction I, et ce que la presse dit de celle de septembre : qui doit MSSanté et DMP ────
SOCLES_GENERAL = Valeur(
    "socles-general", "Cibles MSSanté et DMP obligatoires, cas général", "oui ou non"
)
SOCLES_PJM = Valeur(
    "socles-pjm",
    "Cibles MSSanté et DMP obligatoires, protection juridique des majeurs",
    "oui ou non",
)
SOCLES_AHI_SONS = Valeur(
    "socles-ahi-sons", "Cibles MSSanté et DMP obligatoires, AHI éligible au SONS", "oui ou non"
)
SOCLES_AHI_HORS_SONS = Valeur(
    "socles-ahi-hors-sons",
    "Cibles MSSanté et DMP obligatoires, AHI non éligible au SONS",
    "oui ou non",
)
