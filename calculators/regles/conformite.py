"""Les règles de la partie C : conformité du logiciel."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "C",
    "CNF",
    "Conformité du logiciel",
    """
CNF-01 | oui | aap, 2.1 | Le logiciel suit les spécifications Ségur vague 1 de son domaine
CNF-02 | oui | aap, 3.2.C | Tous les ESSMS du projet ont le même logiciel
CNF-03 | oui | aap, 3.2.C | Le référencement est celui du médico-social, sauf GHT
CNF-04 | oui | aap, 3.2.C | Un logiciel en cours de référencement peut être admis
CNF-05 | oui | aap, 3.2.C | Référencement acquis avant le début du paramétrage
CNF-06 | oui | aap, 3.2.C, GHT | GHT : logiciel hospitalier admis à trois conditions
CNF-07 | oui | aap, 3.2.C, GHT, condition 1 | GHT : un marché public ouvert aux ESSMS
CNF-08 | oui | aap, 3.2.C, GHT, condition 2 | GHT : vérifier que le logiciel convient aux ESSMS
CNF-09 | oui | aap, 3.2.C, GHT, condition 2 | GHT : un document compare le DPI aux besoins du DUI
CNF-10 | oui | aap, 3.2.C, GHT, condition 3 | GHT : prouver qu’aucune autre aide n’a été reçue
CNF-11 | non | aap, 3.2.C | Référencement et cadre technique sont exigés tous deux
CNF-12 | non | aap, 2.1.D | Le référencement seul ne suffit pas pour les cibles
CNF-13 | non | aap, 2.1.D | Vérifiez le logiciel avec le cahier des charges national
CNF-14 | oui | dsih, AHI | AHI éligible au SONS : candidature dès la signature
CNF-15 | non | aap, 1.2 | Ce qu’est un DUI attendu
CNF-16 | non | cnsa, trois leviers | Le SONS sert à faire évoluer un DUI en place
""",
)
