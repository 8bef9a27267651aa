"""Un tableau tel que chacun l'a, collé, ouvert ou donné : les lignes d'une liste.

Chaque ligne du tableau où il y a quelque chose est comptée, est de l'en-tête, ou est mise de côté
avec sa raison.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from calculators.collages.cellules import Rangees, est_un_trait, remplies
from calculators.collages.decodage import decoder
from calculators.collages.decoupage import decouper, est_un_tableau
from calculators.francais.nombres import nombre
from calculators.socle.colonnes import Attribution, Comment, Vues, par_place, par_titres
from calculators.socle.dires_du_collage import phrases_du_collage
from calculators.socle.ecarts import PAR_VOUS, Ecart, ecarter
from calculators.socle.en_tetes import EnTete, trouver_l_en_tete
from calculators.socle.listes import Lignes, chemins
from calculators.socle.titres import IGNOREE, Question, Titres, questions

__all__ = ["en_reponses", "est_un_tableau", "lire_collage"]

LARGEUR_MAXIMALE = 1_000
_VUES = 100
"""Cellules : de quoi juger du contenu d'une colonne."""
_MONTRE = 60
"""Signes d'une ligne mise de côté, d'un titre ou d'un exemple."""


@dataclass(frozen=True)
class Correction:
    """Ce que la personne corrige d'une lecture ; les lignes par leur rang, compté à partir de 1.

    `entete` : combien de lignes, en tête, sont des titres ; `colonnes` : rang de la colonne, compté
    à partir de 0 → chemin d'une question, vide pour l'ignorer ; `reprises` et `ecartees` : les
    lignes à compter malgré tout, et celles à mettre de côté.
    """

    entete: int | None = None
    colonnes: Mapping[int, str] = field(default_factory=dict)
    reprises: frozenset[int] = frozenset()
    ecartees: frozenset[int] = frozenset()


@dataclass(frozen=True)
class ColonneLue:
    """Une colonne du tableau : son titre, la question où elle va, vide si on l'ignore."""

    titre: str
    chemin: str
    comment: Comment
    exemples: tuple[str, ...]


@dataclass(frozen=True)
class LigneEcartee:
    """Une ligne mise de côté : son rang dans le tableau, compté à partir de 1, et pourquoi."""

    rang: int
    texte: str
    raison: str


@dataclass(frozen=True)
class Collage:
    """Ce qu'on a lu : `lignes` a les cellules telles quelles, dans l'ordre de `chemins`.

    `entete` : combien de lignes, en tête, ne sont pas des données, vides comprises ; `phrases` : ce
    qu'il faut en dire ; `devine` : une question reste à poser à la personne.
    """

    lignes: tuple[tuple[str, ...], ...]
    colonnes: tuple[ColonneLue, ...]
    entete: int
    ecartees: tuple[LigneEcartee, ...]
    phrases: tuple[str, ...]
    devine: bool


TELLE_QUELLE = Correction()
"""Une lecture que personne n'a corrigée."""


def lire_collage(
    champ: Lignes,
    source: str | bytes,
    *,
    colonne: str = "",
    correction: Correction = TELLE_QUELLE,
) -> Collage:
    """Les lignes d'un tableau ; `colonne` : le chemin de la case qui l'a reçu.

    Lève ValueError, avec une phrase pour le lecteur, si ce n'est pas un tableau lisible.
    """
    rangees = _rangees(source)
    les_questions, reconnus = tuple(questions(champ)), Titres(champ)
    entete = trouver_l_en_tete(rangees, reconnus, les_questions, correction.entete)
    donnees = {rang: ligne for rang, ligne in rangees.items() if rang > entete.fin}
    vues = _premieres(donnees)
    attribution = _attribuer(reconnus, les_questions, entete, vues, colonne)
    _corriger(attribution, correction.colonnes, les_questions)
    ecartees = ecarter(donnees, entete, attribution, reconnus, les_questions)
    ecartees |= dict.fromkeys(correction.ecartees & donnees.keys(), Ecart(PAR_VOUS))
    ecartees = {rang: e for rang, e in sorted(ecartees.items()) if rang not in correction.reprises}
    comptees = [ligne for rang, ligne in donnees.items() if rang not in ecartees]
    if len(comptees) > champ.maximum:
        raise ValueError(
            f"{nombre(len(comptees))} lignes : c’est plus que {nombre(champ.maximum)}, le maximum."
        )
    ordre = _ordre(attribution, les_questions)
    doutes = any(ecart.devine for ecart in ecartees.values())
    return Collage(
        lignes=tuple(_cellules(ligne, ordre) for ligne in comptees),
        colonnes=_colonnes(attribution, entete, vues),
        entete=correction.entete if correction.entete is not None else entete.fin,
        ecartees=tuple(_ecartee(rang, rangees[rang], e) for rang, e in ecartees.items()),
        phrases=phrases_du_collage(len(comptees), entete, ecartees, attribution, les_questions),
        devine=bool(attribution.doutes) or entete.devine or doutes,
    )


def en_reponses(champ: Lignes, collage: Collage) -> list[dict[str, Any]]:
    """Les lignes lues, comme le contrat JSON les attend."""
    liste = []
    for ligne in collage.lignes:
        reponses: dict[str, Any] = {}
        for chemin, cellule in zip(chemins(champ), ligne, strict=True):
            *blocs, nom = chemin.split(".")
            ou = reponses
            for bloc in blocs if cellule else ():
                ou = ou.setdefault(bloc, {})
            if cellule:
                ou[nom] = cellule
        liste.append(reponses)
    return liste


def _rangees(source: str | bytes) -> Rangees:
    """Les lignes où il y a quelque chose, par leur rang, compté à partir de 1."""
    texte = decoder(source) if isinstance(source, bytes) else source
    lignes = enumerate(decouper(texte), start=1)
    rangees = {rang: ligne for rang, ligne in lignes if any(ligne) and not est_un_trait(ligne)}
    if not rangees:
        raise ValueError("Ce tableau est vide : il n’y a rien à y lire.")
    if (large := max(map(len, rangees.values()))) > LARGEUR_MAXIMALE:
        raise ValueError(
            f"Une ligne a {nombre(large)} cellules : c’est plus que {nombre(LARGEUR_MAXIMALE)}, le "
            "maximum."
        )
    return rangees


def _premieres(donnees: Rangees) -> Vues:
    """Les premières cellules remplies de chaque colonne."""
    vues: dict[int, list[str]] = {}
    for ligne in donnees.values():
        for colonne, cellule in enumerate(ligne):
            if cellule and len(deja := vues.setdefault(colonne, [])) < _VUES:
                deja.append(cellule)
    return dict(sorted(vues.items()))


def _attribuer(
    reconnus: Titres,
    les_questions: Sequence[Question],
    entete: EnTete,
    vues: Vues,
    colonne: str,
) -> Attribution:
    """D'après l'en-tête s'il y en a un, sinon le contenu et l'ordre.

    Une colonne seule va à la case qui la reçoit, sauf si son titre dit autre chose.
    """
    depart = _rang_de(colonne, les_questions) if colonne else 0
    if entete.titres:
        attribution = par_titres(reconnus, entete.titres, les_questions, vues)
        if len(vues) > 1 or not colonne or any(attribution.chemins.values()):
            return attribution
    if len(vues) == 1 and colonne:
        attribution = Attribution()
        attribution.poser(next(iter(vues)), colonne, "ordre")
        return attribution
    return par_place(les_questions, vues, depart)


def _rang_de(chemin: str, les_questions: Sequence[Question]) -> int:
    for rang, question in enumerate(les_questions):
        if question.chemin == chemin:
            return rang
    raise ValueError(f"La liste n’a pas de colonne « {chemin[:_MONTRE]} ».")


def _corriger(
    attribution: Attribution, voulues: Mapping[int, str], les_questions: Sequence[Question]
) -> None:
    for rang, chemin in voulues.items():
        if chemin:
            _rang_de(chemin, les_questions)
        attribution.poser(rang, chemin, "corrige")


def _ordre(attribution: Attribution, les_questions: Sequence[Question]) -> tuple[int, ...]:
    """Pour chaque question, le rang de sa colonne ; -1 si elle n'en a pas."""
    rangs = {chemin: rang for rang, chemin in attribution.chemins.items() if chemin}
    return tuple(rangs.get(question.chemin, -1) for question in les_questions)


def _cellules(ligne: Sequence[str], ordre: Sequence[int]) -> tuple[str, ...]:
    fin = len(ligne)
    return tuple([ligne[rang] if 0 <= rang < fin else "" for rang in ordre])


def _colonnes(attribution: Attribution, entete: EnTete, vues: Vues) -> tuple[ColonneLue, ...]:
    """Toutes, jusqu'à la dernière qui a un titre ou un contenu."""
    return tuple(
        ColonneLue(
            entete.titres.get(rang, "")[:_MONTRE],
            attribution.chemins.get(rang, IGNOREE),
            attribution.comment.get(rang, "ignoree"),
            tuple(cellule[:_MONTRE] for cellule in vues.get(rang, ())[:3]),
        )
        for rang in range(max((*vues, *entete.titres), default=-1) + 1)
    )


def _ecartee(rang: int, ligne: Sequence[str], ecart: Ecart) -> LigneEcartee:
    texte = " · ".join(remplies(ligne))
    return LigneEcartee(
        rang, texte if len(texte) <= _MONTRE else f"{texte[:_MONTRE]}…", ecart.raison
    )
