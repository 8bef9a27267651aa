"""Toutes les valeurs datées du guide : montants, seuils, taux et dates, chacune avec son texte.

Ce qui se demande a son nom ici, un module par sujet ; ce que chaque campagne répond est dans
`campagnes/`. Pour changer un montant : changer sa ligne dans la campagne, et rien d'autre.
"""

# A value is one line in one file: naming each again here would be a second place to change.
from calculators.bareme.aide import *  # noqa: F403
from calculators.bareme.calendrier import *  # noqa: F403
from calculators.bareme.campagne import Bareme as Bareme
from calculators.bareme.campagne import Campagne as Campagne
from calculators.bareme.chiffres import *  # noqa: F403
from calculators.bareme.cibles import *  # noqa: F403
from calculators.bareme.credits_nationaux import *  # noqa: F403
from calculators.bareme.enveloppes import *  # noqa: F403
from calculators.bareme.valeurs import *  # noqa: F403
