"""Les règles de la partie L : priorisation régionale."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "L",
    "PRI",
    "Priorisation régionale",
    """
PRI-01 | non | aap, 6 | Équilibre entre territoires selon leur densité
PRI-02 | non | aap, 6 | Attention aux coopérations locales durables
PRI-03 | oui | aap, 6 | En 2025, intérêt marqué pour les acquisitions
PRI-04 | non | aap, 6 | Équilibre entre secteurs d’activité
PRI-05 | non | aap, 6 | On tient compte des lois et des référencements
PRI-06 | oui | aap, 6, critères | Critère : la motivation du porteur
PRI-07 | oui | aap, 6, critères | Critère : le périmètre fonctionnel
PRI-08 | oui | aap, 6, critères | Critère : une solution partagée
PRI-09 | oui | aap, 6, critères | Solution partagée : ce qu’il faut préciser
PRI-10 | oui | aap, 6, critères | Critère : l’interopérabilité
PRI-11 | oui | aap, 6, critères | Critère : le lien avec une plateforme régionale
PRI-12 | oui | aap, 6, critères | Critère : la maturité du projet
PRI-13 | oui | aap, 6 | Seuls les dossiers recevables étaient classés
""",
)
