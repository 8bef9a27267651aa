"""Once a calculator has been visited, the whole site works without its server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from theme.publish.dev.server import serving

SLOW = 30_000
READY = "async () => (await navigator.serviceWorker.ready).active.state"
# The server of the test has its own address, and stops; one page does not exist.
EXPECTED = "demande à un autre site|net::ERR_|404"


def test_pages_and_calculators_work_with_the_server_stopped(
    ouvrir: Callable[..., Page], site_folder: Path
) -> None:
    page = ouvrir(attendu=EXPECTED)
    with serving(site_folder) as address:
        page.goto(f"{address}versement/")
        expect(page.locator(".etat-python")).to_have_attribute("data-etat", "pret", timeout=SLOW)
        page.evaluate(READY)
    for name, field, value, expected in (
        ("petit-organisme/", "nb_essms", "77", "77"),
        ("versement/", "total", "1234", "617"),
    ):
        page.goto(address + name)
        page.locator(f'[name="{field}"]').fill(value)
        expect(page.locator(".calcul__detail")).to_contain_text(expected, timeout=SLOW)
    page.goto(address + "programme/")
    expect(page.locator("h1")).to_be_visible()
    page.goto(address + "nulle-part/plus-loin/")
    page.get_by_role("link", name="Revenir à l’accueil").click()
    page.wait_for_url(address)
    expect(page.locator("body.accueil h1")).to_be_visible()
