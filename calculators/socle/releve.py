"""Ce qui a été saisi, rangé comme on le relit : les réponses seules, et chaque liste en tableau."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from calculators.socle.champs import Champ
from calculators.socle.listes import Bloc, Lignes
from calculators.socle.saisie import compter, reponses

SAISIES_MAX = 2_000
"""Réponses qu'un relevé montre : un cahier."""
Remplies = list[tuple[int, dict[str, str]]]
"""Des lignes : leur rang, et leurs réponses par libellé."""


@dataclass(frozen=True)
class ListeRelevee:
    """Les lignes d'une liste : leur rang, puis une réponse par colonne, vide si rien n'est saisi.

    `colonnes` sont les libellés des questions auxquelles une ligne au moins répond.
    """

    titre: str
    singulier: str
    colonnes: tuple[str, ...]
    lignes: tuple[tuple[int, tuple[str, ...]], ...]

    def en_phrases(self) -> Iterator[str]:
        """Le nom des colonnes, puis chaque ligne : « ESSMS 2 : Acquisition ; – ; 7 h »."""
        yield f"{self.titre} ({' ; '.join(self.colonnes)})"
        for rang, ligne in self.lignes:
            yield f"{self.singulier} {rang} : {' ; '.join(reponse or '–' for reponse in ligne)}"


@dataclass(frozen=True)
class Releve:
    """Des réponses avec leur libellé, des listes ; `autres` : combien de réponses n'y sont pas."""

    seules: tuple[tuple[str, str], ...]
    listes: tuple[ListeRelevee, ...]
    autres: int


def relever(
    champs: Sequence[Champ],
    valeurs: Mapping[str, Any],
    *,
    maximum: int = SAISIES_MAX,
    inconnues: int = 0,
) -> Releve:
    """Le relevé des valeurs dépliées : `maximum` réponses au plus, et des lignes entières.

    `inconnues` : combien de clés qu'aucun champ ne porte, qui n'y sont pas et ne comptent pas.
    """
    simples = tuple(champ for champ in champs if not isinstance(champ, Lignes))
    seules = tuple(reponses(simples, valeurs))
    reste, listes = maximum - len(seules), []
    for champ in champs:
        if isinstance(champ, Lignes):
            remplies = _remplies(champ, valeurs.get(champ.nom) or (), reste)
            reste -= sum(len(cases) for _, cases in remplies)
            listes += [_en_tableau(champ, remplies)] if remplies else []
    autres = compter(valeurs) - inconnues - (maximum - reste)
    return Releve(seules, tuple(listes), max(0, autres))


def _remplies(champ: Lignes, lignes: Sequence[Mapping[str, Any]], maximum: int) -> Remplies:
    """Le rang et les réponses des premières lignes où quelque chose est saisi."""
    remplies: Remplies = []
    for rang, ligne in enumerate(lignes, start=1):
        cases = dict(reponses(champ.champs, ligne))
        maximum -= len(cases)
        if maximum < 0:
            break
        if cases:
            remplies.append((rang, cases))
    return remplies


def _en_tableau(champ: Lignes, remplies: Remplies) -> ListeRelevee:
    colonnes = tuple(
        libelle
        for libelle in _libelles(champ.champs)
        if any(libelle in cases for _, cases in remplies)
    )
    lignes = ((rang, tuple(cases.get(c, "") for c in colonnes)) for rang, cases in remplies)
    return ListeRelevee(champ.libelle, champ.singulier, colonnes, tuple(lignes))


def _libelles(champs: Sequence[Champ], dans_un_bloc: bool = False) -> Iterator[str]:
    """Le libellé de chaque question, dans l'ordre, sous le nom que `reponses` lui donne."""
    for champ in champs:
        if isinstance(champ, Bloc):
            for libelle in _libelles(champ.champs, dans_un_bloc=True):
                yield f"{champ.libelle}, {libelle}" if dans_un_bloc else libelle
        else:
            yield champ.libelle
