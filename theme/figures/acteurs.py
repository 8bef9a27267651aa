"""Who does what: those who pilot, those who choose, those who carry a project, those who help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calculators.textes import Cite
from theme.figures.drawing import FRAMES, WIDE, Drawing, Figure, Line, Shape, Table, Text


@dataclass(frozen=True)
class Actor:
    """Someone of the programme, what they do in our words, and where a text says so."""

    name: str
    role: str
    citations: tuple[Cite, ...]


NATIONAL = Actor(
    "CNSA, DNS et DGCS",
    "Fixent les règles et répartissent les crédits. La CNSA et la DNS conduisent l’appel national.",
    (Cite("instruction", "émetteurs"), Cite("instruction", "IV")),
)
ARS = Actor(
    "ARS",
    "Lance l’appel à projets régional, choisit les projets, signe la convention et paie.",
    (Cite("aap", "5"), Cite("aap", "3.4.1"), Cite("instruction", "II.A")),
)
PORTEUR = Actor(
    "Porteur",
    "Dépose le projet pour tous, signe la convention, conduit le projet, rend les preuves d’usage.",
    (Cite("aap", "9"), Cite("aap", "3.4.2")),
)
ESSMS = Actor(
    "ESSMS du projet",
    "S’équipent de la même solution et s’en servent.",
    (Cite("aap", "3.2.C"), Cite("aap", "4.B")),
)
CHAIN = (NATIONAL, ARS, PORTEUR, ESSMS)
DOWN = ("crédits", "avance, puis solde", "même solution")
UP = ("décisions et suivi", "dossier, puis preuves", "usages mesurés")
HELPERS = (
    Actor(
        "ANS et ANAP",
        "L’ANS référence les logiciels. L’ANAP publie guides et définitions.",
        (Cite("cnsa", "le programme"), Cite("aap", "11")),
    ),
    Actor(
        "Conseils départementaux",
        "Donnent leur avis à l’ARS sur les ESSMS de leur ressort.",
        (Cite("instruction", "III"),),
    ),
    Actor("GRADeS", "Oriente et accompagne les porteurs de sa région.", (Cite("aap", "5"),)),
    Actor(
        "Collectif SI médico-social",
        "Aide au diagnostic et relaie l’information auprès des ESSMS.",
        (Cite("aap", "5"),),
    ),
)
"""One beside each of the chain, in the same order."""


def figure() -> Figure:
    """The chain, its helpers beside it, and the same as a table."""
    return Figure(
        title="Qui fait quoi",
        description="De haut en bas : "
        + " ".join(f"{a.name} : {a.role}" for a in CHAIN)
        + " À côté, en appui : "
        + " ".join(f"{a.name} : {a.role}" for a in HELPERS),
        caption="En traits pleins, l’argent descend et les preuves remontent. En tirets, ceux qui "
        "conseillent.",
        drawings=tuple(_drawing(Drawing(frame)) for frame in FRAMES),
        table=Table(
            ("Acteur", "Ce qu’il fait"),
            tuple((a.name, a.role) for a in (*CHAIN, *HELPERS)),
            tuple(a.citations for a in (*CHAIN, *HELPERS)),
        ),
    )


def _drawing(drawing: Drawing) -> Drawing:
    """The chain from top to bottom, the helpers beside it, or below it on a phone."""
    wide = drawing.frame is WIDE
    height, gap = (92.0, 58.0) if wide else (96.0, 50.0)
    width = 380.0 if wide else 340.0
    for rank, actor in enumerate(CHAIN):
        y = rank * (height + gap)
        look = "question" if rank in {0, 3} else "issue"
        drawing.box(Shape(0, y, width, height, look, 8), actor.name, actor.role)
        if rank < len(DOWN):
            _flows(drawing, width, y + height, gap, DOWN[rank], UP[rank])
    if wide:
        _helpers_beside(drawing, width, height, height + gap)
    else:
        _helpers_below(drawing, len(CHAIN) * (height + gap) - gap + 26)
    return drawing


def _flows(drawing: Drawing, width: float, y: float, gap: float, down: str, up: str) -> None:
    """What goes down, on the left, and what comes up, on the right."""
    size = drawing.frame.size
    left, right = 24.0, width - 24
    drawing.lines.append(Line([(left, y), (left, y + gap)], arrow=True))
    drawing.lines.append(Line([(right, y + gap), (right, y)], arrow=True))
    middle = y + gap / 2 + size / 3
    drawing.texts.append(Text(left + 12, middle, down))
    drawing.texts.append(Text(right - 12, middle, up, "end"))


def _helpers_beside(drawing: Drawing, left: float, height: float, step: float) -> None:
    for rank, actor in enumerate(HELPERS):
        x, y = left + 60, rank * step
        box = Shape(x, y, drawing.frame.width - x, height, "appui", 8)
        drawing.box(box, actor.name, actor.role)
        middle = y + height / 2
        drawing.lines.append(Line([(x, middle), (left, middle)], "trait tirets", arrow=True))
    drawing.height = (len(HELPERS) - 1) * step + height


def _helpers_below(drawing: Drawing, y: float) -> None:
    size = drawing.frame.size
    drawing.texts.append(Text(0, y + size, "En appui", look="titre"))
    y += size * 1.8
    for actor in HELPERS:
        lines: Sequence[str] = drawing.frame.lines(actor.role, drawing.frame.width - 20)
        height = (len(lines) + 1) * size * 1.3 + 22
        drawing.box(Shape(0, y, drawing.frame.width, height, "appui", 8), actor.name, actor.role)
        y += height + 10
    drawing.height = y - 10
