"""Les chiffres du programme que les pages citent : objectifs, bilans, crédits depuis 2021.

Chacun vaut à la date de son texte et ne corrige pas les autres (AMB-60).
"""

from __future__ import annotations

from decimal import Decimal

from calculators.bareme import chiffres
from calculators.bareme.valeurs import Fixation, aap, instruction
from calculators.textes import Cite

FIXATIONS: tuple[Fixation, ...] = (
    chiffres.OBJECTIF_INSTRUCTION.vaut(34_000, *instruction("résultat attendu")),
    chiffres.OBJECTIF_CNSA.vaut(36_500, Cite("cnsa", "phase de généralisation")),
    chiffres.OBJECTIF_PROJETS.vaut(1_400, Cite("cnsa", "phase de généralisation")),
    chiffres.SEGUR_DU_SECTEUR.vaut(Decimal(600_000_000), *aap("1.2"), Cite("cnsa", "introduction")),
    chiffres.AMORCAGE_CNSA.vaut(Decimal(30_000_000), Cite("cnsa", "introduction")),
    chiffres.CREDITS_2021_2025.vaut(Decimal(630_000_000), Cite("cnsa", "financement")),
    chiffres.SOUTIEN_DIRECT.vaut(Decimal(540_000_000), Cite("cnsa", "financement")),
    chiffres.GENERALISATION.vaut(Decimal(430_000_000), Cite("cnsa", "phase de généralisation")),
    chiffres.GENERALISATION_2023.vaut(
        Decimal(150_000_000), Cite("cnsa", "phase de généralisation")
    ),
    chiffres.AMORCAGE_PROJETS.vaut(230, Cite("cnsa", "phase d’amorçage")),
    chiffres.AMORCAGE_ESSMS.vaut(6_000, Cite("cnsa", "phase d’amorçage")),
    chiffres.BILAN_2022_PROJETS.vaut(430, Cite("cnsa", "phase de généralisation")),
    chiffres.BILAN_2022_ESSMS.vaut(11_400, Cite("cnsa", "phase de généralisation")),
    chiffres.BENEFICIAIRES.vaut(11_000, Cite("cnsa", "encart")),
    chiffres.BENEFICIAIRES_2025.vaut(21_200, Cite("care-insight", "bilan")),
    chiffres.DOSSIERS_ACTIFS_2024.vaut(410_000, *aap("3.1")),
    chiffres.MESURES_DE_CYBERSECURITE.vaut(13, *aap("3.2.E")),
)
