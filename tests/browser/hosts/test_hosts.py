"""Wherever the folder is put, the guide works: styles, result, search, page of lost addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch
from tests.browser.hosts.hosts import HOSTS, Host

LOST = "nulle-part/plus-loin/"
# The browser says that the address leads nowhere, as do the folders of it where the guide is not.
EXPECTED = r"404 .*/nulle-part/"
BACKGROUND = "() => getComputedStyle(document.body).backgroundColor"
OURS = "rgb(251, 250, 246)"


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.name)
def test_the_guide_works_on(
    host: Host, site_folder: Path, navigateur: Browser, tmp_path: Path
) -> None:
    with host.serve(site_folder, tmp_path) as address:
        page = navigateur.new_page()
        watch = Watch(address, EXPECTED)
        watch.follow(page)
        home(page, address)
        search(page, address)
        calculator(page, address)
        if host.says_404:
            lost(page, address)
        page.context.close()
    assert watch.faults == []


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
