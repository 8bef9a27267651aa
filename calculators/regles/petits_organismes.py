"""Les règles de la partie G : petits organismes gestionnaires."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "G",
    "PET",
    "Petits organismes gestionnaires",
    """
PET-01 | oui | aap, 3.3.2 3) | Petit organisme en Corse et outre-mer : sous le seuil bas
PET-02 | oui | aap, 3.3.2 3) | Petit organisme ailleurs : sous le seuil haut
PET-03 | non | aap, 3.3.2 3) | Le matériel et l’infrastructure utiles au DUI
PET-04 | oui | aap, 3.3.2 3) | Matériel : un plafond par ESSMS
PET-05 | non | aap, 3.3.2 3) | Matériel : dans un regroupement ou un projet national
PET-06 | oui | aap, 3.3.2 3) | Matériel : en même temps que le DUI et lié à lui
PET-07 | non | aap, 3.3.2 3) | Une assistance pendant tout le projet
PET-08 | oui | aap, 3.3.2 3) | Assistance : un plafond par projet
PET-09 | oui | aap, 3.3.2 3) | Assistance : pour les regroupements de petits organismes
PET-10 | non | aap, 3.3.2 3) | L’assistance anime les groupes de travail
PET-11 | non | aap, 3.3.2 3) | L’assistance suit la recette du logiciel
PET-12 | non | aap, 3.3.2 3) | L’assistance pilote et tient les comptes du projet
PET-13 | non | aap, 3.3.2 3) | L’assistance suit les cibles et corrige
PET-14 | oui | aap, 3.3.2 3) | Elle peut payer un chef de projet interne
PET-15 | non | instruction, résumé | Les petits organismes sont un principe du programme
PET-16 | oui | aap, annexe 2 | Matériel demandé : plan d’implantation obligatoire
""",
)
