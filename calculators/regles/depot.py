"""Les règles de la partie P : dépôt et pièces."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "P",
    "GAL",
    "Dépôt et pièces",
    """
GAL-01 | non | aap, 9 | L’organisme gestionnaire dépose dans l’outil de la CNSA
GAL-02 | non | aap, 9 | Les formulaires sont en ligne
GAL-03 | non | aap, 9 | Un guide de l’outil se télécharge
GAL-04 | non | aap, 9 | Adresse du téléservice
GAL-05 | non | aap, 9 | La liste des pièces est en annexe 2
GAL-06 | oui | aap, annexe 2 | Pièce 1 : note de présentation
GAL-07 | oui | aap, annexe 2 | Pièce 2 : gouvernance
GAL-08 | oui | aap, annexe 2 | Pièce 3 : preuve de la mise en commun
GAL-09 | oui | aap, annexe 2 | Pièce 4 : stratégie de déploiement
GAL-10 | oui | aap, annexe 2 | Pièce 5 : conduite du changement
GAL-11 | oui | aap, annexe 2 | Pièce 6 : planning du projet
GAL-12 | oui | aap, annexe 2 | Pièce 7 : planning du déploiement
GAL-13 | oui | aap, annexe 2 | Pièce 8 : planning de la conduite du changement
GAL-14 | oui | aap, annexe 2 | Pièce 9 : plan de financement
GAL-15 | oui | aap, annexe 2 | Pièce 10 : engagement signé
GAL-16 | oui | aap, annexe 2 | Pièce 11 : déclaration d’heures, avec un SAAD
GAL-17 | oui | aap, annexe 2 | Pièce 12 : accord de l’entité nationale
GAL-18 | oui | aap, annexe 2 | Pièce 13 : étude de couverture, avec le DPI d’un GHT
GAL-19 | oui | aap, annexe 2 | Pièce 13 : aussi pour un projet AHI ou PJM seul
GAL-20 | oui | aap, annexe 2 | Pièce 14 : plan d’implantation, avec du matériel
GAL-21 | oui | aap, 3.3.1 | Devis de matériel : attendus, mais hors liste
GAL-22 | non | aap, annexe 2 | Les pièces se déposaient dans GALIS
""",
)
