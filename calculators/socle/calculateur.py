"""Ce qu'est un calculateur, et comment on les trouve : un module de ce dossier, une page.

Ajouter un calculateur : écrire `calculators/mon_nom.py` avec un `CALCULATEUR`, et une page de
`docs/` qui contient `{{ calculateur("mon-nom") }}`. Le README dit où le lecteur doit le trouver.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib import import_module
from typing import Any

import calculators
from calculators.bareme.campagnes import DERNIERE, date_par_defaut
from calculators.bareme.periodes import HorsPeriode
from calculators.editions import Exemples, edition
from calculators.socle.champs import (
    Champ,
    Erreur,
    Erreurs,
    Jour,
    SaisieInvalide,
    Valeurs,
    lire_champs,
)
from calculators.socle.emprunts import signaler
from calculators.socle.resultat import Resultat


@dataclass(frozen=True)
class Groupe:
    """Un groupe de questions à l'écran ; `replie` le laisse fermé tant qu'il est vide."""

    titre: str
    champs: tuple[Champ, ...]
    aide: str = ""
    replie: bool = False


@dataclass(frozen=True)
class Calculateur:
    """Un calculateur : ses questions, son exemple traité, sa fonction pure.

    `calculer` reçoit les valeurs lues (None : sans réponse) et le jour ; il rend un Resultat, ou
    lève SaisieInvalide ou HorsPeriode. `exemple` sont des valeurs du contrat JSON, où « {region} »
    et les autres lieux de l'édition prennent leur valeur quand on trouve le calculateur.
    """

    nom: str
    titre: str
    resume: str
    groupes: tuple[Groupe, ...]
    calculer: Callable[[Valeurs, date], Resultat]
    exemple: Mapping[str, Any]
    exemple_titre: str

    @property
    def champs(self) -> tuple[Champ, ...]:
        return (*(champ for groupe in self.groupes for champ in groupe.champs), DATE)


DATE = Jour(
    nom="date",
    libelle="À la date du",
    aide="Les règles appliquées sont celles de cette date.",
    citations=DERNIERE.sources[1].citations,
)


def trouver(nom: str) -> Calculateur:
    """Le calculateur de ce nom ; KeyError s'il n'y en a pas."""
    module = nom.replace("-", "_")
    calculateur = _calculateur(module, edition().exemples) if module in _modules() else None
    if calculateur is None or calculateur.nom != nom:
        raise KeyError(nom)
    return calculateur


def tous() -> list[Calculateur]:
    """Tous les calculateurs, par nom."""
    lieux = edition().exemples
    trouves = (_calculateur(module, lieux) for module in _modules())
    return sorted((c for c in trouves if c), key=lambda c: c.nom)


@lru_cache(maxsize=64)
def _calculateur(module: str, lieux: Exemples) -> Calculateur | None:
    """Celui de ce module, son exemple traité aux lieux de l'édition."""
    trouve = getattr(import_module(f"calculators.{module}"), "CALCULATEUR", None)
    if not isinstance(trouve, Calculateur):
        return None
    exemple, titre = lieux.places(trouve.exemple), lieux.places(trouve.exemple_titre)
    return replace(trouve, exemple=exemple, exemple_titre=titre)


def _modules() -> list[str]:
    """Les modules du dossier : lui ne contient que des calculateurs, et la ligne de commande."""
    presents = pkgutil.iter_modules(calculators.__path__)
    return [m.name for m in presents if not m.ispkg and m.name != "__main__"]


def lire(calculateur: Calculateur, brut: object) -> tuple[Valeurs, Erreurs]:
    """Les valeurs comprises et les erreurs, sans calculer."""
    erreurs = Erreurs()
    return lire_champs(calculateur.champs, brut, erreurs), erreurs


def appliquer(calculateur: Calculateur, valeurs: Valeurs) -> Resultat:
    """Le résultat ; SaisieInvalide si le calculateur ou la date le refuse."""
    jour = valeurs.get("date") or date_par_defaut(None)
    try:
        return signaler(calculateur.calculer(valeurs, jour))
    except HorsPeriode as refus:
        raise SaisieInvalide(Erreur("date", str(refus))) from None


def resoudre(calculateur: Calculateur, brut: object) -> Resultat:
    """Du brut au résultat ; SaisieInvalide avec toutes les erreurs de saisie."""
    valeurs, erreurs = lire(calculateur, brut)
    if erreurs:
        raise SaisieInvalide(*erreurs, *erreurs.suite())
    return appliquer(calculateur, valeurs)
