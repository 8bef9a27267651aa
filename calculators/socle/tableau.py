"""Un tableau décrit une fois : ses valeurs dans leur type, leurs formules, leurs sources.

La page, l'impression et la copie en sont l'écriture en français ; un fichier peut en garder les
nombres et les formules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from calculators.francais.nombres import FINE, INSECABLE, date_fr, euros, nombre, pourcent
from calculators.textes import Cite

Genre = Literal["texte", "nombre", "euros", "taux", "date"]
Contenu = str | int | Decimal | Fraction | date | None
"""Un texte dans une colonne d'un autre genre s'écrit tel quel ; None : rien à dire."""
_ECRIRE: Mapping[Genre, Callable[[Any], str]] = {
    "texte": str,
    "nombre": nombre,
    "euros": euros,
    "taux": pourcent,
    "date": date_fr,
}
_DECIMALES_COPIEES = 12
"""Un nombre recopié se relit tel qu'il a été compris, pas tel qu'il s'affiche."""
_COPIER: Mapping[Genre, Callable[[Any], str]] = {
    "texte": str,
    "nombre": lambda valeur: nombre(valeur, _DECIMALES_COPIEES),
    "euros": nombre,
    "taux": pourcent,
    "date": lambda jour: f"{jour:%d/%m/%Y}",
}


@dataclass(frozen=True, slots=True)
class Colonne:
    """Ce qu'une colonne contient.

    `nom` la désigne dans les formules ; `formule` donne sa valeur depuis celles de la même ligne
    (« (e + f) / d »), partout où elle n'est pas None ; `si_rien` s'écrit à la place de None ;
    `citations` sont les sources de toute la colonne.
    """

    titre: str
    genre: Genre = "texte"
    nom: str = ""
    formule: str = ""
    si_rien: str = ""
    citations: tuple[Cite, ...] = ()

    @property
    def chiffree(self) -> bool:
        """Ses valeurs se comparent : elles s'alignent à droite."""
        return self.genre in {"nombre", "euros", "taux"}

    def ecrire(self, valeur: Contenu) -> str:
        """Une de ses valeurs, en français."""
        if valeur is None:
            return self.si_rien
        return valeur if isinstance(valeur, str) else _ECRIRE[self.genre](valeur)

    def copier(self, valeur: Contenu) -> str:
        """Une de ses valeurs pour un tableur : ni espaces, ni unité que la colonne dit déjà."""
        if valeur is None or isinstance(valeur, str):
            return self.ecrire(valeur)
        copie = _COPIER[self.genre](valeur)
        return copie.replace(FINE, "").replace(INSECABLE, " ").replace("−", "-")


@dataclass(frozen=True, slots=True)
class Sourcee:
    """Une valeur qui a ses sources à elle, et parfois sa façon de s'écrire (« environ 8,3 »)."""

    valeur: Contenu
    citations: tuple[Cite, ...]
    ecrite: str = ""


Cellule = Contenu | Sourcee


@dataclass(frozen=True)
class Tableau:
    """Un tableau à copier, à imprimer ou à garder ; chaque ligne a une cellule par colonne.

    `note` : ce qu'il faut savoir pour le lire, ou rien.
    """

    titre: str
    colonnes: tuple[Colonne, ...]
    lignes: tuple[tuple[Cellule, ...], ...]
    note: str = ""

    def ecrites(self) -> Iterator[tuple[str, ...]]:
        """Chaque ligne, en français."""
        for ligne in self.lignes:
            couples = zip(self.colonnes, ligne, strict=True)
            yield tuple(_ecrite(cellule) or c.ecrire(valeur_de(cellule)) for c, cellule in couples)

    def copies(self) -> Iterator[tuple[str, ...]]:
        """Chaque ligne, pour un tableur."""
        for ligne in self.lignes:
            couples = zip(self.colonnes, ligne, strict=True)
            yield tuple(colonne.copier(valeur_de(cellule)) for colonne, cellule in couples)

    def cite_par(self, citer: Callable[[Cite], Cite]) -> Tableau:
        """Le même, chaque citation remplacée."""
        colonnes = (replace(c, citations=tuple(map(citer, c.citations))) for c in self.colonnes)
        lignes = (tuple(_citee_par(citer, cellule) for cellule in ligne) for ligne in self.lignes)
        return replace(self, colonnes=tuple(colonnes), lignes=tuple(lignes))


def _ecrite(cellule: Cellule) -> str:
    return cellule.ecrite if isinstance(cellule, Sourcee) else ""


def valeur_de(cellule: Cellule) -> Contenu:
    return cellule.valeur if isinstance(cellule, Sourcee) else cellule


def _citee_par(citer: Callable[[Cite], Cite], cellule: Cellule) -> Cellule:
    if not isinstance(cellule, Sourcee):
        return cellule
    return replace(cellule, citations=tuple(map(citer, cellule.citations)))
