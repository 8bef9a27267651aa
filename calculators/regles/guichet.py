"""Les règles de la partie M : guichet."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "M",
    "GUI",
    "Guichet",
    """
GUI-01 | oui | aap, 7 | Premier critère : le nombre d’ESSMS
GUI-02 | oui | aap, 7 | Second critère : le nombre de régions
GUI-03 | oui | aap, 7, tableau | Sous le seuil : régional, quelles que soient les régions
GUI-04 | oui | aap, 7, tableau | Grand projet d’une seule région : régional
GUI-05 | oui | aap, 7, tableau | Grand projet de plusieurs régions : national
GUI-06 | non | aap, 7, nota | L’instruction d’un projet complexe peut passer au national
GUI-07 | oui | aap, 7, nota | Le lieu de dépôt n’en change pas
GUI-08 | oui | aap, 7 | Les deux critères comptent ensemble
GUI-09 | non | instruction, IV | National : une ARS pivot reçoit les crédits
""",
)
