"""Les règles de la partie H : SAAD et prorata."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "H",
    "SAAD",
    "SAAD et prorata",
    """
SAAD-01 | non | aap, annexe 1 | Le but : financer surtout l’activité médico-sociale
SAAD-02 | oui | aap, annexe 1 | Un relevé d’heures est à joindre
SAAD-03 | oui | aap, annexe 1 | Heures médico-sociales : payées par départements ou caisses
SAAD-04 | oui | aap, annexe 1 | Le total d’heures est celui de l’année précédente
SAAD-05 | non | aap, annexe 1 | Les ARS peuvent vérifier vos heures
SAAD-06 | oui | aap, annexe 1 | Le prorata porte sur les enveloppes forfaitaires
SAAD-07 | non | aap, annexe 1, modèle | Le tableau a dix colonnes
SAAD-08 | oui | aap, annexe 1, modèle | Colonnes a à c : nom et numéros FINESS
SAAD-09 | oui | aap, annexe 1, modèle | Colonne d : toutes les heures
SAAD-10 | oui | aap, annexe 1, modèle | Colonnes e et f : heures APA et PCH
SAAD-11 | oui | aap, annexe 1, modèle | Colonne g : autres heures de dépendance
SAAD-12 | oui | aap, annexe 1, modèle | Colonne h : qui paie la colonne g
SAAD-13 | oui | aap, annexe 1, modèle | Colonne i : taux d’activité médico-sociale
SAAD-14 | oui | aap, annexe 1, modèle | Colonne j : taux d’activité de confort
SAAD-15 | oui | aap, 3.1 | Sont concernés les services à double activité
""",
)
