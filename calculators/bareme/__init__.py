"""Toutes les valeurs datées du guide : montants, seuils, taux et dates, chacune avec son texte.

Pour changer un montant : changer sa ligne dans un des modules de ce dossier, et rien d'autre. Pour
une nouvelle version d'une valeur : clore la période de l'ancienne et ajouter une `Version` après
elle. Les noms des valeurs se prennent ici : `from calculators.bareme import CIBLE_DUI`.
"""

# A value is one line in one file: naming each again here would be a second place to change.
from calculators.bareme.aide import *  # noqa: F403
from calculators.bareme.calendrier import *  # noqa: F403
from calculators.bareme.chiffres import *  # noqa: F403
from calculators.bareme.cibles import *  # noqa: F403
from calculators.bareme.credits import *  # noqa: F403
from calculators.bareme.enveloppes import *  # noqa: F403
from calculators.bareme.valeurs import *  # noqa: F403
