"""A long check of Python in the browser: what people type, with a network and without.

The worker of the built site is asked thousands of things: it must never end, and answer as CPython.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.bench.chromium import PROGRAM
from theme.engine import Call
from theme.publish.dev import fresh
from theme.publish.dev.server import serving
from theme.publish.site import situations
from theme.reponse import repondre

SHORT, LONG = 1_000, 30_000
"""Situations."""
BATCH = 250
SEED = 314
PAGE = "estimer-l-aide/"
START = """
(name) => {
  globalThis.asked?.terminate();
  const address = new URL(document.querySelector("[data-ouvrier]").dataset.ouvrier, location.href);
  globalThis.asked = new Worker(address, { type: "module", name });
}
"""
ASK = """
(calls) => new Promise((done) => {
  const answers = [];
  globalThis.asked.onmessage = ({ data }) => {
    if (data.id !== undefined) { answers.push(data.reponse ?? data.panne); }
    else if (data.panne) { done([answers, data.panne]); }
    if (answers.length === calls.length) { done([answers, null]); }
  };
  calls.forEach(([nom, requete], id) => globalThis.asked.postMessage({ id, nom, requete }));
})
"""
KEPT = "navigator.serviceWorker.ready.then(() => 0)"


def with_network(long: bool) -> int:
    """The faults of the worker of a page that was just opened."""
    with serving(fresh.built()) as address, _visited(address) as page:
        return _faults(page, "rapide", LONG if long else SHORT)


def without_network(long: bool) -> int:
    """The same, the server stopped after one visit."""
    with ExitStack() as stack:
        with serving(fresh.built()) as address:
            page = stack.enter_context(_visited(address))
        page.goto(PAGE)
        return _faults(page, "garde", LONG if long else SHORT)


@contextmanager
def _visited(address: str) -> Iterator[Page]:
    """A page of the site, once the browser has kept it for offline."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox"])
        page = browser.new_page(base_url=address)
        page.goto(PAGE)
        page.evaluate(KEPT)
        yield page
        browser.close()


def _faults(page: Page, start: str, number: int) -> int:
    """Deaths of the worker, and answers that are not CPython's; each is printed."""
    left, found = iter(situations.calls(number, seed=SEED)), 0
    page.evaluate(START, start)
    with ProcessPoolExecutor() as pool:
        while calls := list(islice(left, BATCH)):
            expected = pool.map(_expected, calls, chunksize=25)
            answers, death = page.evaluate(ASK, calls)
            found += _compare(calls, answers, list(expected), death)
            if death:
                page.evaluate(START, start)
    return found


def _expected(call: Call) -> str:
    return repondre(*call)


def _compare(calls: list[Call], answers: list[Any], expected: list[str], death: str | None) -> int:
    """The number of faults of a batch."""
    wrong = [call for call, one, two in zip(calls, answers, expected, strict=False) if one != two]
    for call in wrong:
        print(f"Autre réponse que CPython : {call}", flush=True)
    if death:
        print(f"Le calcul s'est arrêté ({death}) : {calls[len(answers)]}", flush=True)
    return len(wrong) + (death is not None)
