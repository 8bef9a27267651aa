"""Les règles de la partie S : enveloppes régionales."""

from calculators.lieux.territoires import REGIONS
from calculators.regles.regle import Partie

_AVRIL = (
    f"REG-{rang:02} | oui | instruction, V | Enveloppe d’avril : {nom}"
    for rang, (nom, _, _) in enumerate(REGIONS.values(), 1)
)
PARTIE = Partie(
    "S",
    "REG",
    "Enveloppes régionales",
    "\n".join(_AVRIL)
    + """
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
