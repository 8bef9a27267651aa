"""Les règles de la partie Q : contacts."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "Q",
    "CTC",
    "Contacts",
    """
CTC-01 | non | instruction, contacts utiles | Correspondant à la DNS, pour les ARS (non repris)
CTC-02 | non | instruction, contacts utiles | Correspondant à la DGCS, pour les ARS (non repris)
CTC-03 | non | instruction, contacts utiles | Correspondant à la CNSA, pour les ARS (non repris)
CTC-04 | non | aap, 10 | Joindre l’ARS
CTC-05 | non | aap, 10 | Joindre le groupement d’e-santé
CTC-06 | non | aap, 10 | Joindre le collectif SI médico-social
CTC-07 | non | aap, 10 | L’objet à mettre dans votre message
CTC-08 | non | cnsa, contact | Joindre l’équipe du programme à la CNSA
""",
)
