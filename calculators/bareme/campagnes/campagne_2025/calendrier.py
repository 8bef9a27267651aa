"""AAP § 7 et § 8, instruction I.C et II : guichet, dates, jalons, comités."""

from __future__ import annotations

from datetime import date

from calculators.bareme import calendrier
from calculators.bareme.valeurs import Fixation, aap, instruction

FIXATIONS: tuple[Fixation, ...] = (
    # ── AAP § 7 et § 8, instruction II : guichet et calendrier ────────────────────────────────────
    calendrier.SEUIL_GUICHET.vaut(50, *aap("7"), comparaison="<"),
    calendrier.OUVERTURE_REGIONALE.vaut(
        date(2025, 1, 15), *aap("8"), *instruction("II.A"), comparaison=">="
    ),
    calendrier.CLOTURE_REGIONALE.vaut(
        date(2025, 9, 15), *aap("8"), *instruction("II.A"), comparaison="<="
    ),
    calendrier.OUVERTURE_MULTIREGIONALE.vaut(date(2025, 2, 15), *aap("8"), comparaison=">="),
    calendrier.BORNE_MULTIREGIONALE.vaut(date(2025, 6, 1), *instruction("II.A"), comparaison="<"),
    calendrier.CLOTURE_MULTIREGIONALE.vaut(date(2025, 6, 1), *aap("8"), comparaison="<="),
    calendrier.OUVERTURE_NATIONALE.vaut(date(2025, 2, 15), *instruction("II.A"), comparaison=">="),
    calendrier.CLOTURE_NATIONALE.vaut(date(2025, 6, 1), *instruction("II.A"), comparaison="<="),
    calendrier.VERROU_SONS.vaut(date(2025, 4, 17), *instruction("I.C"), comparaison="<="),
    calendrier.SIGNATURE_INSTRUCTION.vaut(date(2025, 4, 16), *instruction("date de signature")),
    # ── Instruction II.A : jalons de décision des ARS ─────────────────────────────────────────────
    calendrier.PREMIER_JALON.vaut(date(2025, 4, 4), *instruction("II.A"), comparaison="<="),
    calendrier.DEUXIEME_JALON.vaut(date(2025, 6, 16), *instruction("II.A"), comparaison="<="),
    calendrier.TROISIEME_JALON.vaut(date(2025, 9, 30), *instruction("II.A"), comparaison="<="),
    calendrier.CALENDRIER_DES_INSTANCES.vaut(
        date(2025, 4, 30), *instruction("II.A"), comparaison="<="
    ),
    # ── Instruction II.B : engagement des crédits ─────────────────────────────────────────────────
    calendrier.BORNE_ENGAGEMENT.vaut(date(2025, 12, 31), *instruction("II.B"), comparaison="<"),
    calendrier.REDEPLOIEMENT.vaut(date(2025, 10, 15), *instruction("II.B"), comparaison="<="),
    calendrier.FIN_DES_CREDITS_REDEPLOYES.vaut(
        date(2025, 12, 31), *instruction("II.B"), comparaison="<="
    ),
    # ── Instruction, validation ───────────────────────────────────────────────────────────────────
    calendrier.VISA_CNP.vaut(date(2025, 3, 7), *instruction("validation")),
)
