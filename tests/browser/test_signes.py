"""A sign stands beside words, never in their place: on screen, on paper, in forced colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Ouvrir = Callable[..., Page]

# At once: the results of a calculator are written again while the page starts.
LOOK = """([selector, pseudo]) => [...document.querySelectorAll(selector)].map((element) => {
    const { backgroundColor, content, maskImage, printColorAdjust } =
        getComputedStyle(element, pseudo);
    const words = element.textContent.trim();
    return { backgroundColor, content, maskImage, printColorAdjust, words };
})"""
SYSTEM = """(colour) => {
    const probe = document.createElement("p");
    probe.style.setProperty("color", colour);
    document.body.append(probe);
    return getComputedStyle(probe).color;
}"""
# The worked examples of these pages have alerts of every gravity.
ALERTS = [("guichet/", "bloquant"), ("cibles/", "attention"), ("cibles/", "info")]
BUTTONS = {
    "copier-lien": "Copier le lien",
    "copier-resume": "Copier le résumé",
    "imprimer": "Imprimer",
    "effacer": "Tout effacer",
    "copier-tableau": "Copier ce tableau",
}


def signs(page: Page, selector: str, pseudo: str = "::before") -> list[dict[str, Any]]:
    """How the sign of each of these elements looks, there being one at least."""
    found: list[dict[str, Any]] = page.evaluate(LOOK, [selector, pseudo])
    assert found, selector
    for sign in found:  # without its drawing, it would be a square
        assert sign["maskImage"].startswith('url("data:image/svg+xml,%3Csvg'), sign
    return found


def test_each_gravity_has_a_sign_of_its_own_and_says_itself_in_words(page: Page) -> None:
    drawings = []
    for address, level in ALERTS:
        page.goto(address)
        alert = signs(page, f".calcul__haut ~ * .alerte--{level}, .resultat .alerte--{level}")[0]
        assert alert["content"] == '""'
        assert len(alert["words"]) > 20
        drawings.append(alert["maskImage"])
    assert len(set(drawings)) == len(drawings)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_system_s_colours_leave_the_signs_in_sight(page: Page, scheme: Any) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    for address, level in ALERTS:
        page.goto(address)
        text = page.evaluate(SYSTEM, "CanvasText")
        assert {s["backgroundColor"] for s in signs(page, f".alerte--{level}")} == {text}
    page.goto("contacts/")
    mails = signs(page, "article a[href^='mailto:']", "::after")
    assert {s["backgroundColor"] for s in mails} == {page.evaluate(SYSTEM, "LinkText")}


def test_an_alert_is_printed_with_its_sign(page: Page) -> None:
    page.emulate_media(media="print")
    for address, level in ALERTS:
        page.goto(address)
        assert {s["printColorAdjust"] for s in signs(page, f".alerte--{level}")} == {"exact"}


def test_a_button_keeps_its_name_beside_its_sign(page: Page) -> None:
    page.goto("saad/")
    drawings = set()
    for action, name in BUTTONS.items():
        expect(page.get_by_role("button", name=name, exact=True).first).to_be_visible()
        drawings |= {s["maskImage"] for s in signs(page, f"[data-action='{action}']")}
    assert len(drawings) == len(BUTTONS)


def test_the_signs_of_the_pages_are_silent(page: Page) -> None:
    page.goto("constituer-le-dossier/")
    expect(page.locator("#les-etapes ~ ol li > .icone svg")).to_have_count(9)
    expect(page.locator(".regle .icone svg")).to_have_count(14)
    expect(page.get_by_role("img")).to_have_count(0)
    heading = page.get_by_role("link", name="Accueil", exact=True)
    expect(heading.locator("svg")).to_be_visible()


def test_the_sign_of_a_link_never_stands_alone_on_its_line(page: Page) -> None:
    apart = """() => [...document.querySelectorAll("article a:is([href^=mailto], [href^=http])")]
        .filter((link) => {
            const words = document.createRange();
            words.selectNodeContents(link);
            const last = (part) => [...part.getClientRects()].at(-1).bottom;
            return Math.abs(last(words) - last(link)) > 4;
        })
        .map((link) => link.textContent)"""
    page.goto("contacts/")
    for width in range(320, 420, 10):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(apart) == [], width
