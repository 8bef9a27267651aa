"""AAP § 7 et § 8, instruction I.C et II : guichet, dates, jalons."""

from __future__ import annotations

from calculators.bareme.valeurs import Valeur

# ── AAP § 7 et § 8, instruction II : guichet et calendrier ────────────────────────────────────
SEUIL_GUICHET = Valeur(  # GUI-03, GUI-05
    "seuil-guichet", "Nombre d’ESSMS sous lequel le guichet est toujours régional", "ESSMS"
)
OUVERTURE_REGIONALE = Valeur(  # CLD-01, CLD-15
    "ouverture-regionale", "Ouverture des appels à projets régionaux", "date"
)
CLOTURE_REGIONALE = Valeur(  # CLD-01, CLD-15
    "cloture-regionale", "Clôture des appels à projets régionaux", "date"
)
OUVERTURE_MULTIREGIONALE = Valeur(  # CLD-16, AMB-39
    "ouverture-multiregionale",
    "Ouverture pour un projet multirégional, selon l’AAP",
    "date",
)
BORNE_MULTIREGIONALE = Valeur(  # CLD-02, CLD-20, AMB-40
    "borne-multiregionale",
    "Date avant laquelle déposer un projet multirégional, selon l’instruction",
    "date",
)
CLOTURE_MULTIREGIONALE = Valeur(  # CLD-16, AMB-40
    "cloture-multiregionale", "Clôture pour un projet multirégional, selon l’AAP", "date"
)
OUVERTURE_NATIONALE = Valeur(  # CLD-03, CLD-19
    "ouverture-nationale", "Ouverture de l’appel à projets national", "date"
)
CLOTURE_NATIONALE = Valeur(  # CLD-03, CLD-19
    "cloture-nationale", "Clôture de l’appel à projets national", "date"
)
VERROU_SONS = Valeur(  # ELI-13
    "verrou-sons", "Dernier jour possible du verrou des commandes SONS", "date"
)
SIGNATURE_INSTRUCTION = Valeur(  # CLD-22
    "signature-instruction", "Signature de l’instruction d’avril", "date"
)

# ── Instruction II.A : jalons de décision des ARS ─────────────────────────────────────────────
PREMIER_JALON = Valeur("premier-jalon", "Premier jalon de décision, facultatif", "date")  # CLD-07
DEUXIEME_JALON = Valeur("deuxieme-jalon", "Deuxième jalon de décision", "date")  # CLD-08
TROISIEME_JALON = Valeur("troisieme-jalon", "Troisième jalon de décision", "date")  # CLD-09
CALENDRIER_DES_INSTANCES = Valeur(  # CLD-10
    "calendrier-des-instances", "Les ARS donnent à la CNSA les dates de leurs instances", "date"
)

# ── Instruction II.B : engagement des crédits ─────────────────────────────────────────────────
BORNE_ENGAGEMENT = Valeur(  # CLD-11
    "borne-engagement", "Date avant laquelle les ARS engagent les crédits", "date"
)
REDEPLOIEMENT = Valeur(  # CLD-12
    "redeploiement", "Les crédits non engagés ce jour-là sont redéployés", "date"
)
FIN_DES_CREDITS_REDEPLOYES = Valeur(  # CLD-13
    "fin-des-credits-redeployes", "Dernier jour pour engager les crédits redéployés", "date"
)

# ── Instruction, validation ───────────────────────────────────────────────────────────────────
VISA_CNP = Valeur(
    "visa-cnp", "Visa de l’instruction par le conseil national de pilotage des ARS", "date"
)
