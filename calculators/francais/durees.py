"""Lire des heures écrites en heures et minutes : « 1234h30 », « 1 234:30 », « 8 h 05 min »."""

from __future__ import annotations

import re
from fractions import Fraction

from calculators.francais.nombres import NombreIllisible, lire_nombre
from calculators.francais.signes import visible

_LONGUEUR = 60
_MINUTES = re.compile(
    r"(?P<heures>[0-9][0-9\s'’]*)\s*(?:h|heures?|:)\s*(?P<minutes>[0-9]{1,2})\s*"
    r"(?:(?:minutes?|min|mn|m)\.?|:\s*(?P<secondes>[0-9]{2}))?",
    re.IGNORECASE,
)


def heures_et_minutes(texte: str) -> Fraction | None:
    """Des heures, exactes : « 1234h30 » est 1234,5. None si le texte n'a pas de minutes.

    Lève NombreIllisible, avec une phrase pour le lecteur, sur « 12h75 ».
    """
    net = visible(texte)
    lu = _MINUTES.fullmatch(net) if len(net) <= _LONGUEUR else None
    if not lu:
        return None
    heures, minutes, secondes = lu["heures"], int(lu["minutes"]), int(lu["secondes"] or 0)
    if max(minutes, secondes) >= 60:
        raise NombreIllisible(
            f"« {net} » : une heure n’a que 60 minutes. Pour des centièmes, écrivez une virgule."
        )
    return Fraction(lire_nombre(heures)) + Fraction(60 * minutes + secondes, 3600)
