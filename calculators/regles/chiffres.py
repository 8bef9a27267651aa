"""Les règles de la partie T : chiffres du programme."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "T",
    "CHF",
    "Chiffres du programme",
    """
CHF-01 | non | instruction, résultat attendu | Nombre d’ESMS à financer, selon l’instruction
CHF-02 | non | cnsa, phase de généralisation | Nombre d’ESSMS et de projets visés, selon la CNSA
CHF-03 | non | aap, 1.2 | Crédits du Ségur pour le secteur
CHF-04 | non | cnsa, introduction | Crédits de la CNSA pour l’amorçage
CHF-05 | oui | cnsa, financement | Total des deux
CHF-06 | non | cnsa, financement | Part qui va droit aux projets
CHF-07 | non | cnsa, phase de généralisation | Crédits de la phase de généralisation
CHF-08 | non | cnsa, phase d’amorçage | Bilan de l’amorçage
CHF-09 | non | cnsa, phase de généralisation | Bilan à la fin de l’année 2022
CHF-10 | non | cnsa, encart | Établissements bénéficiaires, selon l’encart
CHF-11 | non | aap, 3.1 | Dossiers actifs à atteindre en 2024
CHF-12 | non | aap, 3.1 | Ce que l’Europe rembourse
CHF-13 | non | cnsa, phase de généralisation | L’ambition : équiper tous les ESSMS
""",
)
