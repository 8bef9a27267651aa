"""Ce qu'est un calculateur, et comment on les trouve : un module de ce dossier, une page.

Ajouter un calculateur : écrire `calculators/mon_nom.py` avec un `CALCULATEUR`, une page de `docs/`
qui contient `{{ calculateur("mon-nom") }}`, et leurs tests. Le README en donne un, tel quel.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, Generic, TypeVar

import calculators
from calculators.bareme.calendrier import CLOTURE_REGIONALE
from calculators.bareme.campagne import Bareme
from calculators.bareme.campagnes import bareme_par_defaut, par_defaut, toutes
from calculators.bareme.periodes import HorsPeriode
from calculators.editions import Exemples, edition
from calculators.francais.nombres import date_fr
from calculators.socle.champs import (
    Champ,
    Choix,
    Erreur,
    Erreurs,
    Incomplet,
    Jour,
    Libre,
    SaisieInvalide,
    Valeurs,
)
from calculators.socle.emprunts import signaler
from calculators.socle.listes import lire_champs
from calculators.socle.resultat import Alerte, Resultat, info
from calculators.textes import Cite

R = TypeVar("R")


@dataclass(frozen=True)
class Groupe:
    """Un groupe de questions à l'écran ; `replie` le laisse fermé tant qu'il est vide."""

    titre: str
    champs: tuple[Champ, ...]
    aide: str = ""
    replie: bool = False


@dataclass(frozen=True)
class Calculateur(Generic[R]):
    """Un calculateur : ses questions, son exemple traité, sa fonction pure.

    `reponses` a un attribut par question (None : sans réponse) ; nul ne les compare, et sans
    égalité (`eq=False`) leur classe pèse moins dans la page. `calculer` les reçoit avec les
    règles ; il rend un Resultat, ou lève SaisieInvalide ou HorsPeriode. `exemple` sont des valeurs
    du contrat JSON, où « {region} » et les autres lieux de l'édition prennent leur valeur quand on
    trouve le calculateur. `au_projet` est son rang parmi les calculs de `projet`, None s'il n'en
    est pas ; zéro, il ne l'a pas dit encore. `dire` met le résultat en une ou deux phrases
    parlées, après « Selon les règles de la campagne 2025, » ; sans lui, la réponse se dit seule.
    `en_carte` : ses lignes se lisent à côté des questions, sans ouvrir le détail.
    """

    nom: str
    titre: str
    resume: str
    groupes: tuple[Groupe, ...]
    reponses: type[R]
    calculer: Callable[[R, Bareme], Resultat]
    exemple: Mapping[str, Any]
    exemple_titre: str
    au_projet: int | None = 0
    dire: Callable[[Resultat], str] | None = None
    en_carte: bool = False

    @property
    def questions(self) -> tuple[Champ, ...]:
        """Les siennes."""
        return tuple(champ for groupe in self.groupes for champ in groupe.champs)

    @property
    def champs(self) -> tuple[Champ, ...]:
        """Les siennes, et celles de tous."""
        return (*self.questions, *self.de_tous)

    @property
    def de_tous(self) -> tuple[Champ, ...]:
        """Les questions de tous : le nom du projet, sa campagne, le jour."""
        return _de_tous(tuple(toutes()))

    def construire(self, valeurs: Mapping[str, Any]) -> R:
        """Ses réponses, prises parmi des valeurs lues ; None cède au défaut de la question."""
        creer: Callable[..., R] = self.reponses
        lues = ((champ, valeurs[champ.nom]) for champ in self.questions)
        return creer(**{c.nom: c.defaut if valeur is None else valeur for c, valeur in lues})


@cache
def _de_tous(campagnes: tuple[str, ...]) -> tuple[Champ, ...]:
    return (
        Libre(
            nom="nom_du_projet",
            libelle="Nom du projet",
            aide="Pour vous y retrouver : il s’imprime en tête et ne compte pas.",
            longueur=120,
        ),
        Choix(
            nom="campagne",
            libelle="Campagne du projet",
            aide="Un projet garde les règles de sa campagne jusqu’à son dernier versement.",
            options={nom: f"Campagne {nom}" for nom in campagnes},
        ),
        Jour(
            nom="date",
            libelle="À la date du",
            aide="Les règles appliquées sont celles de cette date.",
            citations=bareme_par_defaut().version(CLOTURE_REGIONALE).citations,
        ),
    )


def trouver(nom: str) -> Calculateur[Any]:
    """Le calculateur de ce nom ; KeyError s'il n'y en a pas."""
    module = nom.replace("-", "_")
    declare = _declare(module) if module in _modules() else None
    if declare is None or declare.nom != nom:
        raise KeyError(nom)
    return _aux_lieux(module, edition().exemples)


def trouver_ou_rien(nom: str) -> Calculateur[Any] | None:
    """Le même, None s'il n'y en a pas."""
    try:
        return trouver(nom)
    except KeyError:
        return None


def tous() -> list[Calculateur[Any]]:
    """Tous les calculateurs, par nom."""
    return [trouver(declare.nom) for declare in declares()]


def declares() -> list[Calculateur[Any]]:
    """Les mêmes tels que leurs modules les écrivent, sans les lieux d'une édition."""
    trouves = (_declare(module) for module in _modules())
    return sorted((c for c in trouves if c), key=lambda c: c.nom)


def _declare(module: str) -> Calculateur[Any] | None:
    trouve = getattr(import_module(f"calculators.{module}"), "CALCULATEUR", None)
    return trouve if isinstance(trouve, Calculateur) else None


@lru_cache(maxsize=64)
def _aux_lieux(module: str, lieux: Exemples) -> Calculateur[Any]:
    """Le calculateur de ce module, son exemple traité aux lieux d'une édition."""
    declare = _declare(module)
    assert declare
    exemple, titre = lieux.places(declare.exemple), lieux.places(declare.exemple_titre)
    return replace(declare, exemple=exemple, exemple_titre=titre)


@cache
def _modules() -> list[str]:
    """Les modules du dossier : lui ne contient que des calculateurs, et la ligne de commande."""
    presents = pkgutil.iter_modules(calculators.__path__)
    return [m.name for m in presents if not m.ispkg and m.name != "__main__"]


def lire(calculateur: Calculateur[Any], brut: object) -> tuple[Valeurs, Erreurs]:
    """Les valeurs comprises et les erreurs, sans calculer."""
    erreurs = Erreurs()
    return lire_champs(calculateur.champs, brut, erreurs), erreurs


def appliquer(calculateur: Calculateur[Any], valeurs: Valeurs) -> Resultat:
    """Le résultat ; SaisieInvalide si le calculateur ou la date le refuse."""
    try:
        reponses = calculateur.construire(valeurs)
        resultat = signaler(calculateur.calculer(reponses, bareme_demande(valeurs)))
        return _de_la_campagne(resultat)
    except HorsPeriode as refus:
        raise SaisieInvalide(Erreur("date", str(refus))) from None


def esquisser(calculateur: Calculateur[Any], valeurs: Valeurs) -> Resultat:
    """Le même ; s'il est trop tôt pour répondre, un résultat sans données qui dit ce qui manque."""
    try:
        return appliquer(calculateur, valeurs)
    except Incomplet as attente:
        return Resultat(
            bareme=bareme_demande(valeurs),
            reponse="À compléter",
            phrase=attente.phrase,
            donnees={},
            manque=attente.manque,
        )


def bareme_demande(valeurs: Valeurs) -> Bareme:
    """Les règles de la campagne et du jour demandés ; sans réponse, ceux de qui n'en dit rien."""
    campagne = toutes()[valeurs["campagne"]] if valeurs.get("campagne") else par_defaut()
    defaut = bareme_par_defaut(campagne)
    return defaut.au(valeurs.get("date") or defaut.jour)


def _de_la_campagne(resultat: Resultat) -> Resultat:
    """Le résultat, ses citations dans les textes de sa campagne ; passé sa fin, il le dit."""
    bareme = resultat.bareme
    if bareme.apres_la_campagne:
        resultat = replace(resultat, alertes=(*resultat.alertes, _apres(bareme)))
    return resultat.cite_par(bareme.campagne.citer) if bareme.campagne.textes else resultat


def _apres(bareme: Bareme) -> Alerte:
    nom = bareme.campagne.nom
    return info(
        f"Le {date_fr(bareme.jour)} vient après la campagne {nom}. Ce guide en applique les "
        "règles à ses projets jusqu’au dernier versement ; les textes lus ne le disent pas "
        "(AMB-74). Votre convention l’emporte.",
        (Cite("instruction", "préambule"),),
        "date",
    )


def resoudre(calculateur: Calculateur[Any], brut: object) -> Resultat:
    """Du brut au résultat ; SaisieInvalide avec toutes les erreurs de saisie."""
    valeurs, erreurs = lire(calculateur, brut)
    if erreurs:
        raise SaisieInvalide(*erreurs, *erreurs.suite())
    return appliquer(calculateur, valeurs)
