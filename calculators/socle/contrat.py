"""Le contrat JSON : un nom et un texte JSON entrent, un objet sort. Décrit dans le README."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import Any, BinaryIO, NoReturn

from calculators.francais.nombres import au_pluriel, nombre
from calculators.socle.calculateur import Calculateur, resoudre
from calculators.socle.champs import Erreur, SaisieInvalide
from calculators.socle.resultat import resultat_en_json

TAILLE_MAXIMALE = 20_000_000
"""D'une entrée, en octets ou en caractères : le plus grand des projets admis en fait la moitié."""
TAILLE_EN_MOTS = au_pluriel(TAILLE_MAXIMALE // 1_000_000, "million d’octets", "millions d’octets")
MORCEAU = 1 << 16
CHIFFRES_MAXIMUM = 30
PROFONDEUR_MAXIMALE = 20
OBJETS_MAXIMUM = 500_000
"""Listes et objets : en mémoire, une liste vide prend vingt fois la place de son texte."""
# Ni retour en arrière ni chaîne refusée : une chaîne sans fin va jusqu'au bout du texte.
_JETONS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[{]+|[\]}]+', re.DOTALL)


def appeler(calculateur: Calculateur[Any], texte: str) -> dict[str, Any]:
    """Le résultat en JSON ; lève SaisieInvalide, jamais autre chose, sur une mauvaise entrée."""
    return resultat_en_json(resoudre(calculateur, lire_json(texte)))


def lire_json(texte: str) -> Any:
    """L'objet lu, ses nombres en Decimal ; SaisieInvalide si ce n'est pas un objet JSON."""
    if len(texte) > TAILLE_MAXIMALE:
        raise trop_long()
    _refuser_trop_de_listes(texte)
    try:
        brut = json.loads(
            texte,
            parse_float=_decimal,
            parse_int=_entier,
            parse_constant=_refuser,
            object_pairs_hook=_sans_doublon,
        )
    except json.JSONDecodeError as refus:
        ou = f"ligne {refus.lineno}, colonne {refus.colno}"
        raise SaisieInvalide(Erreur("", f"Ce n’est pas du JSON lisible : {ou}.")) from None
    if not isinstance(brut, dict):
        raise SaisieInvalide(Erreur("", "Donnez un objet JSON : des clés et leurs valeurs."))
    return brut


def trop_long() -> SaisieInvalide:
    """Le refus d'une entrée qui dépasse la taille maximale."""
    return SaisieInvalide(Erreur("", f"Ce texte est trop long : {TAILLE_EN_MOTS} au plus."))


def qui_ne_s_ouvre_pas(fichier: str) -> SaisieInvalide:
    """Le refus d'un fichier absent ou fermé."""
    return SaisieInvalide(Erreur("", f"Le fichier « {fichier[-60:]} » ne s’ouvre pas."))


def lire_une_ligne(entree: BinaryIO) -> bytes:
    """Une ligne ; trop longue, son début seul, la suite passée sans être gardée."""
    ligne = suite = entree.readline(TAILLE_MAXIMALE + 1)
    while len(ligne) > TAILLE_MAXIMALE and suite and not suite.endswith(b"\n"):
        suite = entree.readline(MORCEAU)
    return ligne


def en_texte(octets: bytes) -> str:
    """Le texte UTF-8 ; SaisieInvalide s'il est trop long, ou dans un autre codage."""
    if len(octets) > TAILLE_MAXIMALE:
        raise trop_long()
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SaisieInvalide(Erreur("", "Ce texte n’est pas en UTF-8.")) from None


def _refuser_trop_de_listes(texte: str) -> None:
    """Trop emboîtées, les lire viderait la pile ; trop nombreuses, elles empliraient la mémoire."""
    profondeur = combien = 0
    for jeton in _JETONS.finditer(texte):
        if jeton[0][0] in "[{":
            profondeur += len(jeton[0])
            combien += len(jeton[0])
        elif jeton[0][0] in "]}":
            profondeur -= len(jeton[0])
        if profondeur > PROFONDEUR_MAXIMALE:
            raise SaisieInvalide(Erreur("", "Ce JSON est trop imbriqué."))
        if combien > OBJETS_MAXIMUM:
            trop = f"Ce JSON a plus de {nombre(OBJETS_MAXIMUM)} listes et objets."
            raise SaisieInvalide(Erreur("", trop))


def _entier(chiffres: str) -> int | Decimal:
    """Un entier exact ; trop long, un Decimal, que les bornes des champs refuseront."""
    return int(chiffres) if len(chiffres) < CHIFFRES_MAXIMUM else _decimal(chiffres)


def _decimal(chiffres: str) -> Decimal:
    try:
        return Decimal(chiffres)
    except InvalidOperation:
        return _refuser(chiffres[:20])


def _refuser(constante: str) -> NoReturn:
    raise SaisieInvalide(Erreur("", f"« {constante} » n’est pas un nombre."))


def _sans_doublon(paires: list[tuple[str, Any]]) -> dict[str, Any]:
    objet = dict(paires)
    if len(objet) < len(paires):
        repetee = next(cle for cle, combien in Counter(c for c, _ in paires).items() if combien > 1)
        raise SaisieInvalide(Erreur(repetee[:60], "Cette clé figure deux fois."))
    return objet


def erreurs_en_json(erreurs: tuple[Erreur, ...]) -> dict[str, Any]:
    """Les erreurs selon le contrat."""
    return {"erreurs": [{"champ": e.champ, "message": e.message} for e in erreurs]}
