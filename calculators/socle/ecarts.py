"""Les lignes d'un tableau qui ne répondent à rien : totaux, notes, en-têtes répétés."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calculators.collages.cellules import Rangees, est_chiffree, est_finess, remplies
from calculators.collages.totaux import totaux
from calculators.socle.champs import Champ, Libre
from calculators.socle.colonnes import Attribution
from calculators.socle.en_tetes import EnTete
from calculators.socle.titres import Question

NOTE = "note, sous ou entre les lignes"
REPETE = "en-tête répété"
SANS_REPONSE = "rien dans les colonnes lues"
PAR_VOUS = "mise de côté par vous"
_LONGUE = 60
"""Signes : un nom d'établissement en a moins, une note souvent plus."""
_DEBUTS = (
    "source",
    "note ",
    "note:",
    "notes",
    "nb ",
    "nb:",
    "n.b",
    "remarque",
    "légende",
    "*",
    "(*",
)
_TYPIQUES = 50
"""Lignes : de quoi savoir combien de cellules une ligne a d'ordinaire."""


@dataclass(frozen=True)
class Ecart:
    """Pourquoi une ligne est mise de côté ; `devine` : elle ne le dit pas d'elle-même."""

    raison: str
    devine: bool = False


def ecarter(
    donnees: Rangees, entete: EnTete, attribution: Attribution, questions: Sequence[Question]
) -> dict[int, Ecart]:
    """Les lignes à mettre de côté, par rang."""
    ecarts = {rang: Ecart(REPETE) for rang, ligne in donnees.items() if _repete(ligne, entete)}
    reste = {rang: ligne for rang, ligne in donnees.items() if rang not in ecarts}
    ecarts |= {rang: Ecart(t.raison, t.devine) for rang, t in totaux(reste).items()}
    reste = {rang: ligne for rang, ligne in reste.items() if rang not in ecarts}
    champs = _champs(attribution, questions)
    vides = [r for r, ligne in reste.items() if not any(ligne[c] for c in champs if c < len(ligne))]
    ecarts |= dict.fromkeys(vides, Ecart(SANS_REPONSE))
    return ecarts | dict.fromkeys(_notes(reste, champs), Ecart(NOTE))


def _champs(attribution: Attribution, questions: Sequence[Question]) -> dict[int, Champ]:
    """Le champ de chaque colonne lue."""
    par_chemin = {question.chemin: question.champ for question in questions}
    lues = attribution.chemins.items()
    return {rang: par_chemin[chemin] for rang, chemin in lues if chemin}


def _repete(ligne: Sequence[str], entete: EnTete) -> bool:
    mots = [cellule.casefold() for cellule in remplies(ligne)]
    return any(mots == [c.casefold() for c in remplies(titres)] for titres in entete.lignes)


def _notes(rangees: Rangees, champs: dict[int, Champ]) -> list[int]:
    """Les lignes d'une cellule, dans un tableau qui en a plusieurs, qui ne nomment personne."""
    cellules = sorted(len(remplies(ligne)) for ligne in list(rangees.values())[:_TYPIQUES])
    if not cellules or cellules[len(cellules) // 2] < 2:
        return []
    return [rang for rang, ligne in rangees.items() if _est_une_note(ligne, champs)]


def _est_une_note(ligne: Sequence[str], champs: dict[int, Champ]) -> bool:
    seules = [(colonne, cellule) for colonne, cellule in enumerate(ligne) if cellule]
    if len(seules) != 1:
        return False
    ((colonne, texte),) = seules
    if est_chiffree(texte) or est_finess(texte):
        return False
    dit = len(texte) > _LONGUE or texte.casefold().startswith(_DEBUTS)
    return dit or (colonne in champs and not isinstance(champs[colonne], Libre))
