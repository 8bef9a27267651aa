"""Les règles de la partie I : versement de l’aide."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "I",
    "VER",
    "Versement de l’aide",
    """
VER-01 | oui | aap, 3.4.1 | L’aide se verse en deux fois
VER-02 | oui | aap, 3.4.1 | L’avance vient à la signature
VER-03 | oui | aap, 3.4.1 | Le solde vient à la fin du projet
VER-04 | oui | aap, 3.4.2 | Le solde demande d’atteindre les cibles
VER-05 | oui | aap, 3.4.2 | Le solde demande la preuve des dépenses
VER-06 | oui | aap, 3.4.2 | L’état des dépenses est visé
VER-07 | non | aap, 3.4.2 | Les cibles s’atteignent dans un délai raisonnable
VER-08 | oui | aap, 3.4.2 | Dépasser les repères de durée ne suffit pas à perdre l’aide
VER-09 | oui | aap, 3.4.2 | Repère sans changement de logiciel
VER-10 | oui | aap, 3.4.2 | Repère pour les acquisitions
VER-11 | oui | aap, 3.4.2 | Pas de repère pour les projets nationaux
VER-12 | non | instruction, résumé | Financer l’usage est un principe du programme
""",
)
