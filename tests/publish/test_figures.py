"""The pictures say what the calculators say, once in drawing and once as a table."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from calculators import bareme
from calculators.francais.nombres import euros
from theme import figures
from theme.figures import annee, bandes, enveloppes, guichet
from theme.figures.drawing import NARROW, WIDE, Figure
from theme.rendu import resultat_de

EVERY = {name: make() for name, make in figures.FIGURES.items()}


class Balanced(HTMLParser):
    """Raises AssertionError on an end tag that closes another element."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert "style" not in dict(attrs), tag
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert "style" not in dict(attrs), tag

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", EVERY)
def test_a_figure_is_well_formed_named_and_described_without_style(name: str) -> None:
    html = figures.draw(name, "../")
    reader = Balanced()
    reader.feed(html)
    assert not reader.open
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert all(
        i in ids for ref in re.findall(r'aria-labelledby="([^"]+)"', html) for i in ref.split()
    )
    assert html.count('role="img"') == html.count("<title") == html.count("<desc") == 2
    assert "<details" in html
    assert '<th scope="row">' in html


@pytest.mark.parametrize("figure", EVERY.values(), ids=EVERY)
def test_nothing_is_drawn_outside_the_frame(figure: Figure) -> None:
    for drawing in figure.drawings:
        for shape in drawing.shapes:
            assert shape.x >= -0.1
            assert shape.x + shape.width <= drawing.frame.width + 0.1
            assert shape.y + shape.height <= drawing.height + 0.1
        for text in drawing.texts:
            before = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
            start = text.x - before * drawing.frame.length(text.content)
            assert start >= -1, text
            assert start + drawing.frame.length(text.content) <= drawing.frame.width + 1, text
            assert text.y <= drawing.height, text


@pytest.mark.parametrize("count", [1, 15, 48, 49, 50, 51, 200])
def test_the_curves_are_what_the_calculator_answers(count: int) -> None:
    for situation, key in (("acquisition", "acquisitions"), ("mise_a_niveau", "mises_a_niveau")):
        answer = resultat_de("aide", {key: count}).donnees["total"]
        assert bandes.aid(situation, count) == answer  # type: ignore[arg-type]


def test_the_curves_bend_at_the_last_full_rank() -> None:
    last = bandes.RULES.nombre(bareme.DERNIER_RANG_PLEIN)
    gains = [bandes.aid("acquisition", n + 1) - bandes.aid("acquisition", n) for n in range(200)]
    assert len(set(gains[:last])) == len(set(gains[last:])) == 1
    assert gains[last - 1] > gains[last]


def test_the_table_of_the_curves_gives_both_sides_of_the_threshold() -> None:
    rows = {row[0]: row[1:] for row in EVERY["bandes"].table.rows}
    assert rows["49"] == (euros(1_029_000), euros(245_000))
    assert rows["50"] == (euros(1_034_000), euros(247_000))


def test_the_envelopes_add_up_and_those_of_september_are_missing_where_nobody_gives_them() -> None:
    every = enveloppes.amounts()
    assert len(every) == 18
    assert sum(april for april, _ in every.values()) == Decimal(70_000_000)
    assert every["bretagne"][1] is None
    assert next(iter(every)) == "auvergne-rhone-alpes"


def test_the_desks_are_those_of_the_table_of_the_call() -> None:
    desks = [desk for desk, _, _ in guichet.CASES.values()]
    assert desks == ["Guichet régional"] * 3 + ["Guichet national"]


def test_the_year_is_drawn_in_order_inside_it() -> None:
    for kind in annee.kinds():
        for event in kind.events:
            assert event.first <= event.last
            assert event.first.year == event.last.year == annee.YEAR
            assert event.citations


def test_a_figure_is_drawn_for_a_screen_and_for_a_phone() -> None:
    for figure in EVERY.values():
        assert [drawing.frame for drawing in figure.drawings] == [WIDE, NARROW]
