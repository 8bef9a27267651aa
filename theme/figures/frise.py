"""The year of the call, day by day: openings, milestones, committees, credits, texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from theme.figures.annee import YEAR, Event, kinds
from theme.figures.drawing import FRAMES, WIDE, Drawing, Figure, Frame, Line, Shape, Table, Text

DAYS = (date(YEAR, 12, 31) - date(YEAR, 1, 1)).days + 1
MONTHS = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()  # noqa: SIM905
LEAST = 9
"""The width of a day, so that it shows."""


def figure() -> Figure:
    """The year, drawn and as a table."""
    return Figure(
        title=f"L’année {YEAR} de l’appel à projets",
        description=f"Une frise de janvier à décembre {YEAR}. "
        + " ".join(
            f"{kind.title} : {', '.join(f'{e.name}, {e.when}' for e in kind.events)}."
            for kind in kinds()
        ),
        caption="Les dates retenues par le guide. Quand deux textes divergent, c’est la période "
        "la plus courte.",
        drawings=tuple(_drawing(frame) for frame in FRAMES),
        table=_table(),
        emprunts=tuple(e.name for kind in kinds() for e in kind.events if e.borrowed),
    )


def _table() -> Table:
    events = [(kind, event) for kind in kinds() for event in kind.events]
    rows = tuple((event.name, kind.title, event.when) for kind, event in events)
    sources = tuple(event.citations for _, event in events)
    return Table(("Événement", "Nature", f"Quand, en {YEAR}"), rows, sources)


def _x(frame: Frame, day: date) -> float:
    return frame.width * (day - date(YEAR, 1, 1)).days / DAYS


def _drawing(frame: Frame) -> Drawing:
    drawing = Drawing(frame)
    size, y = frame.size, frame.size * 2.2
    for kind in kinds():
        drawing.texts.append(Text(0, y + size, kind.title, look="titre halo"))
        y += size * 1.6
        for event in kind.events:
            y = _event(drawing, kind.look, event, y)
        y += size * 0.9
    drawing.height = y
    _months(drawing)
    return drawing


def _event(drawing: Drawing, look: str, event: Event, y: float) -> float:
    """A bar and its name, beside it or, on a phone, above it; returns where the next one goes."""
    frame = drawing.frame
    label = Text(0, y + frame.size, f"{event.name}, {event.when}", look="halo")
    left = min(_x(frame, event.first), frame.width - LEAST)
    width = max(_x(frame, event.last) - left, LEAST)
    if frame is WIDE:
        drawing.shapes.append(Shape(left, y + 2, width, frame.size, look))
        drawing.texts.append(_beside(frame, label, left, left + width))
        return y + frame.size * 1.6
    drawing.shapes.append(Shape(left, y + frame.size * 1.45, width, frame.size * 0.7, look))
    room = frame.width - frame.length(label.content)
    drawing.texts.append(replace(label, x=max(0, min(left, room))))
    return y + frame.size * 2.6


def _beside(frame: Frame, label: Text, left: float, right: float) -> Text:
    """The label after the bar if it holds there, else before it, else on it."""
    length, gap = frame.length(label.content), 8
    if right + gap + length < frame.width:
        return replace(label, x=right + gap)
    if length + gap < left:
        return replace(label, x=left - gap, anchor="end")
    return replace(label, x=left + gap, look="sur-aplat")


def _months(drawing: Drawing) -> None:
    """The twelve months, by their first letters, and a line where each begins."""
    frame = drawing.frame
    starts = [_x(frame, date(YEAR, month, 1)) for month in range(1, 13)] + [float(frame.width)]
    for name, start, end in zip(MONTHS, starts, starts[1:], strict=False):
        shown = name if frame is WIDE else name[0].upper()
        drawing.texts.append(Text((start + end) / 2, frame.size, shown, "middle", "doux"))
        drawing.lines.append(Line([(start, frame.size * 1.6), (start, drawing.height)], "grille"))
