"""Les chiffres du programme que les pages citent : objectifs, bilans, crédits depuis 2021.

Chacun vaut à la date de son texte et ne corrige pas les autres (AMB-60).
"""

from __future__ import annotations

from decimal import Decimal

from calculators.bareme.valeurs import Grandeur, Unite, Valeur, aap, inscrire, instruction
from calculators.textes import Cite


def _cnsa(identifiant: str, libelle: str, unite: Unite, grandeur: Grandeur, section: str) -> Valeur:
    return inscrire(identifiant, libelle, unite, grandeur, Cite("cnsa", section))


OBJECTIF_INSTRUCTION = inscrire(  # CHF-01
    "objectif-instruction",
    "ESMS à financer de 2021 à 2025, selon l’instruction",
    "ESSMS",
    34_000,
    *instruction("résultat attendu"),
)
OBJECTIF_CNSA = _cnsa(  # CHF-02
    "objectif-cnsa",
    "ESSMS à aider, selon la CNSA (près de)",
    "ESSMS",
    36_500,
    "phase de généralisation",
)
OBJECTIF_PROJETS = _cnsa(  # CHF-02
    "objectif-projets", "Projets attendus (environ)", "projets", 1_400, "phase de généralisation"
)
SEGUR_DU_SECTEUR = inscrire(  # CHF-03, CHF-12
    "segur-du-secteur",
    "Ségur numérique du médico-social, de 2021 à 2025",
    "€",
    Decimal(600_000_000),
    *aap("1.2"),
    Cite("cnsa", "introduction"),
)
AMORCAGE_CNSA = _cnsa(  # CHF-04
    "amorcage-cnsa",
    "Phase d’amorçage, crédits de la CNSA",
    "€",
    Decimal(30_000_000),
    "introduction",
)
CREDITS_2021_2025 = _cnsa(  # CHF-05
    "credits-2021-2025",
    "Crédits de 2021 à 2025, Ségur et amorçage",
    "€",
    Decimal(630_000_000),
    "financement",
)
SOUTIEN_DIRECT = _cnsa(  # CHF-06
    "soutien-direct",
    "Soutien direct aux projets, ESMS numérique et SONS (près de)",
    "€",
    Decimal(540_000_000),
    "financement",
)
GENERALISATION = _cnsa(  # CHF-07
    "generalisation",
    "Phase de généralisation, crédits",
    "€",
    Decimal(430_000_000),
    "phase de généralisation",
)
GENERALISATION_2023 = _cnsa(  # CHF-07
    "generalisation-2023",
    "Phase de généralisation, part de 2023",
    "€",
    Decimal(150_000_000),
    "phase de généralisation",
)
AMORCAGE_PROJETS = _cnsa(  # CHF-08
    "amorcage-projets",
    "Projets de la phase d’amorçage (plus de)",
    "projets",
    230,
    "phase d’amorçage",
)
AMORCAGE_ESSMS = _cnsa(  # CHF-08
    "amorcage-essms", "ESSMS de la phase d’amorçage (plus de)", "ESSMS", 6_000, "phase d’amorçage"
)
BILAN_2022_PROJETS = _cnsa(  # CHF-09
    "bilan-2022-projets",
    "Projets retenus à fin 2022 (plus de)",
    "projets",
    430,
    "phase de généralisation",
)
BILAN_2022_ESSMS = _cnsa(  # CHF-09
    "bilan-2022-essms",
    "ESSMS retenus à fin 2022 (plus de)",
    "ESSMS",
    11_400,
    "phase de généralisation",
)
BENEFICIAIRES = _cnsa(  # CHF-10
    "beneficiaires",
    "Établissements et services aidés depuis 2021 (plus de)",
    "ESSMS",
    11_000,
    "encart",
)
BENEFICIAIRES_2025 = inscrire(
    "beneficiaires-2025",
    "Structures financées, selon la presse de septembre 2025",
    "ESSMS",
    21_200,
    Cite("care-insight", "bilan"),
)
DOSSIERS_ACTIFS_2024 = inscrire(  # CHF-11
    "dossiers-actifs-2024", "Dossiers actifs à atteindre en 2024", "dossiers", 410_000, *aap("3.1")
)
MESURES_DE_CYBERSECURITE = inscrire(
    "mesures-de-cybersecurite", "Mesures du guide de cybersécurité", "mesures", 13, *aap("3.2.E")
)
