"""AAP § 7 et § 8, instruction I.C et II : guichet, dates, jalons, comités."""

from __future__ import annotations

from datetime import date

from calculators.bareme.valeurs import aap, inscrire, instruction

# ── AAP § 7 et § 8, instruction II : guichet et calendrier ────────────────────────────────────
SEUIL_GUICHET = inscrire(
    "seuil-guichet", "Nombre d’ESSMS sous lequel le guichet est toujours régional", "ESSMS", 50,
    *aap("7"), comparaison="<",
)  # fmt: skip
OUVERTURE_REGIONALE = inscrire(
    "ouverture-regionale", "Ouverture des appels à projets régionaux", "date",
    date(2025, 1, 15), *aap("8"), *instruction("II.A"), comparaison=">=",
)  # fmt: skip
CLOTURE_REGIONALE = inscrire(
    "cloture-regionale", "Clôture des appels à projets régionaux", "date",
    date(2025, 9, 15), *aap("8"), *instruction("II.A"), comparaison="<=",
)  # fmt: skip
OUVERTURE_MULTIREGIONALE = inscrire(
    "ouverture-multiregionale", "Ouverture pour un projet multirégional, selon l’AAP Bretagne",
    "date", date(2025, 2, 15), *aap("8"), comparaison=">=",
)  # fmt: skip
BORNE_MULTIREGIONALE = inscrire(
    "borne-multiregionale",
    "Date avant laquelle déposer un projet multirégional, selon l’instruction", "date",
    date(2025, 6, 1), *instruction("II.A"), comparaison="<",
)  # fmt: skip
CLOTURE_MULTIREGIONALE = inscrire(
    "cloture-multiregionale", "Clôture pour un projet multirégional, selon l’AAP Bretagne",
    "date", date(2025, 6, 1), *aap("8"), comparaison="<=",
)  # fmt: skip
OUVERTURE_NATIONALE = inscrire(
    "ouverture-nationale", "Ouverture de l’appel à projets national", "date",
    date(2025, 2, 15), *instruction("II.A"), comparaison=">=",
)  # fmt: skip
CLOTURE_NATIONALE = inscrire(
    "cloture-nationale", "Clôture de l’appel à projets national", "date",
    date(2025, 6, 1), *instruction("II.A"), comparaison="<=",
)  # fmt: skip
VERROU_SONS = inscrire(
    "verrou-sons", "Dernier jour possible du verrou des commandes SONS", "date",
    date(2025, 4, 17), *instruction("I.C"), comparaison="<=",
)  # fmt: skip
