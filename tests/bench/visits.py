"""One person's visits with one browser profile, the browser closed in between."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.chromium import Page, opened
from tests.bench.network import Line, Network, serving_over
from tests.bench.pages import Subject

OBSERVER = (Path(__file__).parent / "observer.js").read_text("utf-8")
LIVE = "document.querySelector('html[data-observed]') !== null"
# A browser just opened is busy with itself for a second or two: nobody's page is measured then.
SETTLE = 2
# A person stays a while: browsers keep compiled code only of pages that were not closed at once.
STAY = 3
KEYSTROKES = 20
RHYTHM = 0.3


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
    with (
        serving_over(network, folder) as (address, line),
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
    ):
        return [
            _visit(subject, address + subject.address, line, profile, rank, number)
            for rank in range(1, count + 1)
        ]


def _visit(
    subject: Subject, address: str, line: Line, profile: str, rank: int, number: int
) -> Visit:
    before = line.bytes_sent
    with opened(profile, OBSERVER) as page:
        time.sleep(SETTLE)
        page.go(address, until=LIVE)
        sent = line.bytes_sent - before
        keystrokes = _type(page, subject.field) if subject.field else ()
        time.sleep(STAY)
        first, longest = page.ask("[observed.first, observed.longest]")
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
    page.ask(f"document.querySelector('[name={field}]').select()")
    page.press("Backspace")
    time.sleep(1)
    page.ask("observed.delays.length = 0")
    for turn in range(KEYSTROKES):
        page.press(str(turn % 9 + 1) if turn % 2 == 0 else "Backspace")
        time.sleep(RHYTHM)
    return tuple(round(delay) for delay in page.ask("observed.delays"))
