"""Les lignes d'un tableau qui ne répondent à rien : totaux, notes, en-têtes répétés."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from calculators.collages.cellules import Rangees, remplies
from calculators.collages.totaux import totaux
from calculators.socle.champs import Champ, Libre
from calculators.socle.colonnes import Attribution
from calculators.socle.en_tetes import EnTete
from calculators.socle.titres import Question, Titres, est_une_donnee

NOTE = "note, sous ou entre les lignes"
REPETE = "en-tête répété"
AUTRE = "un autre en-tête : vérifiez les lignes qui le suivent"
SANS_REPONSE = "rien dans les colonnes lues"
PAR_VOUS = "mise de côté par vous"
_LONGUE = 60
"""Signes : un nom d'établissement en a moins, une note souvent plus."""
_DEBUTS = ("source", "note ", "note:", "notes", "nb ", "nb:", "n.b", "remarque", "*", "(*")
_TYPIQUES = 50
"""Lignes : de quoi savoir combien de cellules une ligne a d'ordinaire."""


@dataclass(frozen=True)
class Ecart:
    """Pourquoi une ligne est mise de côté ; `devine` : elle ne le dit pas d'elle-même."""

    raison: str
    devine: bool = False


def ecarter(
    donnees: Rangees,
    entete: EnTete,
    attribution: Attribution,
    reconnus: Titres,
    questions: Sequence[Question],
) -> dict[int, Ecart]:
    """Les lignes à mettre de côté, par rang."""
    ecarts = dict(_en_tetes(donnees, entete, reconnus))
    reste = {rang: ligne for rang, ligne in donnees.items() if rang not in ecarts}
    additions = totaux(reste)
    ecarts |= {rang: Ecart(total.raison, total.devine) for rang, total in additions.items()}
    reste = {rang: ligne for rang, ligne in reste.items() if rang not in ecarts}
    champs = _champs(attribution, questions)
    vides = [r for r, ligne in reste.items() if not any(ligne[c] for c in champs if c < len(ligne))]
    ecarts |= dict.fromkeys(vides, Ecart(SANS_REPONSE))
    return ecarts | dict(_notes(reste, champs, _isolees(donnees, entete, additions)))


def _champs(attribution: Attribution, questions: Sequence[Question]) -> dict[int, Champ]:
    """Le champ de chaque colonne lue."""
    par_chemin = {question.chemin: question.champ for question in questions}
    lues = attribution.chemins.items()
    return {rang: par_chemin[chemin] for rang, chemin in lues if chemin}


def _en_tetes(donnees: Rangees, entete: EnTete, reconnus: Titres) -> Iterator[tuple[int, Ecart]]:
    """Le même en-tête, d'une autre feuille collée à la suite ; ou un autre, et c'est à voir."""
    connus = [[titre.casefold() for titre in remplies(ligne)] for ligne in entete.lignes]
    for rang, ligne in donnees.items():
        cellules = remplies(ligne)
        if [cellules[0].casefold()] in [titres[:1] for titres in connus]:
            if [cellule.casefold() for cellule in cellules] in connus:
                yield rang, Ecart(REPETE)
        elif reconnus.exacts(cellules[:1]) and _en_est_un_autre(cellules, reconnus):
            yield rang, Ecart(AUTRE, devine=True)


def _en_est_un_autre(cellules: Sequence[str], reconnus: Titres) -> bool:
    exacts = reconnus.exacts(cellules)
    return exacts > 1 and 2 * exacts > len(cellules) and not any(map(est_une_donnee, cellules))


def _isolees(donnees: Rangees, entete: EnTete, additions: Collection[int]) -> set[int]:
    """Les lignes qui suivent une ligne vide, ou le dernier total."""
    fin = max(additions, default=max(donnees, default=0))
    return {r for r in donnees if r > fin or (r - 1 > entete.fin and r - 1 not in donnees)}


def _notes(
    rangees: Rangees, champs: Mapping[int, Champ], isolees: Set[int]
) -> Iterator[tuple[int, Ecart]]:
    """Les lignes d'une cellule, dans un tableau qui en a plusieurs, qui ne nomment personne."""
    largeurs = sorted(len(remplies(ligne)) for ligne in list(rangees.values())[:_TYPIQUES])
    typique = largeurs[len(largeurs) // 2] if largeurs else 0
    for rang, ligne in rangees.items() if typique > 1 else ():
        seules = [(colonne, cellule) for colonne, cellule in enumerate(ligne) if cellule]
        if len(seules) == 1 and not est_une_donnee(seules[0][1]):
            ((colonne, texte),) = seules
            if _est_une_note(texte, champs.get(colonne)):
                yield rang, Ecart(NOTE)
            elif rang in isolees and typique > 2:
                yield rang, Ecart(NOTE, devine=True)


def _est_une_note(texte: str, champ: Champ | None) -> bool:
    """Elle le dit, elle est longue, ou elle est là où l'on n'attend pas de mots."""
    dit = len(texte) > _LONGUE or texte.casefold().startswith(_DEBUTS)
    return dit or not isinstance(champ, Libre | None)
