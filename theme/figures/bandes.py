"""The aid against the number of ESSMS: full price up to a rank, reduced price beyond."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from calculators import bareme
from calculators.bareme.campagnes import bareme_par_defaut
from calculators.francais.nombres import euros, nombre, rang
from calculators.montants.forfaits import Lot, SituationEssms, parts, total
from calculators.socle.eventail import prudentes
from theme.figures.drawing import FRAMES, NARROW, Drawing, Figure, Frame, Line, Shape, Table, Text

RULES = bareme_par_defaut()
LAST_FULL = RULES.nombre(bareme.DERNIER_RANG_PLEIN)
MOST = 200
"""How many ESSMS the picture goes up to: few projects are larger."""
STEP = 50
CURVES: dict[SituationEssms, str] = {"acquisition": "Acquisition", "mise_a_niveau": "Mise à niveau"}
MILLION = 1_000_000


def aid(situation: SituationEssms, count: int) -> Fraction:
    """The exact flat-rate aid, in euros, of `count` ESSMS in the same situation."""
    lot = Lot(situation, Fraction(1), Fraction(count))
    return total(parts([lot], 0, prudentes(), RULES), RULES)


def figure() -> Figure:
    """The two curves, to scale."""
    threshold = rang(LAST_FULL)
    ends = " ; ".join(f"{name.lower()}, {euros(aid(s, MOST))}" for s, name in CURVES.items())
    return Figure(
        title=f"L’aide forfaitaire selon le nombre d’ESSMS, de 0 à {MOST}",
        description=f"Deux droites brisées montent avec le nombre d’ESSMS. Après le {threshold}, "
        f"chaque ESSMS de plus rapporte moins et la pente faiblit. À {MOST} ESSMS : {ends}.",
        caption=f"Après le {threshold} ESSMS, chaque ESSMS de plus rapporte moins : la pente "
        "faiblit, sans que l’aide baisse, tant que tous sont dans la même situation. Dans un "
        "projet mixte ou avec un SAAD, elle peut baisser. Sans le matériel ni l’assistance à "
        "maîtrise d’ouvrage.",
        drawings=tuple(_drawing(frame) for frame in FRAMES),
        table=Table(
            ("Nombre d’ESSMS", *CURVES.values()),
            tuple(
                (nombre(n), *(euros(aid(situation, n)) for situation in CURVES)) for n in _counts()
            ),
            numeric=True,
        ),
        citations=RULES.version(bareme.USAGE_ACQUISITION).citations
        + RULES.version(bareme.LOGICIEL_ACQUISITION).citations,
        emprunts=("Montants et rangs",) if _borrowed() else (),
    )


def _counts() -> Iterable[int]:
    """The numbers that the table gives: around the threshold, then every step."""
    ideal = RULES.nombre(bareme.TAILLE_IDEALE)
    return sorted({1, ideal, LAST_FULL, LAST_FULL + 1, *range(2 * STEP, MOST + 1, STEP)})


class _Scale:
    """From a number of ESSMS and euros to a place in the frame."""

    def __init__(self, frame: Frame) -> None:
        self.left = frame.length("0,0 M€") + 10
        self.right = frame.width - 12.0
        self.top = 14.0
        self.bottom = self.top + (330 if frame is not NARROW else 300)
        highest = aid("acquisition", MOST)
        self.highest = (highest // (MILLION // 2) + 1) * (MILLION // 2)

    def x(self, count: int) -> float:
        return self.left + (self.right - self.left) * count / MOST

    def y(self, amount: Fraction | int) -> float:
        return float(self.bottom - (self.bottom - self.top) * amount / self.highest)


def _drawing(frame: Frame) -> Drawing:
    scale = _Scale(frame)
    drawing = Drawing(frame, height=scale.bottom + 3.4 * frame.size)
    _axes(drawing, scale)
    for situation in CURVES:
        _curve(drawing, scale, situation)
    return drawing


def _axes(drawing: Drawing, scale: _Scale) -> None:
    size = drawing.frame.size
    for half in range(int(scale.highest // (MILLION // 2)) + 1):
        y = scale.y(half * MILLION // 2)
        drawing.lines.append(Line([(scale.left, y), (scale.right, y)], "grille"))
        label = f"{nombre(Fraction(half, 2))} M€" if half else "0"
        drawing.texts.append(Text(scale.left - 8, y + size / 3, label, "end", "doux"))
    for count in range(0, MOST + 1, STEP):
        anchor = "end" if count == MOST else "middle"
        place = (scale.x(count), scale.bottom + 1.5 * size)
        drawing.texts.append(Text(*place, str(count), anchor, "doux"))
    drawing.texts.append(
        Text(scale.right, scale.bottom + 2.9 * size, "Nombre d’ESSMS du projet", "end", "doux")
    )
    x = scale.x(LAST_FULL)
    drawing.lines.append(Line([(x, scale.top), (x, scale.bottom)], "repere"))
    note = f"{rang(LAST_FULL)} : dernier au tarif plein"
    drawing.texts.append(Text(x + 7, scale.bottom - 9, note, look="vif"))


def _curve(drawing: Drawing, scale: _Scale, situation: SituationEssms) -> None:
    """The bent line, a dot at the bend and at the end, and what they are worth."""
    size, lively = drawing.frame.size, "" if situation == "acquisition" else " courbe--vive"
    places = [(scale.x(n), scale.y(aid(situation, n))) for n in (0, LAST_FULL, MOST)]
    drawing.lines.append(Line(places, f"courbe{lively}"))
    (bend_x, bend_y), (end_x, end_y) = places[1:]
    for x, y in places[1:]:
        drawing.shapes.append(Shape(x - 4, y - 4, 8, 8, f"point{lively}", 4))
    amount = euros(aid(situation, LAST_FULL))
    drawing.texts.append(Text(bend_x + 10, bend_y - size, amount, "end", "halo"))
    end = f"{CURVES[situation]} : {euros(aid(situation, MOST))}"
    drawing.texts.append(Text(end_x, end_y - size, end, "end", "titre halo"))


def _borrowed() -> bool:
    """Whether the amounts come from the call of another region."""
    return RULES.version(bareme.LOGICIEL_ACQUISITION).empruntee
