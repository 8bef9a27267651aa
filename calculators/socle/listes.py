"""Les questions qui en tiennent d'autres : un bloc, une liste de lignes, un formulaire.

Ce qu'un bloc ou une ligne répondent est lu une fois, dans un objet de leur `modele`, qui a un
attribut par question ; une ligne y a aussi son `rang`, compté à partir de 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from calculators.francais.signes import visible
from calculators.socle.champs import VIDES, Champ, Erreur, Erreurs, Valeurs


@dataclass(frozen=True, kw_only=True)
class Bloc(Champ):
    """Quelques questions qui vont ensemble, sous une même clé."""

    genre: ClassVar[str] = "bloc"
    champs: tuple[Champ, ...]
    modele: type[Any]

    def lire(self, brut: object, chemin: str, erreurs: Erreurs) -> Any:
        if brut in VIDES or (isinstance(brut, dict) and not remplie(brut)):
            return None
        return self.modele(**lire_champs(self.champs, brut, erreurs, f"{chemin}."))

    def valeurs(self, lu: object) -> Valeurs:
        """Ce qui a été lu, par question ; rien si le bloc était vide."""
        return {} if lu is None else {c.nom: getattr(lu, c.nom) for c in self.champs}

    def schema(self) -> Valeurs:
        return {**super().schema(), "champs": [c.schema() for c in self.champs]}


@dataclass(frozen=True, kw_only=True)
class Lignes(Bloc):
    """Une liste de lignes, toutes des mêmes questions.

    Les lignes vides sont ignorées ; celles qui ont une erreur, écartées. `autres_titres` : les
    colonnes que les tableaux portent et que la liste ne demande pas.
    """

    genre: ClassVar[str] = "lignes"
    singulier: str = "ligne"
    autres_titres: tuple[str, ...] = ()
    maximum: int = 20_000

    def lire(self, brut: object, chemin: str, erreurs: Erreurs) -> tuple[Any, ...]:
        if brut in VIDES:
            return ()
        if not isinstance(brut, list):
            erreurs.append(Erreur(chemin, "Donnez une liste de lignes."))
            return ()
        if len(brut) > self.maximum:
            erreurs.append(
                Erreur(chemin, f"{len(brut)} lignes : c’est plus que {self.maximum}, le maximum.")
            )
            return ()
        lues = (
            self._lire_la_ligne(rang, ligne, chemin, erreurs)
            for rang, ligne in enumerate(brut, start=1)
            if ligne is not None and (not isinstance(ligne, dict) or remplie(ligne))
        )
        return tuple(ligne for ligne in lues if ligne is not None)

    def _lire_la_ligne(self, rang: int, ligne: object, chemin: str, erreurs: Erreurs) -> Any:
        """Ses réponses ; None si elle a une erreur. Une clé inconnue n'en fait pas une."""
        siennes = Erreurs()
        lues = lire_champs(self.champs, ligne, siennes, f"{chemin}.{rang}.")
        erreurs.joindre(siennes, chemin)
        if not siennes.vraies:
            return self.modele(rang=rang, **lues)
        erreurs.ecarter(chemin, rang)
        return None


def remplie(ligne: Mapping[str, object]) -> bool:
    """Quelque chose y est saisi."""
    return any(
        remplie(v) if isinstance(v, dict) else visible(str(v)) != ""
        for v in ligne.values()
        if v is not None
    )


def lignes_remplies(champ: Lignes, brut: object) -> Iterator[tuple[int, dict[str, Any]]]:
    """Rang et saisie des lignes où il y a quelque chose ; aucune d'une liste trop longue."""
    if isinstance(brut, list) and len(brut) <= champ.maximum:
        for rang, ligne in enumerate(brut, start=1):
            if isinstance(ligne, dict) and remplie(ligne):
                yield rang, ligne


def lire_champs(
    champs: Sequence[Champ], brut: object, erreurs: Erreurs, prefixe: str = ""
) -> Valeurs:
    """Les valeurs de tous les champs ; clés inconnues et valeurs illisibles vont aux erreurs."""
    if not isinstance(brut, Mapping):
        erreurs.append(Erreur(prefixe.rstrip("."), "Donnez un objet : des clés et leurs valeurs."))
        brut = {}
    connus = {champ.nom for champ in champs}
    for nom in brut:
        if nom not in connus:
            chemin = f"{prefixe}{nom[:60]}".rstrip(".")
            erreurs.append(Erreur(chemin, "Cette clé n’existe pas ici.", True))
    return {c.nom: c.lire(brut.get(c.nom), f"{prefixe}{c.nom}", erreurs) for c in champs}


def chemins(bloc: Bloc, prefixe: str = "") -> tuple[str, ...]:
    """Les colonnes d'une liste, à plat : « finess_et », …, « saad.heures_apa »."""
    trouves: list[str] = []
    for champ in bloc.champs:
        nom = f"{prefixe}{champ.nom}"
        trouves += chemins(champ, f"{nom}.") if isinstance(champ, Bloc) else [nom]
    return tuple(trouves)
