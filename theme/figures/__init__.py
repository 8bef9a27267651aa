"""The pictures of the pages, drawn from the values of calculators/: no figure is typed here.

Each module computes where things stand, twice: for a wide frame and for a phone. A template
(theme/templates/pages/figure.svg.j2) writes the SVG, the styles of css/figures.css show the one
that fits, and the same data follow as a table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from theme.figures import acteurs, bandes, enveloppes, frise, guichet
from theme.figures.drawing import Figure
from theme.rendu import rendre

FIGURES: Mapping[str, Callable[[], Figure]] = {
    "acteurs": acteurs.figure,
    "bandes": bandes.figure,
    "enveloppes": enveloppes.figure,
    "frise": frise.figure,
    "guichet": guichet.figure,
}


def draw(name: str, base: str) -> str:
    """The HTML of a figure. `base` leads from the page to the root. KeyError if there is none."""
    return rendre("pages/figure.svg.j2", nom=name, figure=FIGURES[name](), base=base)
