"""What a reader does of a site wherever it is served: it works, or the test that called fails."""

from __future__ import annotations

from playwright.sync_api import Page, expect

LOST = "nulle-part/plus-loin/"
BACKGROUND = "() => getComputedStyle(document.body).backgroundColor"
OURS = "rgb(251, 250, 246)"


def is_styled(page: Page) -> bool:
    return bool(page.evaluate(BACKGROUND) == OURS)


def home(page: Page, address: str) -> None:
    page.goto(address)
    assert is_styled(page)


def search(page: Page, address: str) -> None:
    page.keyboard.press("/")
    page.locator("#recherche-requete").fill("heures APA PCH")
    page.locator("#recherche-resultats a").first.click()
    page.wait_for_url(f"{address}saad/**", timeout=5_000)


def calculator(page: Page, address: str) -> None:
    page.goto(f"{address}versement/")
    page.locator('[name="total"]').fill("1234")
    expect(page.locator(".calcul__detail")).to_contain_text("617", timeout=15_000)


def lost(page: Page, address: str) -> None:
    """Deeper than any page, where a relative address would be wrong."""
    page.goto(address + LOST)
    assert is_styled(page)
    page.get_by_role("link", name="Revenir à l’accueil").click()
    page.wait_for_url(address)
    expect(page.locator("body.accueil h1")).to_be_visible()
