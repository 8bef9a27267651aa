"""Les règles de la partie N : calendrier."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "N",
    "CLD",
    "Calendrier",
    """
CLD-01 | oui | instruction, II.A | Appels à projets régionaux : ouverture et clôture
CLD-02 | oui | instruction, II.A | Projets multirégionaux à l’ARS : date limite
CLD-03 | oui | instruction, II.A | Appel à projets national : ouverture et clôture
CLD-04 | oui | instruction, II.A | Déposé trop tard : non recevable
CLD-05 | non | instruction, II.A | Un dossier déposé à temps pouvait encore être ajusté
CLD-06 | non | instruction, II.A | Les ARS décident en deux ou trois fois
CLD-07 | oui | instruction, II.A | Premier jalon, facultatif
CLD-08 | oui | instruction, II.A | Deuxième jalon
CLD-09 | oui | instruction, II.A | Troisième jalon
CLD-10 | oui | instruction, II.A | Les ARS annoncent leurs dates à la CNSA
CLD-11 | oui | instruction, II.B | Les crédits s’engageaient en une fois avant fin d’année
CLD-12 | oui | instruction, II.B | Les crédits non engagés sont redéployés
CLD-13 | oui | instruction, II.B | Crédits redéployés : dernier délai d’engagement
CLD-14 | non | instruction, préambule | Dernière année d’engagement des crédits
CLD-15 | oui | aap, 8 | AAP, projets régionaux : ouverture et clôture
CLD-16 | oui | aap, 8 | AAP, projets multirégionaux : ouverture et clôture
CLD-17 | oui | aap, 8 | AAP, projets multirégionaux : mois de sélection
CLD-18 | oui | aap, 8 | AAP : déposé trop tard, non recevable
CLD-19 | oui | notice, calendrier | La notice reprend les dates du national
CLD-20 | oui | notice, calendrier | La notice reprend la date limite multirégionale
CLD-21 | non | instruction, date d’application | L’instruction s’applique aussitôt
CLD-22 | oui | instruction, date de signature | Date de signature de l’instruction
CLD-23 | non | instruction, validation | Visa de l’instruction
CLD-24 | non | instruction, résumé | Années de la phase de généralisation
""",
)
