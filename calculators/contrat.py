"""Le contrat JSON : un nom et un texte JSON entrent, un objet sort. Décrit dans le README."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from calculators.calculateur import Calculateur, resoudre
from calculators.champs import Erreur, SaisieInvalide
from calculators.resultat import resultat_en_json

TAILLE_MAXIMALE = 20_000_000
CHIFFRES_MAXIMUM = 30
PROFONDEUR_MAXIMALE = 20
_JETONS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[][{}]', re.DOTALL)


def appeler(calculateur: Calculateur, texte: str) -> dict[str, Any]:
    """Le résultat en JSON ; lève SaisieInvalide, jamais autre chose, sur une mauvaise entrée."""
    return resultat_en_json(resoudre(calculateur, lire_json(texte)))


def lire_json(texte: str) -> Any:
    """L'objet lu, ses nombres en Decimal ; SaisieInvalide si ce n'est pas un objet JSON."""
    if len(texte) > TAILLE_MAXIMALE:
        raise SaisieInvalide(Erreur("", "Ce texte est trop long."))
    if _profondeur(texte) > PROFONDEUR_MAXIMALE:
        raise SaisieInvalide(Erreur("", "Ce JSON est trop imbriqué."))
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


def _profondeur(texte: str) -> int:
    """Combien de listes et d'objets s'y emboîtent au plus : le lire plus avant viderait la pile."""
    profondeur = plus_grande = 0
    for jeton in _JETONS.finditer(texte):
        if jeton[0] in "[{":
            profondeur += 1
            plus_grande = max(plus_grande, profondeur)
        elif jeton[0] in "]}":
            profondeur -= 1
    return plus_grande


def _entier(chiffres: str) -> int | Decimal:
    """Un entier exact ; trop long, un Decimal, que les bornes des champs refuseront."""
    return int(chiffres) if len(chiffres) < CHIFFRES_MAXIMUM else _decimal(chiffres)


def _decimal(chiffres: str) -> Decimal:
    try:
        return Decimal(chiffres)
    except InvalidOperation:
        return _refuser(chiffres[:20])


def _refuser(constante: str) -> NoReturn:
    raise SaisieInvalide(Erreur("", f"{constante} n’est pas un nombre."))


def _sans_doublon(paires: list[tuple[str, Any]]) -> dict[str, Any]:
    objet = dict(paires)
    if len(objet) < len(paires):
        repetee = next(cle for cle, combien in Counter(c for c, _ in paires).items() if combien > 1)
        raise SaisieInvalide(Erreur(repetee[:60], "Cette clé figure deux fois."))
    return objet


def erreurs_en_json(erreurs: tuple[Erreur, ...]) -> dict[str, Any]:
    """Les erreurs selon le contrat."""
    return {"erreurs": [{"champ": e.champ, "message": e.message} for e in erreurs]}
