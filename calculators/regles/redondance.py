"""Les règles de la partie B : non-redondance des financements."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "B",
    "NRD",
    "Non-redondance des financements",
    """
NRD-01 | oui | instruction, résumé | L’aide exclut tout autre financement européen
NRD-02 | oui | notice, exclusivité | La notice dit la même exclusion, mot corrigé
NRD-03 | oui | aap, 3.2.A | Exclu : la même opération reçoit un autre fonds européen
NRD-04 | oui | aap, 3.2.A | Exclu : le même logiciel a déjà été financé
NRD-05 | oui | aap, 3.2.A | Un ESSMS ne peut avoir deux logiciels de DUI financés
NRD-06 | oui | aap, 3.2.A | Exclu : un logiciel de DUI a déjà été financé
NRD-07 | oui | aap, 3.2.A | Exclu : commande SONS puis acquisition d’un autre logiciel
NRD-08 | oui | aap, note 5 | Une opération reçoit au plus un financement européen
NRD-09 | oui | aap, note 5 | Acquisition puis montée de version font deux opérations
NRD-10 | non | aap, 1 | L’argent vient de la facilité européenne de relance
NRD-11 | oui | aap, 3.2.C, GHT, condition 3 | GHT : ni aide européenne ni HOP’EN pour ces ESSMS
NRD-12 | non | instruction, résumé | L’argent vient du plan national de relance
""",
)
