"""Les règles de la partie F : calcul de l’aide."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "F",
    "CAL",
    "Calcul de l’aide",
    """
CAL-01 | oui | aap, 3.3.1 | Les ESSMS se comptent par FINESS géographique unique
CAL-02 | oui | aap, 3.3.1 | Ce nombre est la base du calcul
CAL-03 | non | aap, 3.3.1 | L’aide n’est modulée que dans deux cas
CAL-04 | oui | aap, 3.3.1 | Premier cas : le prorata des heures éligibles
CAL-05 | non | aap, 3.3.1 | Le détail du prorata est en annexe 1
CAL-06 | oui | aap, 3.3.1 | Second cas : le matériel suit les devis
CAL-07 | oui | aap, 3.3.1 | Le matériel ne dépasse jamais la dépense réelle
CAL-08 | oui | aap, 3.3.2 | Hors taxe ou toutes taxes selon le régime du porteur
CAL-09 | oui | aap, 3.3.2 1) | Ce qu’est une acquisition, pour l’usage
CAL-10 | oui | aap, 3.3.2 1) | Usage, acquisition : tarif plein jusqu’au seuil
CAL-11 | oui | aap, 3.3.2 1) | Usage, acquisition : tarif réduit au-delà du seuil
CAL-12 | oui | aap, 3.3.2 1) | Ce qu’est une mise à niveau
CAL-13 | oui | aap, 3.3.2 1) | Usage, mise à niveau : tarif plein jusqu’au seuil
CAL-14 | oui | aap, 3.3.2 1) | Usage, mise à niveau : tarif réduit au-delà du seuil
CAL-15 | oui | aap, 3.3.2 2) | L’équipement logiciel est réservé aux acquisitions
CAL-16 | oui | aap, 3.3.2 2) | Logiciel : tarif plein jusqu’au seuil
CAL-17 | oui | aap, 3.3.2 2) | Logiciel : tarif réduit au-delà du seuil
CAL-18 | oui | aap, 3.3.2, subvention unique | Tout est réuni en une subvention unique
CAL-19 | oui | aap, 2.1.D, fin | Groupement mixte : conditions particulières non écrites
CAL-20 | oui | aap, 2.1.D, fin | Acquisition : logiciel, usage et matériel éventuel
CAL-21 | oui | aap, 2.1.D, fin | Mise à niveau : usage et matériel éventuel
CAL-22 | non | aap, 2.1.D, fin | Renvoi à une annexe qui n’existe pas
CAL-23 | non | aap, 3.3.2, résumé des montants | Tableau : la ligne des mises à niveau
CAL-24 | oui | aap, 3.3.2, résumé des montants | Tableau : l’équipement y relève du SONS
CAL-25 | non | aap, 3.3.2, résumé des montants | Tableau : la ligne des acquisitions
CAL-26 | oui | aap, 2.1.D, fin | Le financement dépend de l’équipement de chacun
CAL-27 | non | cnsa, trois leviers | Le SONS rend la mise à niveau plus simple
""",
)
