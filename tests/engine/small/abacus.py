"""A small program, none of the site's: what the tests of the engine make start fast."""

from __future__ import annotations

import json
import logging
import zipfile
from collections.abc import Callable
from decimal import Decimal
from typing import Any


def prepare() -> None:
    """What is prepared once."""
    answer("total", '{"numbers": ["1.5", "2"]}')
    b"forgotten ".join([b"dropped "] * 1000)


def answer(name: str, request: str) -> str:
    """Answer a request, a JSON text, as the page's entry point does."""
    asked = json.loads(request)
    return json.dumps({"answer": ACTIONS[name](asked)}, ensure_ascii=False)


def total(asked: dict[str, list[str]]) -> str:
    return str(sum(map(Decimal, asked["numbers"]), Decimal()))


def words(asked: dict[str, str]) -> list[str]:
    """Sorted, upper case, in the form that puts letters and accents together."""
    from unicodedata import normalize

    return sorted(normalize("NFC", word).upper() for word in asked["text"].split())


def square_root(asked: dict[str, str]) -> str:
    return str(Decimal(asked["number"]).sqrt())


def packed(asked: dict[str, str]) -> list[str]:
    """Through a stand-in that this module holds: a real zip, written and read."""
    from io import BytesIO

    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in asked.items():
            archive.writestr(name, text)
    with zipfile.ZipFile(BytesIO(output.getvalue())) as archive:
        return [archive.read(name).decode() for name in archive.namelist()]


def logged(asked: dict[str, str]) -> str:
    """A class of a stand-in's, asked of an instance; then a value of it."""
    logger = logging.getLogger(asked["name"])
    return f"{logger.name} {isinstance(logger, logging.Logger)} {isinstance(1, logging.Logger)}"


def parsed(asked: dict[str, str]) -> list[str]:
    """With modules that nothing else imports."""
    from html.parser import HTMLParser
    from statistics import median
    from xml.etree import ElementTree

    found = [element.tag for element in ElementTree.fromstring(asked["xml"]).iter()]  # noqa: S314
    return [*found, str(median([1, 2, 4])), HTMLParser.__name__]


def spelled(asked: dict[str, int]) -> str:
    """With a module that comes when it is asked for."""
    from importlib import import_module

    name: str = import_module("numerals").spelled(asked["number"])
    return name


ACTIONS: dict[str, Callable[[Any], object]] = {
    "total": total,
    "words": words,
    "square_root": square_root,
    "packed": packed,
    "logged": logged,
    "parsed": parsed,
    "spelled": spelled,
}
