"""A calculation that lasts says so and can be given up; nothing that was typed is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

FIELD = "ESSMS qui acquièrent une nouvelle solution"
STATE = ".etat-python"
SLOW = 60_000
# The same worker, which thinks for a long time about some questions before it answers.
THOUGHT = """
addEventListener("message", (event) => {
  const until = performance.now() + (event.data.requete.includes(%s) ? 20_000 : 0);
  while (performance.now() < until);
}, true);
"""


@pytest.fixture
def thoughtful(page: Page) -> Page:
    """The page of the aid, answered; « 77 » keeps its Python busy for twenty seconds."""

    def slow_down(route: Route) -> None:
        answer = route.fetch()
        thought = THOUGHT % json.dumps('"77"')
        route.fulfill(response=answer, body=thought + answer.text())

    page.route(re.compile(r"js/worker\."), slow_down)
    page.goto("estimer-l-aide/")
    expect(page.locator("[data-etat-du-jour]")).to_contain_text("Aujourd’hui", timeout=SLOW)
    return page


def test_a_long_calculation_is_given_up_and_the_next_input_computes(
    thoughtful: Page, axe: Callable[..., list[str]]
) -> None:
    page = thoughtful
    field, state = page.get_by_label(FIELD), page.locator(STATE)
    field.fill("15")
    expect(page.locator(".reponse__phrase")).to_contain_text("15")
    expect(page.locator("[data-etat=direct]")).to_be_visible()
    top = page.locator(".calcul__sortie").bounding_box()
    field.fill("77")
    expect(state.get_by_role("status")).to_contain_text("Calcul en cours")
    expect(field).to_be_focused()
    expect(state.get_by_role("progressbar")).not_to_have_attribute("value", re.compile(""))
    assert page.locator(".calcul__sortie").bounding_box() == top, "la carte ne bouge pas"
    assert axe(page) == []
    state.get_by_role("button", name="Annuler").press("Enter")
    expect(state.get_by_role("status")).to_contain_text("Calcul annulé")
    expect(field).to_have_value("77")
    expect(page.locator("[data-barre]")).to_have_text("…")
    assert axe(page) == []
    expect(state.get_by_role("button", name="Calculer")).to_be_focused()
    field.fill("50")
    expect(page.locator(".reponse__montant")).to_have_text(re.compile(r"1\s034\s000"), timeout=SLOW)
    expect(state.get_by_role("status")).to_have_text("Calcul prêt, sur votre appareil.")
    expect(state.get_by_role("button", include_hidden=True)).to_be_hidden()


def test_what_was_given_up_starts_again_on_demand_only(thoughtful: Page) -> None:
    page = thoughtful
    state = page.locator(STATE)
    page.get_by_label(FIELD).fill("77")
    state.get_by_role("button", name="Annuler").click()
    page.wait_for_timeout(5_000)  # the new Python is ready
    expect(state.get_by_role("status")).to_contain_text("Calcul annulé")
    state.get_by_role("button", name="Calculer").press("Enter")
    expect(state.get_by_role("status")).to_be_focused()
    expect(state.get_by_role("status")).to_contain_text("Calcul en cours", timeout=SLOW)
