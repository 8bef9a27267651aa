"""Random situations for every calculator, from its questions and what people type (saisies.py):
plausible, at the limits, wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from random import Random
from typing import Any
from urllib.parse import urlencode

from calculators.socle.calculateur import Calculateur, tous
from calculators.socle.champs import Champ, Choix
from calculators.socle.champs_chiffres import Entier, Nombre
from calculators.socle.lien import Faite, ecrire_lien
from calculators.socle.listes import Bloc, Lignes
from calculators.socle.situation import Situation, de_plat
from theme.publish.site import saisies
from theme.reponse import requete_de

DAYS = ["", "2025-09-15", "2025-04-01", "2025-02-15", "15/09/2025", "2025-12-31", "2026-01-01"]
ROWS = [1, 2, 5]
LONG = [100, 3_000]
"""Rows of a long list: Python sorts, keeps and copies many things otherwise than few."""
LIMITS = [0, 1, 2, 7, 8, 14, 15, 48, 49, 50, 51, 200]
KNOWN = ["220002612", "350000121", "2A0000022"]
"""Numbers that come back: one establishment twice, with two situations."""
DEPARTMENTS = ["22", "29", "35", "56", "75", "2A", "2B", "97"]
GESTURES = 6
"""Links received, for each calculator."""
SHORT = 400
"""Signs: what is longer is for the tests of what is refused."""
NAMES = [name for name in (*saisies.NOMS, *saisies.NOMS_RARES) if len(name) < SHORT]
PAYERS = [*saisies.FINANCEURS]
WRONG = [
    text
    for texts in (
        saisies.NOMBRES,
        saisies.FINESS,
        saisies.DATES,
        saisies.CHOIX,
        saisies.TEXTES_TAPES,
    )
    for text in texts
    if len(text) < SHORT
]


def calls(number: int, seed: int = 2025) -> list[tuple[str, str]]:
    """`number` calls of `repondre` (a name and a request), always the same, shared among all.

    Then long lists, for the calculators that have lists, and gestures.
    """
    chance, calculateurs = Random(seed), cycle(tous())  # noqa: S311 - no secret here
    turns = islice(calculateurs, number)
    requests = [(turn.nom, _request(turn, chance)) for turn in turns]
    requests += [
        (calculateur.nom, _long_request(calculateur, chance, rows))
        for calculateur in tous()
        if any(isinstance(field, Lignes) for field in calculateur.champs)
        for rows in LONG
    ]
    gestures = [(turn.nom, _gesture(turn, chance)) for turn in tous() for _ in range(GESTURES)]
    return requests + gestures


def _gesture(calculateur: Calculateur[Any], chance: Random) -> str:
    """A link received: whole, cut, or of the old form."""
    answers = _answers(calculateur, chance)
    situation = de_plat(answers, calculateur.champs)
    link = ecrire_lien(situation, calculateur.champs, Faite.ici("2025"))
    received = chance.choice([link, link, link[: len(link) // 2], urlencode(answers)])
    gesture = {"nom": "lien", "fragment": received}
    return requete_de(Situation(), "2026-11-21", geste=gesture)


def _long_request(calculateur: Calculateur[Any], chance: Random, rows: int) -> str:
    """Lists of so many rows, half filled."""
    lists = tuple(field for field in calculateur.champs if isinstance(field, Lignes))
    values = dict(_values(lists, chance, "", 0.5, 0, [rows]))
    shown = {field.nom: [1, 50] for field in lists}
    situation = de_plat(values, calculateur.champs)
    return requete_de(situation, "2026-11-21", montrees=shown)


def _request(calculateur: Calculateur[Any], chance: Random) -> str:
    """Some of its questions answered, on a day of the campaign or after it."""
    situation = de_plat(_answers(calculateur, chance), calculateur.champs)
    day = chance.choice(["2025-01-01", "2025-06-30", "2026-11-21"])
    return requete_de(situation, day, base="../")


def _answers(calculateur: Calculateur[Any], chance: Random) -> dict[str, str]:
    """Some of the groups of questions, little or fully answered; one request in five has faults."""
    filled, faulty = chance.choice([0.4, 0.9, 1]), chance.choice([0, 0, 0, 0, 0.1])
    groups = chance.sample(calculateur.groupes, chance.randint(1, len(calculateur.groupes)))
    values: dict[str, str] = {"date": chance.choice(DAYS)} if chance.random() < 0.3 else {}
    for group in groups:
        values |= _values(group.champs, chance, "", filled, faulty)
    if chance.random() < faulty:
        values["inconnue"] = "1"
    return values


def _values(
    fields: tuple[Champ, ...],
    chance: Random,
    prefix: str,
    filled: float,
    faulty: float,
    rows: Sequence[int] = ROWS,
) -> Iterator[tuple[str, str]]:
    for field in fields:
        path = f"{prefix}{field.nom}"
        if isinstance(field, Lignes):
            for row in range(1, chance.choice(rows) + 1):
                yield from _values(field.champs, chance, f"{path}.{row}.", filled, faulty)
        elif isinstance(field, Bloc):
            yield from _values(field.champs, chance, f"{path}.", filled, faulty)
        elif chance.random() < filled:
            wrong = chance.random() < faulty
            yield path, chance.choice(WRONG) if wrong else _value(field, chance)


def _value(field: Champ, chance: Random) -> str:
    if isinstance(field, Choix):
        return chance.choice([*field.options])
    if isinstance(field, Nombre):
        return _number(field, chance)
    if field.genre == "jour":
        return chance.choice(DAYS if chance.random() < 0.8 else saisies.DATES)
    if field.genre == "liste_finess":
        return _pasted(chance)
    if field.genre == "finess":
        return chance.choice([_finess(chance), _finess(chance), chance.choice(KNOWN)])
    return chance.choice(PAYERS if "financement" in field.nom else NAMES)


def _pasted(chance: Random) -> str:
    """A column of FINESS; what reads a table is brought by the first one."""
    return "\n".join(_finess(chance) for _ in range(chance.randint(1, 60)))


def _number(field: Nombre, chance: Random) -> str:
    """A limit of the texts, or anything, within the bounds of the question; in French or not."""
    number = chance.choice([*LIMITS, chance.randint(field.minimum, min(field.maximum, 200_000))])
    number = max(field.minimum, min(field.maximum, number))
    if isinstance(field, Entier) or number == field.maximum:
        return str(number)
    cents = chance.choice(["", "", ",5", ".25"])
    return f"{number:,}".replace(",", chance.choice(["", " ", "\u202f"])) + cents


def _finess(chance: Random) -> str:
    """A number whose key is right."""
    start = chance.choice(DEPARTMENTS) + f"{chance.randint(0, 999_999):06}"
    digits = [int(digit) for digit in start.replace("A", "1").replace("B", "2")]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return f"{start}{-sum(digits[0::2] + doubled) % 10}"
