"""One person's visits with one browser profile, the browser closed in between."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from theme.publish.bench.network import Line, Network, serving_over
from theme.publish.bench.pages import Subject

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
OBSERVER = (Path(__file__).parent / "observer.js").read_text("utf-8")
# A browser just opened is busy with itself for a second or two: nobody's page is measured then.
SETTLE = 2000
# A person stays a while: browsers keep compiled code only of pages that were not closed at once.
STAY = 3000
KEYSTROKES = 20
MINUTE = 60_000


@dataclass(frozen=True)
class Visit:
    """What one visit showed. Times in milliseconds; `first` counts from the request of the page."""

    subject: str
    network: str
    round: int
    rank: int
    milliseconds: int
    bytes_sent: int
    longest_task: int
    keystrokes: tuple[int, ...] = ()


def follow(
    subject: Subject, folder: Path, network: Network, count: int, number: int
) -> list[Visit]:
    """The first visits to a page, `count` of them, with a new profile."""
    with serving_over(network, folder) as (address, line), _profile() as profile:
        return [
            _visit(subject, address + subject.address, line, profile, rank, number)
            for rank in range(1, count + 1)
        ]


def _visit(
    subject: Subject, address: str, line: Line, profile: str, rank: int, number: int
) -> Visit:
    before = line.bytes_sent
    with _browser_page(profile) as page:
        page.wait_for_timeout(SETTLE)
        page.goto(address, wait_until="commit")
        page.wait_for_selector("html[data-observed]", state="attached", timeout=MINUTE)
        sent = line.bytes_sent - before
        keystrokes = _type(page, subject.field) if subject.field else ()
        page.wait_for_timeout(STAY)
        first, longest = page.evaluate("[observed.first, observed.longest]")
    return Visit(
        subject.name,
        line.network.name,
        number,
        rank,
        round(first),
        sent,
        round(longest),
        keystrokes,
    )


def _type(page: Page, field: str) -> tuple[int, ...]:
    """The milliseconds between each keystroke and the result it changes."""
    box = page.locator(f'[name="{field}"]')
    box.fill("")
    page.wait_for_timeout(1000)
    page.evaluate("observed.delays.length = 0")
    for turn in range(KEYSTROKES):
        box.press(str(turn % 9 + 1) if turn % 2 == 0 else "Backspace")
        page.wait_for_timeout(300)
    return tuple(round(delay) for delay in page.evaluate("observed.delays"))


@contextmanager
def _profile() -> Iterator[str]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield folder


@contextmanager
def _browser_page(profile: str) -> Iterator[Page]:
    """A page of a browser just opened, observed from its first byte."""
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=CHROMIUM, args=ARGUMENTS
        )
        context.add_init_script(OBSERVER)
        try:
            yield context.pages[0]
        finally:
            context.close()
