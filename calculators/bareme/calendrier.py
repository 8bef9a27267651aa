"""AAP § 7 et § 8, instruction I.C et II : guichet, dates, jalons."""

from __future__ import annotations

from datetime import date

from calculators.bareme.valeurs import aap, inscrire, instruction

# ── AAP § 7 et § 8, instruction II : guichet et calendrier ────────────────────────────────────
SEUIL_GUICHET = inscrire(  # GUI-03, GUI-05
    "seuil-guichet",
    "Nombre d’ESSMS sous lequel le guichet est toujours régional",
    "ESSMS",
    50,
    *aap("7"),
    comparaison="<",
)
OUVERTURE_REGIONALE = inscrire(  # CLD-01, CLD-15
    "ouverture-regionale",
    "Ouverture des appels à projets régionaux",
    "date",
    date(2025, 1, 15),
    *aap("8"),
    *instruction("II.A"),
    comparaison=">=",
)
CLOTURE_REGIONALE = inscrire(  # CLD-01, CLD-15
    "cloture-regionale",
    "Clôture des appels à projets régionaux",
    "date",
    date(2025, 9, 15),
    *aap("8"),
    *instruction("II.A"),
    comparaison="<=",
)
OUVERTURE_MULTIREGIONALE = inscrire(  # CLD-16, AMB-39
    "ouverture-multiregionale",
    "Ouverture pour un projet multirégional, selon l’AAP",
    "date",
    date(2025, 2, 15),
    *aap("8"),
    comparaison=">=",
)
BORNE_MULTIREGIONALE = inscrire(  # CLD-02, CLD-20, AMB-40
    "borne-multiregionale",
    "Date avant laquelle déposer un projet multirégional, selon l’instruction",
    "date",
    date(2025, 6, 1),
    *instruction("II.A"),
    comparaison="<",
)
CLOTURE_MULTIREGIONALE = inscrire(  # CLD-16, AMB-40
    "cloture-multiregionale",
    "Clôture pour un projet multirégional, selon l’AAP",
    "date",
    date(2025, 6, 1),
    *aap("8"),
    comparaison="<=",
)
OUVERTURE_NATIONALE = inscrire(  # CLD-03, CLD-19
    "ouverture-nationale",
    "Ouverture de l’appel à projets national",
    "date",
    date(2025, 2, 15),
    *instruction("II.A"),
    comparaison=">=",
)
CLOTURE_NATIONALE = inscrire(  # CLD-03, CLD-19
    "cloture-nationale",
    "Clôture de l’appel à projets national",
    "date",
    date(2025, 6, 1),
    *instruction("II.A"),
    comparaison="<=",
)
VERROU_SONS = inscrire(  # ELI-13
    "verrou-sons",
    "Dernier jour possible du verrou des commandes SONS",
    "date",
    date(2025, 4, 17),
    *instruction("I.C"),
    comparaison="<=",
)
SIGNATURE_INSTRUCTION = inscrire(  # CLD-22
    "signature-instruction",
    "Signature de l’instruction d’avril",
    "date",
    date(2025, 4, 16),
    *instruction("date de signature"),
)

# ── Instruction II.A : jalons de décision des ARS ─────────────────────────────────────────────
PREMIER_JALON = inscrire(  # CLD-07
    "premier-jalon",
    "Premier jalon de décision, facultatif",
    "date",
    date(2025, 4, 4),
    *instruction("II.A"),
    comparaison="<=",
)
DEUXIEME_JALON = inscrire(  # CLD-08
    "deuxieme-jalon",
    "Deuxième jalon de décision",
    "date",
    date(2025, 6, 16),
    *instruction("II.A"),
    comparaison="<=",
)
TROISIEME_JALON = inscrire(  # CLD-09
    "troisieme-jalon",
    "Troisième jalon de décision",
    "date",
    date(2025, 9, 30),
    *instruction("II.A"),
    comparaison="<=",
)
CALENDRIER_DES_INSTANCES = inscrire(  # CLD-10
    "calendrier-des-instances",
    "Les ARS donnent à la CNSA les dates de leurs instances",
    "date",
    date(2025, 4, 30),
    *instruction("II.A"),
    comparaison="<=",
)

# ── Instruction II.B : engagement des crédits ─────────────────────────────────────────────────
BORNE_ENGAGEMENT = inscrire(  # CLD-11
    "borne-engagement",
    "Date avant laquelle les ARS engagent les crédits",
    "date",
    date(2025, 12, 31),
    *instruction("II.B"),
    comparaison="<",
)
REDEPLOIEMENT = inscrire(  # CLD-12
    "redeploiement",
    "Les crédits non engagés ce jour-là sont redéployés",
    "date",
    date(2025, 10, 15),
    *instruction("II.B"),
    comparaison="<=",
)
FIN_DES_CREDITS_REDEPLOYES = inscrire(  # CLD-13
    "fin-des-credits-redeployes",
    "Dernier jour pour engager les crédits redéployés",
    "date",
    date(2025, 12, 31),
    *instruction("II.B"),
    comparaison="<=",
)

# ── Instruction, validation ───────────────────────────────────────────────────────────────────
VISA_CNP = inscrire(
    "visa-cnp",
    "Visa de l’instruction par le conseil national de pilotage des ARS",
    "date",
    date(2025, 3, 7),
    *instruction("validation"),
)
