"""Versions never mix: whatever a browser or a service worker keeps, one reads the version online.

The host is Debian's nginx, which says nothing of caches: browsers then show a page of sixty days
without asking for days.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.hosts.hosts import nginx
from tests.browser.hosts.versions import LATER, later

DAYS = 60 * 86_400
NOTICE = "Une nouvelle version du guide est en ligne."
ADOPT = "Ouvrir la nouvelle version"
ACTIVE = "navigator.serviceWorker.controller?.state === 'activated'"
TAKEN_OVER = """
() => navigator.serviceWorker.addEventListener(
  "controllerchange", () => document.documentElement.toggleAttribute("data-taken-over", true)
)
"""
# Files that the browser does not keep.
NO_STORE = "location ~ \\.(js|css|json)$ { add_header Cache-Control no-store; }"


@pytest.fixture(scope="session")
def versions(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The built site as published sixty days ago, and a later version."""
    folder = tmp_path_factory.mktemp("versions")
    first = folder / "first"
    shutil.copytree(site_folder, first, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    long_ago = time.time() - DAYS
    for path in first.rglob("*"):
        os.utime(path, (long_ago, long_ago))
    return first, later(site_folder, folder / "later")


class Published:
    """A host where a version replaces another."""

    def __init__(self, work: Path, versions: tuple[Path, Path], directives: str = "") -> None:
        self.first, self.later = versions
        self.current = work / "current"
        self.current.symlink_to(self.first)
        self._stack = ExitStack()
        self.address = self._stack.enter_context(nginx(directives=directives)(self.current, work))

    def update(self) -> None:
        """Put the later version online, at once."""
        new = self.current.with_name("new")
        new.symlink_to(self.later)
        new.replace(self.current)

    def stop(self) -> None:
        """No network any more."""
        self._stack.close()


@pytest.fixture
def publish(tmp_path: Path, versions: tuple[Path, Path]) -> Iterator[Callable[..., Published]]:
    """Put the first version online; options of the host."""
    with ExitStack() as stack:

        def start(directives: str = "") -> Published:
            host = Published(tmp_path, versions, directives)
            stack.callback(host.stop)
            return host

        yield start


@pytest.fixture
def context(navigateur: Browser) -> Iterator[BrowserContext]:
    with navigateur.new_context(locale="fr-FR") as opened:
        opened.set_default_timeout(20_000)
        yield opened


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def keep_offline(page: Page, host: Published) -> None:
    """Compute once; the site is then kept for offline, and this page comes from it."""
    page.goto(f"{host.address}versement/")
    wait_until_active(page)


def wait_until_active(page: Page) -> None:
    """Wait for a service worker that has filled its cache and dropped those it replaces."""
    limit = time.monotonic() + 30
    while not page.evaluate(ACTIVE):
        assert time.monotonic() < limit, "rien n'est gardé"
        page.wait_for_timeout(50)


def title(page: Page) -> str:
    return page.locator("h1").inner_text()


@pytest.mark.parametrize("directives", ["", NO_STORE], ids=["with its files", "its files gone"])
def test_a_page_that_the_browser_had_kept_is_replaced_as_it_opens(
    publish: Callable[..., Published], page: Page, directives: str
) -> None:
    host = publish(directives)
    page.goto(f"{host.address}programme/")
    page.goto(host.address)
    host.update()
    page.goto(f"{host.address}programme/")
    expect(page.locator("h1")).to_contain_text(LATER)
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"


def test_a_page_that_comes_from_the_network_does_not_ask_twice(
    publish: Callable[..., Published], page: Page
) -> None:
    host = publish()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{host.address}programme/", wait_until="networkidle")
    assert asked.count(f"{host.address}programme/") == 1


def test_a_page_come_back_to_says_that_it_is_no_longer_the_one_online(
    publish: Callable[..., Published], page: Page
) -> None:
    host = publish()
    page.goto(f"{host.address}programme/")
    page.goto(host.address)
    host.update()
    page.go_back()
    page.get_by_role("alert").get_by_role("button", name=ADOPT).click()
    expect(page.locator("h1")).to_contain_text(LATER)


def test_a_page_left_open_says_it_when_it_is_seen_again(
    publish: Callable[..., Published], page: Page
) -> None:
    host = publish()
    page.clock.install()
    page.goto(f"{host.address}programme/")
    host.update()
    page.clock.fast_forward("11:00")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange')) && 0")
    expect(page.get_by_role("alert")).to_contain_text(NOTICE)


def test_a_page_whose_files_are_gone_says_it_and_keeps_the_answers(
    publish: Callable[..., Published], page: Page
) -> None:
    host = publish()
    page.goto(f"{host.address}versement/")
    page.locator('[name="total"]').fill("1234")
    expect(page.locator(".calcul__detail")).to_contain_text("617")
    host.update()
    page.locator("[data-recherche]").click()  # it asks for a file
    expect(page.get_by_text(NOTICE)).to_be_attached()
    page.keyboard.press("Escape")
    page.get_by_role("button", name=ADOPT).click()
    expect(page.locator("h1")).to_contain_text(LATER)
    expect(page.locator('[name="total"]')).to_have_value("1234")
    expect(page.locator(".calcul__detail")).to_contain_text("617")


def test_kept_for_offline_a_page_is_checked_with_the_network(
    publish: Callable[..., Published], page: Page
) -> None:
    host = publish()
    keep_offline(page, host)
    host.update()
    page.goto(f"{host.address}programme/", wait_until="commit")
    assert LATER in title(page)


def test_after_an_update_the_first_visit_offline_shows_the_new_version(
    publish: Callable[..., Published], page: Page
) -> None:
    host = publish()
    keep_offline(page, host)
    host.update()
    page.goto(f"{host.address}programme/", wait_until="commit")
    page.evaluate(TAKEN_OVER)
    page.wait_for_selector("[data-taken-over]")
    wait_until_active(page)
    host.stop()
    page.goto(f"{host.address}versement/")
    assert LATER in title(page)
    page.locator('[name="total"]').fill("1234")
    expect(page.locator(".calcul__detail")).to_contain_text("617")


def test_a_page_opened_before_an_update_keeps_its_own_files(
    publish: Callable[..., Published], page: Page, context: BrowserContext
) -> None:
    host = publish(NO_STORE)
    keep_offline(page, host)
    host.update()
    other = context.new_page()
    other.goto(f"{host.address}programme/")
    expect(page.get_by_role("alert")).to_contain_text(NOTICE)  # the new one has taken over
    wait_until_active(page)
    page.keyboard.press("/")
    page.locator("#recherche-requete").fill("heures APA PCH")
    expect(page.locator("#recherche-resultats a").first).to_be_visible()


def test_what_a_page_asks_as_it_opens_is_left_to_the_browser_which_keeps_what_it_compiles(
    publish: Callable[..., Published], page: Page
) -> None:
    host = publish()
    keep_offline(page, host)
    came = {}
    page.on("response", lambda answer: came.update({answer.url: answer.from_service_worker}))
    page.goto(f"{host.address}eligibilite/")
    expect(page.locator(".etat-python")).to_contain_text("prêt")
    assert {by for url, by in came.items() if url.endswith((".wasm", ".js"))} == {False}
    assert came[f"{host.address}eligibilite/"]
