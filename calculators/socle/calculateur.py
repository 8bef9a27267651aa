"""Ce qu'est un calculateur, et comment on les trouve : un module de ce dossier, une page.

Ajouter un calculateur : écrire `calculators/mon_nom.py` avec un `CALCULATEUR`, une page de `docs/`
qui contient `{{ calculateur("mon-nom") }}`, et leurs tests. Le README en donne un, tel quel.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

import calculators
from calculators.bareme.campagnes import DERNIERE, date_par_defaut
from calculators.bareme.periodes import HorsPeriode
from calculators.socle.champs import (
    Champ,
    Erreur,
    Erreurs,
    Jour,
    SaisieInvalide,
    Valeurs,
    lire_champs,
)
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
    lève SaisieInvalide ou HorsPeriode. `exemple` sont des valeurs du contrat JSON. `au_projet` est
    son rang parmi les calculs de `projet`, None s'il n'en est pas ; zéro, il ne l'a pas dit encore.
    """

    nom: str
    titre: str
    resume: str
    groupes: tuple[Groupe, ...]
    calculer: Callable[[Valeurs, date], Resultat]
    exemple: Mapping[str, Any]
    exemple_titre: str
    au_projet: int | None = 0

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
    if module not in _modules():
        raise KeyError(nom)
    calculateur = getattr(import_module(f"calculators.{module}"), "CALCULATEUR", None)
    if not isinstance(calculateur, Calculateur) or calculateur.nom != nom:
        raise KeyError(nom)
    return calculateur


def tous() -> list[Calculateur]:
    """Tous les calculateurs, par nom."""
    modules = (import_module(f"calculators.{module}") for module in _modules())
    trouves = (getattr(module, "CALCULATEUR", None) for module in modules)
    return sorted((c for c in trouves if isinstance(c, Calculateur)), key=lambda c: c.nom)


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
        return calculateur.calculer(valeurs, jour)
    except HorsPeriode as refus:
        raise SaisieInvalide(Erreur("date", str(refus))) from None


def resoudre(calculateur: Calculateur, brut: object) -> Resultat:
    """Du brut au résultat ; SaisieInvalide avec toutes les erreurs de saisie."""
    valeurs, erreurs = lire(calculateur, brut)
    if erreurs:
        raise SaisieInvalide(*erreurs, *erreurs.suite())
    return appliquer(calculateur, valeurs)
