"""Runs inside Pyodide, started as the page starts it: answers the calls of a file into another."""

import json
import sys

# Only what is shipped: neither the sources of the rules nor those of the templates.
sys.path[:] = [place for place in sys.path if place.endswith(".zip")]

from calculators.rendu import repondre  # noqa: E402

calls, answers = sys.argv[1:]
with open(calls, encoding="utf-8") as read:  # noqa: PTH123 - nothing the page would not load
    found = [repondre(nom, requete) for nom, requete in json.load(read)]
with open(answers, "w", encoding="utf-8") as write:  # noqa: PTH123
    json.dump(found, write)
