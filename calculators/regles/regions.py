"""Les règles de la partie S : enveloppes régionales."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "S",
    "REG",
    "Enveloppes régionales",
    """
REG-01 | oui | instruction, V | Enveloppe d’avril : Auvergne-Rhône-Alpes
REG-02 | oui | instruction, V | Enveloppe d’avril : Bourgogne-Franche-Comté
REG-03 | oui | instruction, V | Enveloppe d’avril : Bretagne
REG-04 | oui | instruction, V | Enveloppe d’avril : Centre-Val de Loire
REG-05 | oui | instruction, V | Enveloppe d’avril : Corse
REG-06 | oui | instruction, V | Enveloppe d’avril : Grand Est
REG-07 | oui | instruction, V | Enveloppe d’avril : Guadeloupe
REG-08 | oui | instruction, V | Enveloppe d’avril : Guyane
REG-09 | oui | instruction, V | Enveloppe d’avril : Hauts-de-France
REG-10 | oui | instruction, V | Enveloppe d’avril : Île-de-France
REG-11 | oui | instruction, V | Enveloppe d’avril : La Réunion
REG-12 | oui | instruction, V | Enveloppe d’avril : Martinique
REG-13 | oui | instruction, V | Enveloppe d’avril : Mayotte
REG-14 | oui | instruction, V | Enveloppe d’avril : Normandie
REG-15 | oui | instruction, V | Enveloppe d’avril : Nouvelle-Aquitaine
REG-16 | oui | instruction, V | Enveloppe d’avril : Occitanie
REG-17 | oui | instruction, V | Enveloppe d’avril : Pays de la Loire
REG-18 | oui | instruction, V | Enveloppe d’avril : Provence-Alpes-Côte d’Azur
REG-19 | oui | instruction, V | Total des enveloppes d’avril
REG-20 | non | instruction, V | La clé annoncée : le nombre d’ESSMS
REG-21 | non | dsih, régions | Septembre : Auvergne-Rhône-Alpes, selon la presse
REG-22 | non | dsih, régions | Septembre : Île-de-France, selon la presse
REG-23 | non | dsih, régions | Septembre : Nouvelle-Aquitaine et Occitanie, selon la presse
REG-24 | non | dsih, régions | Septembre : Hauts-de-France, selon la presse
REG-25 | non | dsih, régions | Septembre : Grand Est, selon la presse
REG-26 | non | dsih, régions | Septembre : le forfait d’outre-mer est gardé
REG-27 | oui | dsih, régions | La presse dit les enveloppes en hausse, à tort
REG-28 | oui | instruction, IV | Première délégation, région par région
""",
)
