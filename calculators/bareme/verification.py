"""Ce qu'une faute de frappe peut casser dans le barème, dit en une phrase par faute.

Rien ici n'importe ce module : la page n'a pas à le porter.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from calculators.bareme.campagne import Campagne
from calculators.bareme.campagnes import toutes
from calculators.bareme.credits_nationaux import CREDITS_REGIONAUX
from calculators.bareme.enveloppes import ENVELOPPES
from calculators.bareme.valeurs import Valeur, Version
from calculators.francais.nombres import date_fr, euros
from calculators.textes import TEXTES

DES_REGIONS = "région de calculators/lieux/territoires.py"


def defauts() -> list[str]:
    """Les fautes de toutes les campagnes ; vide si elles se tiennent."""
    return [defaut for campagne in toutes().values() for defaut in defauts_de(campagne)]


def defauts_de(campagne: Campagne) -> Iterator[str]:
    """Chaque valeur a une réponse par jour, et une seule ; chaque région, son enveloppe."""
    combien = Counter(valeur.id for valeur, _ in campagne.fixations)
    for valeur, versions in campagne.fixations:
        repetee = ["elle est fixée deux fois"] if combien[valeur.id] > 1 else []
        for defaut in (*repetee, *_defauts(versions, campagne)):
            yield f"{fichier_de(valeur, campagne)}, « {valeur.id} » : {defaut}."
    for role, texte in campagne.textes.items():
        if texte not in TEXTES:
            ou = f"campagne {campagne.nom}, textes"
            yield f"{ou} : « {texte} », à la place de « {role} », n’est pas un texte connu."
    yield from [*_defauts_des_regions(campagne)] or _defauts_du_total(campagne)


def _defauts_des_regions(campagne: Campagne) -> Iterator[str]:
    """Une phrase par région sans enveloppe, et par enveloppe sans région."""
    for region, enveloppe in ENVELOPPES.items():
        if enveloppe.id not in campagne.valeurs:
            ou = fichier_de(enveloppe, campagne)
            yield f"{ou} : écrivez l’enveloppe de « {region} », {DES_REGIONS}."
    for identifiant in campagne.valeurs.keys() - {e.id for e in ENVELOPPES.values()}:
        if identifiant.startswith("enveloppe-"):
            ou = fichier_de(campagne.valeurs[identifiant], campagne)
            region = identifiant.removeprefix("enveloppe-")
            yield f"{ou} : « {region} » n’est pas une {DES_REGIONS}."


def _defauts_du_total(campagne: Campagne) -> Iterator[str]:
    """Instruction IV : les premières enveloppes font le total des régions (REG-19)."""
    bareme = campagne.au(campagne.periode.debut)
    somme, total = sum(map(bareme.montant, ENVELOPPES.values())), bareme.montant(CREDITS_REGIONAUX)
    if somme != total:
        ou, la = (fichier_de(v, campagne) for v in (ENVELOPPES["corse"], CREDITS_REGIONAUX))
        yield (
            f"{ou} : les enveloppes font {euros(somme)}, et le total des régions dans {la} est de "
            f"{euros(total)}."
        )


def fichier_de(valeur: Valeur, campagne: Campagne) -> str:
    """Le fichier de la campagne qui fixe cette valeur, sinon une autre de son sujet."""
    fichiers = {
        fixee.id: f"{nom.replace('.', '/')}.py"
        for nom, module in list(sys.modules.items())
        if nom.startswith("calculators.bareme.campagnes.") and campagne.nom in nom
        for fixee, _ in getattr(module, "FIXATIONS", ())
    }
    sujet = valeur.id.partition("-")[0]
    voisines = [fichier for fixee, fichier in fichiers.items() if fixee.startswith(sujet)]
    ailleurs = f"calculators/bareme/campagnes, campagne {campagne.nom}"
    return fichiers.get(valeur.id) or next(iter(voisines), ailleurs)


def _defauts(versions: tuple[Version, ...], campagne: Campagne) -> Iterator[str]:
    if not versions:
        yield "elle n’a aucune version"
    for version in versions:
        periode = version.periode.dans(campagne.periode)
        if replaces := {c.texte for c in version.citations} & campagne.textes.keys():
            yield f"elle cite « {min(replaces)} », que cette campagne remplace"
        if not version.citations:
            yield f"la version {periode} ne cite aucun texte"
        if periode.debut > periode.fin:
            yield f"la version {version.periode} ne tient pas dans la campagne, {campagne.periode}"
    for avant, apres in pairwise(versions):
        attendu = avant.periode.fin + timedelta(days=1)
        if apres.periode.debut != attendu:
            yield (
                f"après la version {avant.periode}, la suivante commence le {date_fr(attendu)}, et "
                f"non le {date_fr(apres.periode.debut)}"
            )
