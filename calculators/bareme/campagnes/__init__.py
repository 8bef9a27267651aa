"""Les campagnes : un module ou un dossier chacune, trouvés là, qui donnent une `CAMPAGNE`.

Ajouter une campagne : écrire ici `campagne_2026.py` sur le modèle de 2025, et lister ses textes
dans `calculators/textes`. Une valeur qu'elle ne fixe pas est refusée, jamais prise à une autre.
"""

from __future__ import annotations

import pkgutil
from datetime import date
from functools import cache
from importlib import import_module

from calculators.bareme.campagne import Bareme, Campagne
from calculators.bareme.fenetres import derniere_fenetre

PAR_DEFAUT = "2025"
"""Celle de qui n'en nomme pas : le contrat JSON n'en change pas quand une autre s'ouvre."""


def toutes() -> dict[str, Campagne]:
    """Chaque campagne par son nom, de la plus ancienne à la plus récente."""
    return {c.nom: c for c in sorted(_trouvees(), key=lambda c: c.periode.debut)}


@cache
def _trouvees() -> tuple[Campagne, ...]:
    modules = (import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__))
    return tuple(module.CAMPAGNE for module in modules)


def par_defaut() -> Campagne:
    return toutes()[PAR_DEFAUT]


def du_jour(aujourdhui: date) -> Campagne:
    """Celle qui est ouverte aujourd'hui, sinon la plus récente à avoir commencé."""
    commencees = [c for c in toutes().values() if c.periode.debut <= aujourdhui]
    ouvertes = [c for c in commencees if derniere_fenetre(c).etat(aujourdhui) == "ouvert"]
    return (ouvertes or commencees or [par_defaut()])[-1]


def bareme_du_jour(campagne: Campagne, aujourdhui: date) -> Bareme:
    """Les règles d'aujourd'hui tant qu'elle est ouverte, sinon celles du dernier dépôt."""
    ouverte = derniere_fenetre(campagne).etat(aujourdhui) == "ouvert"
    return campagne.au(aujourdhui) if ouverte else bareme_par_defaut(campagne)


def bareme_par_defaut(campagne: Campagne | None = None) -> Bareme:
    """Les règles du dernier jour où l'on dépose : celles de qui ne dit pas de jour."""
    campagne = campagne or par_defaut()
    return campagne.au(derniere_fenetre(campagne).cloture)
