"""A built site under its real headers, a real browser, and pages that report every fault."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, sync_playwright

from tests.engine.small_program import made, program
from theme.publish import MODULES, ROOT, SITE
from theme.publish.dev import fresh
from theme.publish.dev.server import serving

__all__ = ["made", "program"]  # fixtures
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]
AXE = MODULES / "axe-core" / "axe.min.js"
VNU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
NEVER = "(?!)"


@pytest.fixture(scope="session")
def site_folder() -> Path:
    """site/, built once if it does not hold what the sources give."""
    with fresh.alone("tests"):
        if not fresh.is_fresh():
            subprocess.run([sys.executable, ROOT / "build.py"], check=True)
    return SITE


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    """The address of the built site, served with its headers; it ends with a slash."""
    with serving(site_folder) as address:
        yield address


@pytest.fixture(scope="session")
def pilote() -> Iterator[Playwright]:
    """What drives browsers, one for the whole run."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def navigateur(pilote: Playwright) -> Iterator[Browser]:
    """Debian's Chromium, one for the whole run."""
    browser = pilote.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    yield browser
    browser.close()


class Watch:
    """What goes wrong in a page while a test uses it, less what the test expects."""

    def __init__(self, site: str, expected: str) -> None:
        self.site = site
        self.expected = re.compile(expected)
        self.faults: list[str] = []

    def follow(self, page: Page) -> None:
        """Listen to everything that must not happen."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._add(f"erreur : {error}"))
        page.context.on("request", self._request)
        page.on("crash", lambda _: self._add("page plantée"))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._add(f"console : {message.text} ({message.location.get('url')})")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self._add(f"demande à un autre site : {request.url}")

    def _add(self, fault: str) -> None:
        if not self.expected.search(fault):
            self.faults.append(fault)


@pytest.fixture
def ouvrir(navigateur: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Make pages: `ouvrir(viewport=…, javascript=…, attendu=regex)`, options of Playwright too.

    At the end, the test fails if a page had a console error or warning (a violation of the policy
    is one), an uncaught error, or asked another site for anything; `attendu` matches what is meant.
    """
    opened: list[tuple[Page, Watch]] = []

    def open_page(*, attendu: str = NEVER, javascript: bool = True, **options: Any) -> Page:
        options = {"viewport": {"width": 1280, "height": 800}, "locale": "fr-FR", **options}
        options = {"base_url": site, **options}
        context = navigateur.new_context(java_script_enabled=javascript, **options)
        context.set_default_timeout(20_000)
        page, watch = context.new_page(), Watch(options["base_url"], attendu)
        watch.follow(page)
        opened.append((page, watch))
        return page

    yield open_page
    for page, _ in opened:
        page.context.close()
    faults = [fault for _, watch in opened for fault in watch.faults]
    assert not faults, faults


@pytest.fixture
def page(ouvrir: Callable[..., Page]) -> Page:
    """A page of 1280 × 800, with JavaScript; addresses are relative to the site."""
    return ouvrir()


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """`axe(page)`: the accessibility faults of a page as it stands now, one line each."""
    source = AXE.read_text("utf-8")

    def violations(page: Page) -> list[str]:
        page.evaluate(source)
        found = page.evaluate("async () => (await axe.run(document)).violations")
        return [
            f"{violation['id']} ({violation['impact']}) : {node['html'][:200]} — "
            f"{node.get('failureSummary', '')}"
            for violation in found
            for node in violation["nodes"]
        ]

    return violations


@pytest.fixture(scope="session")
def vnu() -> Callable[..., list[str]]:
    """`vnu(paths)`: the errors and warnings of the W3C checker on HTML files, one line each.

    Read from a file, a page has no origin: what the checker then says of the policy is left out.
    """

    def errors(paths: list[Path]) -> list[str]:
        options = ["--stdout", "--exit-zero-always", "--format", "json"]
        command: list[str | Path] = ["java", "-Xss4m", "-jar", VNU, *options, *paths]
        done = subprocess.run(command, check=True, capture_output=True)
        messages = json.loads(done.stdout)["messages"]
        return [
            f"{message['url']}:{message.get('lastLine')} {message['message']}"
            for message in messages
            if message["type"] == "error" or message.get("subType") == "warning"
            if not message["message"].startswith("Resource violates Content Security Policy")
        ]

    return errors
