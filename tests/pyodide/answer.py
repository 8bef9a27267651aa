"""Runs inside Pyodide, started as the page starts it: answers the calls of a file into another."""

import json
import sys

from calculators.rendu import repondre

calls, answers = sys.argv[1:]
with open(calls, encoding="utf-8") as read:  # noqa: PTH123 - nothing the page would not load
    found = [repondre(nom, requete) for nom, requete in json.load(read)]
with open(answers, "w", encoding="utf-8") as write:  # noqa: PTH123
    json.dump(found, write)
