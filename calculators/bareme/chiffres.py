"""Les chiffres du programme que les pages citent : objectifs, bilans, crédits depuis 2021.

Chacun vaut à la date de son texte et ne corrige pas les autres (AMB-60).
"""

from __future__ import annotations

from calculators.bareme.valeurs import Valeur

OBJECTIF_INSTRUCTION = Valeur(  # CHF-01
    "objectif-instruction", "ESMS à financer de 2021 à 2025, selon l’instruction", "ESSMS"
)
OBJECTIF_CNSA = Valeur("objectif-cnsa", "ESSMS à aider, selon la CNSA (près de)", "ESSMS")  # CHF-02
OBJECTIF_PROJETS = Valeur("objectif-projets", "Projets attendus (environ)", "projets")  # CHF-02
SEGUR_DU_SECTEUR = Valeur(  # CHF-03, CHF-12
    "segur-du-secteur", "Ségur numérique du médico-social, de 2021 à 2025", "€"
)
AMORCAGE_CNSA = Valeur("amorcage-cnsa", "Phase d’amorçage, crédits de la CNSA", "€")  # CHF-04
CREDITS_2021_2025 = Valeur(  # CHF-05
    "credits-2021-2025", "Crédits de 2021 à 2025, Ségur et amorçage", "€"
)
SOUTIEN_DIRECT = Valeur(  # CHF-06
    "soutien-direct", "Soutien direct aux projets, ESMS numérique et SONS (près de)", "€"
)
GENERALISATION = Valeur("generalisation", "Phase de généralisation, crédits", "€")  # CHF-07
GENERALISATION_2023 = Valeur(  # CHF-07
    "generalisation-2023", "Phase de généralisation, part de 2023", "€"
)
AMORCAGE_PROJETS = Valeur(  # CHF-08
    "amorcage-projets", "Projets de la phase d’amorçage (plus de)", "projets"
)
AMORCAGE_ESSMS = Valeur(  # CHF-08
    "amorcage-essms", "ESSMS de la phase d’amorçage (plus de)", "ESSMS"
)
BILAN_2022_PROJETS = Valeur(  # CHF-09
    "bilan-2022-projets", "Projets retenus à fin 2022 (plus de)", "projets"
)
BILAN_2022_ESSMS = Valeur(  # CHF-09
    "bilan-2022-essms", "ESSMS retenus à fin 2022 (plus de)", "ESSMS"
)
BENEFICIAIRES = Valeur(  # CHF-10
    "beneficiaires", "Établissements et services aidés depuis 2021 (plus de)", "ESSMS"
)
BENEFICIAIRES_2025 = Valeur(
    "beneficiaires-2025", "Structures financées, selon la presse de septembre 2025", "structures"
)
DOSSIERS_ACTIFS_2024 = Valeur(  # CHF-11
    "dossiers-actifs-2024", "Dossiers actifs à atteindre en 2024", "dossiers"
)
MESURES_DE_CYBERSECURITE = Valeur(
    "mesures-de-cybersecurite", "Mesures du guide de cybersécurité", "mesures"
)
