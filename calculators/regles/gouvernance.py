"""Les règles de la partie U : gouvernance, définitions et textes."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "U",
    "GOV",
    "Gouvernance, définitions et textes",
    """
GOV-01 | non | instruction, III | Les départements sont toujours consultés
GOV-02 | oui | instruction, III | Pour les ESSMS qu’ils tarifent et contrôlent
GOV-03 | non | instruction, III | Les ARS gardent trace des échanges
GOV-04 | non | instruction, instruction modifiée | L’instruction modifie celle de 2024
GOV-05 | non | instruction, textes de référence | Texte de référence de 2020
GOV-06 | non | instruction, textes de référence | Texte de référence de 2021
GOV-07 | non | instruction, textes de référence | Texte de référence de 2022
GOV-08 | non | instruction, textes de référence | Texte de référence de 2023
GOV-09 | non | instruction, référence | Numéro de l’instruction
GOV-10 | non | instruction-septembre, référence | L’instruction de septembre modifie celle d’avril
GOV-11 | oui | aap, 1 | L’instruction prime sur l’appel à projets
GOV-12 | non | aap, 1 | L’appel à projets précise l’instruction
GOV-13 | non | aap, 5 | L’ARS incite à adhérer au groupement d’e-santé
GOV-14 | non | aap, 5 | Un chargé de mission à l’ARS, interlocuteur des porteurs
GOV-15 | non | aap, 5 | Un chef de projet au groupement d’e-santé, en appui
GOV-16 | non | aap, 5 | Un collectif régional appuie les deux
GOV-17 | non | aap, 5 | Objectifs et principes de la stratégie régionale
GOV-18 | non | aap, 5 | Ce que fait le collectif
GOV-19 | non | instruction, document opposable | L’instruction est opposable
GOV-20 | non | aap, 2.1 | Ce que le financement veut permettre
GOV-21 | non | cnsa, introduction | Ce qu’est le DUI pour la CNSA
GOV-22 | non | aap, 11 | Ressource : le guide SONS
GOV-23 | non | aap, 11 | Ressource : le kit de déploiement de l’ANAP
GOV-24 | non | aap, 11 | Ressource : le guide d’un DUI interopérable
GOV-25 | non | aap, note 2 | Ressource : les spécifications des logiciels
""",
)
