"""Ce qu'une faute de frappe peut casser dans le barème, dit en une phrase par faute.

Rien ici n'importe ce module : la page n'a pas à le porter.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from calculators.bareme.credits import CREDITS_REGIONAUX
from calculators.bareme.enveloppes import _AVRIL, _SEPTEMBRE, ENVELOPPES
from calculators.bareme.valeurs import AVANT_SEPTEMBRE, BAREME, CAMPAGNE, Valeur
from calculators.francais.nombres import date_fr, euros
from calculators.lieux.territoires import REGIONS


def defauts() -> list[str]:
    """Les fautes de toutes les valeurs ; vide si elles se tiennent."""
    dans_les_valeurs = (
        f"{fichier_de(valeur)}, « {valeur.id} » : {defaut}."
        for valeur in BAREME.values()
        for defaut in defauts_de(valeur)
    )
    return [*(_defauts_des_regions() or _defauts_du_total()), *dans_les_valeurs]


def _defauts_des_regions() -> list[str]:
    """Une phrase par région sans enveloppe, et par enveloppe sans région."""
    ici, la = "calculators/bareme/enveloppes.py", "calculators/lieux/territoires.py"
    sans = sorted(REGIONS.keys() - _AVRIL.keys())
    en_trop = sorted((_AVRIL.keys() | _SEPTEMBRE.keys()) - REGIONS.keys())
    return [
        *(
            f"{ici}, _AVRIL : écrivez l’enveloppe de « {region} », région de {la}."
            for region in sans
        ),
        *(f"{ici} : « {cle} » n’est pas une région de {la}." for cle in en_trop),
    ]


def _defauts_du_total() -> list[str]:
    """Instruction IV : les enveloppes d'avril font le total des régions (REG-19)."""
    jour = AVANT_SEPTEMBRE.fin
    somme = sum(enveloppe.montant(jour) for enveloppe in ENVELOPPES.values())
    if somme == (total := CREDITS_REGIONAUX.montant(jour)):
        return []
    return [
        f"calculators/bareme/enveloppes.py : les enveloppes d’avril font {euros(somme)}, et le "
        f"total des régions dans calculators/bareme/credits.py est de {euros(total)}."
    ]


def fichier_de(valeur: Valeur) -> str:
    """Le fichier du barème qui donne un nom à cette valeur, sinon le dossier."""
    modules = (nom for nom in sys.modules if nom.startswith("calculators.bareme."))
    noms = [nom for nom in modules if valeur in vars(sys.modules[nom]).values()]
    return f"{noms[0].replace('.', '/')}.py" if noms else "calculators/bareme"


def defauts_de(valeur: Valeur) -> Iterator[str]:
    """Ce qui ferait répondre deux versions un même jour, aucune, ou une que nul texte ne donne."""
    if not valeur.versions:
        yield "elle n’a aucune version"
    for version in valeur.versions:
        debut, fin = version.periode.debut, version.periode.fin
        if not version.citations:
            yield f"la version {version.periode} ne cite aucun texte"
        if not CAMPAGNE.debut <= debut <= fin <= CAMPAGNE.fin:
            yield f"la version {version.periode} ne tient pas dans la campagne, {CAMPAGNE}"
    for avant, apres in pairwise(valeur.versions):
        attendu = avant.periode.fin + timedelta(days=1)
        if apres.periode.debut != attendu:
            yield (
                f"après la version {avant.periode}, la suivante commence le {date_fr(attendu)}, et "
                f"non le {date_fr(apres.periode.debut)}"
            )
