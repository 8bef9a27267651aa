"""Le contrat JSON : un nom et un texte JSON entrent, un objet sort. Décrit dans le README."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from calculators.calculateur import Calculateur, resoudre
from calculators.champs import Erreur, SaisieInvalide
from calculators.resultat import resultat_en_json

TAILLE_MAXIMALE = 20_000_000


def appeler(calculateur: Calculateur, texte: str) -> dict[str, Any]:
    """Le résultat en JSON ; lève SaisieInvalide, jamais autre chose, sur une mauvaise entrée."""
    return resultat_en_json(resoudre(calculateur, lire_json(texte)))


def lire_json(texte: str) -> Any:
    """L'objet lu, ses nombres en Decimal ; SaisieInvalide si ce n'est pas un objet JSON."""
    if len(texte) > TAILLE_MAXIMALE:
        raise SaisieInvalide(Erreur("", "Ce texte est trop long."))
    try:
        brut = json.loads(
            texte, parse_float=Decimal, parse_constant=_refuser, object_pairs_hook=_sans_doublon
        )
    except RecursionError:
        raise SaisieInvalide(Erreur("", "Ce JSON est trop imbriqué.")) from None
    except ValueError as refus:
        message = f"Ce n’est pas du JSON lisible : {refus}."
        raise SaisieInvalide(Erreur("", message)) from None
    if not isinstance(brut, dict):
        raise SaisieInvalide(Erreur("", "Donnez un objet JSON : des clés et leurs valeurs."))
    return brut


def _refuser(constante: str) -> None:
    raise ValueError(f"{constante} n’est pas un nombre")


def _sans_doublon(paires: list[tuple[str, Any]]) -> dict[str, Any]:
    objet = dict(paires)
    if len(objet) < len(paires):
        raise ValueError("une clé figure deux fois")
    return objet


def erreurs_en_json(erreurs: tuple[Erreur, ...]) -> dict[str, Any]:
    """Les erreurs selon le contrat."""
    return {"erreurs": [{"champ": e.champ, "message": e.message} for e in erreurs]}
