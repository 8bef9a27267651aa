"""Les règles de la partie R : budget national."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "R",
    "BUD",
    "Budget national",
    """
BUD-01 | oui | instruction, résumé | Enveloppe du programme, dans le résumé
BUD-02 | oui | instruction, IV | Total du Ségur médico-social
BUD-03 | oui | instruction, IV | Part du programme
BUD-04 | oui | instruction, IV | Première délégation aux ARS
BUD-05 | oui | instruction, IV | Sa part de l’enveloppe régionale
BUD-06 | oui | instruction, IV | Seconde délégation, au plus
BUD-07 | non | instruction, IV | Crédits de l’appel à projets national
BUD-08 | non | instruction, IV | Frais de gestion
BUD-09 | non | instruction, IV | Crédits de l’innovation
BUD-10 | non | instruction, IV | Crédits des équipes régionales
BUD-11 | non | dsih, budget | La presse annonce une hausse, à tort
BUD-12 | oui | dsih, budget | Septembre : crédits du programme et des régions
BUD-13 | oui | dsih, budget | Septembre : crédits du SONS
BUD-14 | non | dsih, budget | Septembre : crédits de l’innovation
BUD-15 | non | dsih, budget | Septembre : crédits des équipes régionales
BUD-16 | oui | dsih, budget | Septembre : frais de gestion
BUD-17 | non | notice, enveloppe | La notice reprend l’enveloppe
BUD-18 | non | instruction, II.B | Les ARS programment leurs crédits
BUD-19 | non | instruction, II.B | Chaque projet retenu s’engage en une fois
BUD-20 | non | dsih, budget | La presse commente cette hausse
""",
)
