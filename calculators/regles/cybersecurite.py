"""Les règles de la partie E : cybersécurité."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "E",
    "CYB",
    "Cybersécurité",
    """
CYB-01 | oui | aap, 3.2.E | Situez-vous sur les treize mesures de cybersécurité
CYB-02 | non | aap, 3.2.E | Sont visés les organismes de grappe ou sous SONS
CYB-03 | oui | aap, 3.2.E | Clauses de sécurité dans les marchés de l’appel à projets
CYB-04 | oui | aap, 3.2.E | Un diagnostic de cybersécurité est encouragé
CYB-05 | oui | aap, 3.2.E | Le groupement d’e-santé aide ses adhérents
CYB-06 | non | aap, 3.2.E | Cet appui vise les structures peu dotées
CYB-07 | non | aap, 3.2.E | Le guide des treize mesures est celui de l’ANS
""",
)
