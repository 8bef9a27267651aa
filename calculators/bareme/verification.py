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
from calculators.bareme.enveloppes import ENVELOPPES
from calculators.bareme.periodes import Periode
from calculators.bareme.valeurs import Valeur, Version
from calculators.francais.nombres import date_fr

REGIONS = "région de calculators/lieux/territoires.py"


def defauts() -> list[str]:
    """Les fautes de toutes les campagnes ; vide si elles se tiennent."""
    return [defaut for campagne in toutes().values() for defaut in defauts_de(campagne)]


def defauts_de(campagne: Campagne) -> Iterator[str]:
    """Chaque valeur a une réponse par jour, et une seule ; chaque région, son enveloppe."""
    combien = Counter(valeur.id for valeur, _ in campagne.fixations)
    for valeur, versions in campagne.fixations:
        repetee = ["elle est fixée deux fois"] if combien[valeur.id] > 1 else []
        for defaut in (*repetee, *_defauts(versions, campagne.periode)):
            yield f"{fichier_de(valeur, campagne)}, « {valeur.id} » : {defaut}."
    for region, enveloppe in ENVELOPPES.items():
        if enveloppe.id not in campagne.valeurs:
            ou = fichier_de(enveloppe, campagne)
            yield f"{ou} : il manque l’enveloppe de « {region} », {REGIONS}."
    for identifiant in campagne.valeurs.keys() - {e.id for e in ENVELOPPES.values()}:
        if identifiant.startswith("enveloppe-"):
            ou = fichier_de(campagne.valeurs[identifiant], campagne)
            yield f"{ou} : « {identifiant.removeprefix('enveloppe-')} » n’est pas une {REGIONS}."


def fichier_de(valeur: Valeur, campagne: Campagne) -> str:
    """Le fichier de la campagne qui fixe cette valeur, ou une autre de son sujet."""
    sujet = valeur.id.partition("-")[0]
    for nom, module in list(sys.modules.items()):
        fixees = [v.id for v, _ in getattr(module, "FIXATIONS", ())]
        if campagne.nom in nom and any(un == valeur.id or un.startswith(sujet) for un in fixees):
            return f"{nom.replace('.', '/')}.py"
    return f"calculators/bareme/campagnes, campagne {campagne.nom}"


def _defauts(versions: tuple[Version, ...], campagne: Periode) -> Iterator[str]:
    if not versions:
        yield "elle n’a aucune version"
    for version in versions:
        periode = version.periode.dans(campagne)
        if not version.citations:
            yield f"la version {periode} ne cite aucun texte"
        if periode.debut > periode.fin:
            yield f"la version {version.periode} ne tient pas dans la campagne, {campagne}"
    for avant, apres in pairwise(versions):
        attendu = avant.periode.fin + timedelta(days=1)
        if apres.periode.debut != attendu:
            yield (
                f"après la version {avant.periode}, la suivante commence le {date_fr(attendu)}, et "
                f"non le {date_fr(apres.periode.debut)}"
            )
