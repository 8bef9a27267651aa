"""Instruction IV : les crédits nationaux d'avril, et ce que la presse dit de ceux de septembre.

Un crédit que septembre n'a pas fait connaître n'a pas de version de septembre : le demander est
refusé, jamais reconstitué.
"""

from __future__ import annotations

from calculators.bareme.valeurs import Valeur

CREDITS_SEGUR = Valeur("credits-segur", "Ségur numérique du médico-social, total", "€")  # BUD-02
CREDITS_PROGRAMME = Valeur(  # BUD-01, BUD-03, BUD-12, BUD-17
    "credits-programme", "Programme ESMS numérique", "€"
)
CREDITS_REGIONAUX = Valeur(  # REG-19, BUD-12
    "credits-regionaux", "Enveloppes régionales, total de l’année", "€"
)
PREMIERE_DELEGATION = Valeur(  # BUD-04
    "premiere-delegation", "Première délégation aux ARS, total", "€"
)
SECONDE_DELEGATION = Valeur(  # BUD-06
    "seconde-delegation", "Seconde délégation aux ARS, au plus", "€"
)
CREDITS_NATIONAUX = Valeur("credits-nationaux", "Appel à projets national", "€")  # BUD-07
FRAIS_DE_GESTION = Valeur(  # BUD-08, BUD-16
    "frais-de-gestion", "Frais de gestion de la Caisse des dépôts", "€"
)
CREDITS_INNOVATION = Valeur(  # BUD-09, BUD-14
    "credits-innovation", "Innovation numérique médico-sociale", "€"
)
CREDITS_EQUIPES = Valeur("credits-equipes", "Ressources Ségur en région", "€")  # BUD-10, BUD-15
CREDITS_SONS = Valeur("credits-sons", "Crédits passés du programme au SONS", "€")  # BUD-13
PART_PREMIERE_DELEGATION = Valeur(  # BUD-05
    "part-premiere-delegation", "Part de l’enveloppe régionale déléguée en premier", "taux"
)
