"""Values known only from the call of another region: pages say so, beside each of them.

In a sentence, a star, and what it means at the end of the paragraph; in a cell, the words. A
heading says nothing: the text under it does.
"""

from __future__ import annotations

import re

from calculators.francais.nombres import INSECABLE
from calculators.socle.emprunts import d_apres

BORROWED = "data-emprunt"
BLOCK = "p li ul ol td th dd dt div caption summary figcaption table h1 h2 h3 h4".replace(" ", "|")
PIECE = re.compile(
    rf"</?(?P<block>{BLOCK})\b[^>]*>"
    rf'|<span class="nombre" {BORROWED}(?:="")?>(?P<value>[^<]*)</span>'
)
CELLS = frozenset({"td", "th"})


def noted(html: str) -> str:
    """The page, with its stars and what they mean."""
    inside, waiting = "", False

    def put(found: re.Match[str]) -> str:
        nonlocal inside, waiting
        if found["value"] is not None:
            value = f'<span class="nombre">{found["value"]}</span>'
            if inside.startswith("h"):
                return value
            waiting = True
            return value if inside in CELLS else f'{value}<span class="emprunt">*</span>'
        star = "" if inside in CELLS else f"*{INSECABLE}"
        note = f' <small class="emprunt">{star}{d_apres()}</small>' if waiting else ""
        inside, waiting = found["block"], False
        return note + found[0]

    return PIECE.sub(put, html)
