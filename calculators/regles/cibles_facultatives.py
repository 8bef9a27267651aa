"""Les règles de la partie K : cibles d’usage facultatives."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "K",
    "FAC",
    "Cibles d’usage facultatives",
    """
FAC-01 | oui | aap, 4.C | Ces cibles ne sont pas obligatoires
FAC-02 | non | aap, 4.C | À viser quand le terrain est prêt
FAC-03 | non | aap, 4.C | Deux usages proposés : e-prescription et e-parcours
FAC-04 | non | aap, 4.C | E-prescription : ce qui se mesure
FAC-05 | oui | aap, 4.C | E-prescription : ce qui se compte
FAC-06 | oui | aap, 4.C | Mesure chaque mois, plus longue la première fois
FAC-07 | oui | aap, 4.C | E-parcours : ce qui se compte
FAC-08 | oui | aap, 4.C | Aucune valeur n’est imposée
""",
)
