"""Où commencent les données d'un tableau : ses titres, et les lignes au-dessus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from calculators.collages.cellules import Rangees, est_finess, remplies
from calculators.socle.colonnes import repond
from calculators.socle.titres import Question, Titres, est_une_donnee, sans_mot

EXAMINEES = 30
LIGNES_MAXIMUM = 3
_SOUS_TITRES = 3
"""Cellules : à partir de là, une ligne sans un mot est celle des lettres ou des unités."""


@dataclass(frozen=True)
class EnTete:
    """`fin` : le rang de sa dernière ligne, zéro s'il n'y en a pas ; les titres par colonne.

    `au_dessus` : les lignes de titre du tableau ; `devine` : les titres sont inconnus.
    """

    fin: int = 0
    titres: Mapping[int, str] = field(default_factory=dict)
    lignes: tuple[Sequence[str], ...] = ()
    au_dessus: int = 0
    devine: bool = False


def trouver_l_en_tete(
    rangees: Rangees, reconnus: Titres, questions: Sequence[Question], corrige: int | None
) -> EnTete:
    """L'en-tête du tableau ; `corrige` : combien de lignes la personne dit en être."""
    if corrige is not None:
        tete = {rang: ligne for rang, ligne in rangees.items() if rang <= corrige}
        return _reconnu(tete, reconnus) or (
            _des_lignes(tete, list(tete)[-1:]) if tete else EnTete()
        )
    trouve = _reconnu(dict(list(rangees.items())[:EXAMINEES]), reconnus, largeur(rangees))
    return trouve or _devine(rangees, questions)


def largeur(rangees: Rangees) -> int:
    """Combien de colonnes ont quelque chose."""
    return len({c for ligne in rangees.values() for c, cellule in enumerate(ligne) if cellule})


def _reconnu(rangees: Rangees, reconnus: Titres, colonnes: int = 2) -> EnTete | None:
    """Le premier groupe de lignes qui nomment des colonnes, sous de simples titres."""
    rangs = list(rangees)
    for place, rang in enumerate(rangs[:1] if colonnes == 1 else rangs):
        if reconnus.est_un_en_tete(rangees[rang], colonnes):
            fin = place + 1
            while fin < len(rangs) and fin - place < LIGNES_MAXIMUM:
                if not _continue(rangees[rangs[fin]], reconnus):
                    break
                fin += 1
            return _des_lignes(rangees, rangs[place:fin])
        if not _est_un_titre(rangees[rang], colonnes):
            return None
    return None


def _est_un_titre(ligne: Sequence[str], colonnes: int) -> bool:
    """Une ligne au-dessus des titres de colonnes : peu de cellules, ou des lettres seules."""
    cellules = remplies(ligne)
    if len(cellules) <= max(1, min(2, colonnes - 1)):
        return not any(map(est_finess, cellules))
    return all(map(sans_mot, cellules)) and not any(map(est_une_donnee, cellules))


def _continue(ligne: Sequence[str], reconnus: Titres) -> bool:
    """La ligne précise les titres d'au-dessus : « totales », « APA », ou « (h) », « d », « e »."""
    cellules = remplies(ligne)
    if any(map(est_une_donnee, cellules)):
        return False
    lettres = len(cellules) >= _SOUS_TITRES and all(map(sans_mot, cellules))
    return lettres or (len(cellules) > 1 and reconnus.certains(cellules) == len(cellules))


def _des_lignes(rangees: Rangees, rangs: Sequence[int]) -> EnTete:
    lignes = tuple(rangees[rang] for rang in rangs)
    colonnes = range(max(map(len, lignes), default=0))
    titres = {
        c: " ".join(remplies(ligne[c] for ligne in lignes if c < len(ligne))) for c in colonnes
    }
    return EnTete(
        fin=rangs[-1],
        titres={colonne: titre for colonne, titre in titres.items() if titre},
        lignes=lignes,
        au_dessus=sum(rang < rangs[0] for rang in rangees),
    )


def _devine(rangees: Rangees, questions: Sequence[Question]) -> EnTete:
    """Une première ligne de mots au-dessus de colonnes qui, toutes les autres, n'en ont pas."""
    (rang, premiere), *suite = list(rangees.items())[:EXAMINEES]
    if len(suite) < 2 or any(map(est_une_donnee, remplies(premiere))):
        return EnTete()
    tranchees = 0
    for colonne, titre in enumerate(premiere):
        dessous = [ligne[colonne] for _, ligne in suite if colonne < len(ligne) and ligne[colonne]]
        champs = [q.champ for q in questions if q.champ.genre != "texte"]
        tranchees += bool(titre) and any(
            dessous and all(repond(c, cellule) for cellule in dessous) and not repond(c, titre)
            for c in champs
        )
    trouve = _des_lignes(rangees, [rang]) if tranchees > 1 else EnTete()
    return EnTete(trouve.fin, trouve.titres, trouve.lignes, devine=tranchees > 1)
