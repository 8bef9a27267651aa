"""What the figures share: the two frames, texts, boxes, arrows, and the table of the same data.

Lengths are in units of the frame, one of which is about a pixel on screen.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

from calculators.francais.nombres import typographie
from calculators.textes import Cite

GLYPH = 0.52
"""The mean width of a character, for a size of 1: a little more than our font's, to be safe."""
LEADING = 1.3
"""From one line of a text to the next, for a size of 1."""


@dataclass(frozen=True)
class Frame:
    """One of the two widths a figure is drawn for; `size` is that of its texts."""

    name: str
    width: int
    size: int

    def lines(self, text: str, width: float) -> list[str]:
        """The text cut into lines that hold in this width."""
        return textwrap.wrap(typographie(text), max(8, int(width / (self.size * GLYPH))))

    def length(self, text: str) -> float:
        """About how wide the text is."""
        return len(text) * self.size * GLYPH


WIDE = Frame("large", 720, 15)
NARROW = Frame("etroit", 340, 13)
FRAMES = (WIDE, NARROW)


@dataclass(frozen=True)
class Text:
    """One line at a place. `anchor`: start, middle or end. `look`: a class of css/figures.css."""

    x: float
    y: float
    content: str
    anchor: str = "start"
    look: str = ""


@dataclass(frozen=True)
class Line:
    """A line through points. `look` is a class of css/figures.css; `arrow` ends it with one."""

    points: Sequence[tuple[float, float]]
    look: str = "trait"
    arrow: bool = False

    @property
    def path(self) -> str:
        """The points as SVG writes them."""
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in self.points)

    @property
    def head(self) -> str:
        """The triangle at the end of an arrow, which comes straight down, up or sideways."""
        (x0, y0), (x, y) = self.points[-2], self.points[-1]
        dx, dy = (x > x0) - (x < x0), (y > y0) - (y < y0)
        side = [(x - 8 * dx - 5 * s * dy, y - 8 * dy - 5 * s * dx) for s in (1, -1)]
        return " ".join(f"{a:.1f},{b:.1f}" for a, b in [(x, y), *side])


@dataclass(frozen=True)
class Shape:
    """A rectangle, `round` at its corners. `look` is a class of css/figures.css."""

    x: float
    y: float
    width: float
    height: float
    look: str = "aplat"
    round: float = 3


@dataclass
class Drawing:
    """What one frame shows, in the order it is painted: lines, shapes, texts."""

    frame: Frame
    height: float = 0
    lines: list[Line] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def box(self, shape: Shape, title: str, text: str = "") -> None:
        """A shape with a title and a text, centred in its height."""
        size, inside = self.frame.size, shape.width - 20
        titles = self.frame.lines(title, inside * 0.92)
        lines = [(line, "titre") for line in titles]
        lines += [(line, "") for line in self.frame.lines(text, inside)]
        y = shape.y + (shape.height - len(lines) * size * LEADING) / 2 + size
        self.shapes.append(shape)
        for number, (line, look) in enumerate(lines):
            place = (shape.x + 10, y + number * size * LEADING)
            self.texts.append(Text(*place, line, look=f"{look} sur-{shape.look}".strip()))


@dataclass(frozen=True)
class Table:
    """The data of a figure: titles of columns, then rows whose first cell names the row.

    `sources`: the citations of each row, for a last column of links; none, and there is no column.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sources: tuple[tuple[Cite, ...], ...] = ()
    numeric: bool = False


@dataclass(frozen=True)
class Figure:
    """A figure, whole. `description` says in words what the drawing shows.

    `emprunts`: what of it is known only from the call of another region.
    """

    title: str
    description: str
    caption: str
    drawings: tuple[Drawing, ...]
    table: Table
    citations: tuple[Cite, ...] = ()
    emprunts: tuple[str, ...] = ()
