"""Un résultat en un paragraphe à lire au téléphone : réponse, bornes, ce qu'il faut vérifier."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from calculators.francais.nombres import euros
from calculators.francais.oral import CODE, a_voix_haute, elider, minuscule, phrases
from calculators.socle.calculateur import Calculateur
from calculators.socle.resultat import (
    HORS_BORNES,
    Alerte,
    Fourchette,
    LectureRetenue,
    Resultat,
    les_plus_graves_d_abord,
)

PHRASES = 5
"""Au plus, la dernière comprise."""
POINTS = 2
"""Lectures ou alertes dites, au plus."""
_TROP_COURTE = 5
"""Mots : « Dernier jour. » ne dit rien sans la phrase qui la suit."""
_DECIDENT = {
    "regional": "votre ARS décide de l’aide",
    "national": "la DNS et la CNSA décident de l’aide",
}
_DECIDE_SELON = "votre ARS décide de l’aide, ou la DNS et la CNSA pour un projet national"


def a_lire(calculateur: Calculateur[Any], resultat: Resultat) -> str:
    """De deux à cinq phrases, sans signe ni code ; jamais plus fermes que le résultat."""
    dites = [*_reponse(calculateur, resultat), *_bornes(resultat)]
    reste = max(0, PHRASES - 1 - len(dites))
    return " ".join([*dites, *_a_verifier(resultat, reste), _fin(resultat)])


def _reponse(calculateur: Calculateur[Any], resultat: Resultat) -> list[str]:
    """Ce que l'on a demandé, et la réponse, selon les règles de quelle campagne."""
    dire = calculateur.dire or _en_general
    regles = f"Selon les règles de la campagne {resultat.bareme.campagne.nom}"
    return phrases(a_voix_haute(f"{regles}, {dire(resultat)}"))


def _en_general(resultat: Resultat) -> str:
    """De tout calculateur : sa réponse, et la phrase qui la complète."""
    reponse, phrase = resultat.reponse, resultat.phrase
    suite = f". {phrase}" if phrase[:1].isupper() else f", {phrase}"
    return f"le guide répond {minuscule(reponse)}{suite if phrase else ''}".rstrip(".") + "."


def _bornes(resultat: Resultat) -> Iterator[str]:
    """Le montant sous les autres lectures, pourquoi, et ce que nulle borne ne compte."""
    fourchette = resultat.fourchette
    if fourchette is None or not fourchette.maximum:
        return
    if fourchette.minimum < fourchette.maximum:
        yield _etendue(fourchette, resultat.lectures)
    if fourchette.hors:
        manques = _et([HORS_BORNES[une] for une in fourchette.hors])
        yield f"Ce calcul laisse de côté {manques}, ce qui pourrait le faire baisser."


def _etendue(fourchette: Fourchette, lectures: Sequence[LectureRetenue]) -> str:
    bas, haut = euros(fourchette.minimum), euros(fourchette.maximum)
    dite = f"C’est le montant prudent, car selon la lecture des textes il irait de {bas} à {haut}"
    pesent = sorted(lectures, key=_ecart, reverse=True)
    retenues = [_retenue(lecture) for lecture in islice(pesent, POINTS) if _ecart(lecture)]
    suite = f", et le guide retient {', et '.join(retenues)}" if retenues else ""
    return a_voix_haute(f"{dite}{suite}.")


def _ecart(lecture: LectureRetenue) -> Decimal:
    """Ce que change la façon de la lire, en euros."""
    montants = [a.montant for a in lecture.alternatives if a.montant is not None]
    return max(montants) - min(montants) if montants else Decimal(0)


def _retenue(lecture: LectureRetenue) -> str:
    """« que le guichet est régional » : la lecture, sans ce qui l'explique."""
    dite = re.split(r"\s:\s", lecture.retenue.rstrip("."))[0]
    return elider("que", minuscule(re.sub(r"\s;\s", ", ", dite)))


def _a_verifier(resultat: Resultat, combien: int) -> Iterator[str]:
    """Les premières alertes, puis une clause floue dont elles ne disent rien."""
    dites = set(CODE.findall(resultat.phrase))
    if resultat.fourchette:
        dites |= set(resultat.fourchette.hors)
    for rang, alerte in enumerate(_premieres(resultat, dites)):
        choisies = _phrases_de(alerte, premiere=rang == 0)[:combien]
        combien -= len(choisies)
        dites |= set(CODE.findall(alerte.message))
        yield from choisies
    if resultat.fourchette is None and combien > 0:
        yield from islice(_silences(resultat.lectures, dites), 1)


def _premieres(resultat: Resultat, dites: set[str]) -> list[Alerte]:
    """Les plus graves ; ce qui est bon à savoir, à défaut, et s'il n'est pas déjà dit."""
    neuves = [a for a in resultat.alertes if a.message != resultat.phrase]
    graves = [a for a in les_plus_graves_d_abord(neuves) if a.niveau != "info"]
    autres = [a for a in neuves if not dites & set(CODE.findall(a.message))]
    return graves[:POINTS] or autres[:1]


def _phrases_de(alerte: Alerte, *, premiere: bool) -> list[str]:
    """L'alerte en phrases, une entrée trop courte jointe à ce qui la suit."""
    dites = phrases(a_voix_haute(alerte.message))
    if len(dites) > 1 and len(dites[0].split()) < _TROP_COURTE:
        dites[:2] = [f"{dites[0].rstrip('.')}, {minuscule(dites[1])}"]
    if premiere and alerte.niveau != "info" and minuscule(dites[0]) != dites[0]:
        dites[0] = f"Attention, {minuscule(dites[0])}"
    return dites


def _silences(lectures: Sequence[LectureRetenue], dites: set[str]) -> Iterator[str]:
    for lecture in lectures:
        textes = {alternative.texte for alternative in lecture.alternatives}
        if lecture.ambiguite not in dites and len(textes) > 1:
            retenue = _retenue(lecture)
            yield a_voix_haute(f"Là où les textes ne tranchent pas, le guide retient {retenue}.")


def _fin(resultat: Resultat) -> str:
    """Ce que vaut la réponse, et qui décide."""
    quoi = "Cette estimation" if resultat.fourchette else "Cette réponse"
    decide = _DECIDENT.get(str(resultat.donnees.get("guichet")), _DECIDE_SELON)
    return f"{quoi} du guide est sans valeur officielle, et {decide}."


def _et(mots: Sequence[str]) -> str:
    """« l'un », « l'un et l'autre », « l'un, l'autre et un troisième »."""
    *premiers, dernier = mots
    return f"{', '.join(premiers)} et {dernier}" if premiers else dernier
