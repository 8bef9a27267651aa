"""Les règles de la partie O : comités régionaux de sélection."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "O",
    "COM",
    "Comités régionaux de sélection",
    """
COM-01 | non | aap, 8 | Nombre de comités
COM-02 | oui | aap, 8 | Premier comité : dépôts de début d’année
COM-03 | oui | aap, 8 | Deuxième comité : dépôts du printemps
COM-04 | oui | aap, 8 | Troisième comité : dépôts à partir de juin
COM-05 | oui | aap, 8 | Troisième comité seulement s’il reste des crédits
""",
)
