"""Les règles de la partie J : cibles d’usage obligatoires."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "J",
    "CIB",
    "Cibles d’usage obligatoires",
    """
CIB-01 | oui | aap, 4.A | Messagerie de santé : un taux à atteindre
CIB-02 | oui | aap, 4.A | DMP : un taux à atteindre
CIB-03 | oui | aap, 4.A | Messagerie et DMP : la durée de mesure
CIB-04 | oui | aap, 4.A | Messagerie et DMP : la valeur cible
CIB-05 | non | aap, 4.B | Donnez vos taux quand l’ARS les demande
CIB-06 | oui | aap, 4.B | Gardez les preuves de vos taux
CIB-07 | oui | aap, 4.B 1) | Dossier actif : il existe dans le logiciel
CIB-08 | oui | aap, 4.B 1) | Dossier actif : la personne est accompagnée
CIB-09 | oui | aap, 4.B 1) | Dossier actif : il a été mis à jour
CIB-10 | non | aap, 4.B 1) | Ce qu’est la file active
CIB-11 | oui | aap, 4.B 1) | Comment se calcule la file active
CIB-12 | oui | aap, 4.B 1) | Chaque personne compte une fois
CIB-13 | oui | aap, 4.B 2) | Dossiers actifs : la durée de mesure
CIB-14 | oui | aap, 4.B 2) | Dossiers actifs : la valeur cible
CIB-15 | oui | aap, 4.B 2) | Projet personnalisé : la valeur cible
CIB-16 | oui | aap, 4.B 2) | Agenda : la valeur cible
CIB-17 | non | aap, 4.B, fin | Le détail des calculs est chez l’ANAP
CIB-18 | non | aap, 4.B, fin | Où trouver le document de l’ANAP
CIB-19 | non | aap, note 6 | Où trouver le guide de mesure de l’activité
CIB-20 | non | instruction, I.D | Le calcul d’une cible peut être aménagé
CIB-21 | oui | instruction, I.D | Aménager, c’est réduire le dénominateur
CIB-22 | oui | instruction, I.D | Exemple : les personnes anonymes et le DMP
CIB-23 | non | instruction, I.D | La liste des aménagements est dans un guide des ARS
CIB-24 | non | instruction, I.D | Aménager, étape 1 : une ARS saisit la CNSA
CIB-25 | non | instruction, I.D | Aménager, étape 2 : la CNSA étudie
CIB-26 | non | instruction, I.D | Aménager, étape 3 : la DNS et la CNSA décident
CIB-27 | non | instruction, I.D | Aménager, étape 4 : le guide est complété
CIB-28 | non | cnsa, phase d’amorçage | Les cibles ont été définies avec le secteur
CIB-29 | non | instruction, I.D | La liste des aménagements peut s’allonger
""",
)
