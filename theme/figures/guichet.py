"""The way to the right desk: two questions, three answers."""

from __future__ import annotations

from datetime import date

from calculators.bareme import SEUIL_GUICHET
from calculators.bareme.campagnes import bareme_par_defaut
from calculators.bareme.fenetres import Guichet, fenetre
from calculators.francais.nombres import date_fr
from calculators.guichet import TABLEAU, guichet_de
from theme.figures.drawing import FRAMES, WIDE, Drawing, Figure, Line, Shape, Table, Text

RULES = bareme_par_defaut()
THRESHOLD = RULES.nombre(SEUIL_GUICHET)
NAMES: dict[Guichet, str] = {"regional": "Guichet régional", "national": "Guichet national"}
QUESTIONS = (f"Moins de {RULES.texte(SEUIL_GUICHET)} ?", "Tous dans une seule région ?")


def _desk(count: int, regions: int) -> tuple[str, date, date]:
    """The name of the desk, the first day and the last, of such a project."""
    desk = guichet_de(count, regions, RULES)
    call = fenetre(RULES.campagne, desk, regions > 1)
    return NAMES[desk], call.ouverture, call.cloture


CASES: dict[str, tuple[str, date, date]] = {
    f"Moins de {RULES.texte(SEUIL_GUICHET)}, une seule région": _desk(THRESHOLD - 1, 1),
    f"Moins de {RULES.texte(SEUIL_GUICHET)}, plusieurs régions": _desk(THRESHOLD - 1, 2),
    f"{RULES.texte(SEUIL_GUICHET)} ou plus, une seule région": _desk(THRESHOLD, 1),
    f"{RULES.texte(SEUIL_GUICHET)} ou plus, plusieurs régions": _desk(THRESHOLD, 2),
}
"""Each kind of project and its desk, as the calculator gives them."""


def _until(case: tuple[str, date, date]) -> str:
    return f"Dernier jour : {date_fr(case[2])}"


def figure() -> Figure:
    """The two questions, drawn, and the four kinds of project as a table."""
    (few, *_), _, (one, *_), (many, *_) = CASES.values()
    drawings = tuple(_drawing(frame is WIDE, Drawing(frame)) for frame in FRAMES)
    return Figure(
        title="Trouver son guichet en deux questions",
        description=f"{QUESTIONS[0]} Si oui : {few}. Si non : {QUESTIONS[1].lower()} "
        f"Si oui : {one}. Si non : {many}.",
        caption="La région se lit dans le FINESS géographique de chaque établissement, jamais dans "
        "celui du siège.",
        drawings=drawings,
        table=Table(
            ("Projet", "Guichet", "Ouverture", "Dernier jour retenu"),
            tuple((case, desk, date_fr(a), date_fr(b)) for case, (desk, a, b) in CASES.items()),
        ),
        citations=TABLEAU,
        emprunts=("Nombre d’ESSMS et guichet",) if RULES.version(SEUIL_GUICHET).empruntee else (),
    )


def _drawing(wide: bool, drawing: Drawing) -> Drawing:
    """Questions in a row with the answers below; on a phone, in a column with them beside."""
    width, height = (200.0, 118.0) if wide else (150.0, 132.0)
    along, aside = (260.0, 174.0) if wide else (176.0, 190.0)
    few, few_more, one, many = CASES.values()

    def place(rank: int, side: int) -> tuple[float, float]:
        return (rank * along, side * aside) if wide else (side * aside, rank * along)

    def box(rank: int, side: int, look: str, title: str, text: str = "") -> None:
        x, y = place(rank, side)
        drawing.box(Shape(x, y, width, height, look, 8), title, text)

    box(0, 0, "question", QUESTIONS[0])
    box(1, 0, "question", QUESTIONS[1])
    last = f"{_until(few)}, ou {date_fr(few_more[2])} pour plusieurs régions"
    box(0, 1, "issue", few[0], last)
    box(1, 1, "issue", one[0], _until(one))
    box(2, 0, "issue--vive", many[0], _until(many))
    for rank in (0, 1):
        x, y = place(rank, 0)
        down = (x + width / 2, y + height), (x + width / 2, y + (aside if wide else along))
        right = (x + width, y + height / 2), (x + (along if wide else aside), y + height / 2)
        yes, no = (down, right) if wide else (right, down)
        _arrow(drawing, *yes, "oui")
        _arrow(drawing, *no, "non")
    drawing.height = place(*((1, 1) if wide else (2, 0)))[1] + height
    return drawing


def _arrow(
    drawing: Drawing, start: tuple[float, float], end: tuple[float, float], word: str
) -> None:
    """An arrow and the answer that leads along it."""
    level = start[1] == end[1]
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    drawing.lines.append(Line([start, end], arrow=True))
    size = drawing.frame.size
    place = (x - 3, y - size * 0.5) if level else (x + 8, y + size * 0.2)
    drawing.texts.append(Text(*place, word, "middle" if level else "start", "titre"))
