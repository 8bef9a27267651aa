"""Les lecteurs de texte, et ce qu'aucune entrée ne doit leur faire faire."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from typing import Any

from calculators.francais.nombres import lire_nombre
from calculators.lieux.numero_finess import lire_finess
from calculators.montants.questions_de_l_aide import ESSMS
from calculators.montants.services import SERVICES
from calculators.socle.calculateur import lire, trouver
from calculators.socle.champs import Erreur, Jour, SaisieInvalide
from calculators.socle.champs_finess import finess_colles
from calculators.socle.collage import lire_collage
from calculators.socle.contrat import appeler
from calculators.socle.saisie import deplier
from tests.demandes import demander
from tests.fuzz import entrees

DUREE_MAXIMALE = 1.0
DUREE_PAR_SIGNE = 5e-6
"""Secondes de calcul : largement, pour qui lit une fois chaque signe."""
_PHRASE = re.compile(r"[A-ZÀÉ«0-9].*[.?]", re.DOTALL)
_CITE = re.compile(r"«.*»", re.DOTALL)
_ANGLAIS = re.compile(
    r"\b(error|invalid|expecting|exceeds?|must|not|could|unexpected|string|literal)\b",
    re.IGNORECASE,
)
_JOUR = Jour(nom="jour", libelle="Jour")


@dataclass(frozen=True)
class Lecteur:
    """`lire` répond, ou lève un refus dont chaque phrase est à nous ; jamais autre chose."""

    nom: str
    tirer: Callable[[Random], Any]
    lire: Callable[[Any], object]


def faute(lecteur: Lecteur, entree: Any) -> str | None:
    """Ce que le lecteur n'avait pas le droit de faire de cette entrée, ou rien."""
    debut = time.thread_time()
    try:
        lecteur.lire(entree)
        phrases: Iterable[str] = ()
    except SaisieInvalide as refus:
        phrases = [erreur.message for erreur in refus.erreurs] or [""]
    except ValueError as refus:
        phrases = [str(refus)]
    except Exception as autre:  # c'est ce que l'on cherche
        return f"{type(autre).__name__} : {autre}"
    duree = time.thread_time() - debut
    if duree > DUREE_MAXIMALE + DUREE_PAR_SIGNE * len(repr(entree)):
        return f"{duree:.1f} s de calcul"
    return next(
        (f"ce n’est pas une phrase : {p!r}" for p in phrases if not _est_une_phrase(p)), None
    )


def _est_une_phrase(texte: str) -> bool:
    nu = _CITE.sub("« »", texte)
    return bool(_PHRASE.fullmatch(nu)) and not _ANGLAIS.search(nu)


def _finess(texte: str) -> None:
    assert lire_finess(texte, retablir_le_zero=True).numero.isascii()


def _nombre(texte: str) -> None:
    assert lire_nombre(texte).is_finite()


def _collage(texte: str) -> None:
    """Une liste, et chacune des cases où l'on peut coller."""
    for champ, colonne in ((ESSMS, "organisme"), (SERVICES, "")):
        lire_collage(champ, texte, colonne=colonne)


def _formulaire(entree: tuple[str, dict[str, str]]) -> None:
    """Déplié puis lu : ce qui n'est pas compris est dit, rien n'échappe."""
    nom, plat = entree
    calculateur = trouver(nom)
    _, erreurs = lire(calculateur, deplier(plat, calculateur.champs))
    if erreurs:
        raise SaisieInvalide(*erreurs, *erreurs.suite())


def _contrat(entree: tuple[str, str]) -> None:
    nom, texte = entree
    json.dumps(appeler(trouver(nom), texte))


def _page(entree: tuple[str, dict[str, str]]) -> None:
    nom, plat = entree
    reponse = demander(nom, plat, montrees={"essms": [1, 50], "services": [1, 50]})
    assert reponse["html"]
    assert reponse["montant"]
    dites = [
        Erreur(champ, dit["erreur"]) for champ, dit in reponse["champs"].items() if "erreur" in dit
    ]
    if dites:
        raise SaisieInvalide(*dites)


LECTEURS = (
    Lecteur("nombres", entrees.nombre, _nombre),
    Lecteur("finess", entrees.finess, _finess),
    Lecteur("finess-colles", entrees.tableau, finess_colles),
    Lecteur("tableaux", entrees.tableau, _collage),
    Lecteur("dates", entrees.date, _JOUR.comprendre),
    Lecteur("formulaire", entrees.formulaire, _formulaire),
    Lecteur("contrat", entrees.contrat, _contrat),
    Lecteur("page", entrees.formulaire, _page),
)


def essayer(lecteur: Lecteur, graine: int) -> str | None:
    """La faute que donne cette graine, et l'entrée qui la cause."""
    entree = lecteur.tirer(Random(graine))  # noqa: S311 - rien de secret ici
    trouvee = faute(lecteur, entree)
    return None if trouvee is None else f"graine {graine} : {trouvee}\n    {entree!r:.400}"
