"""Writes the JSON Schema of the file that a calculator saves, for other programs."""

from __future__ import annotations

import json

from calculators.socle.calculateur import tous
from calculators.socle.fichier import schema
from theme.publish import PAGES

NAME = "situation.schema.json"
"""Its address, from the root of the site."""


def write() -> None:
    """Write it in `.build/docs`, for the generator to copy."""
    target = PAGES / NAME
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(schema(tous()), ensure_ascii=False, indent=1) + "\n", "utf-8")
