"""Python in the page: it starts fast, it starts all the same when the fast start is broken, and it
says so when it cannot start.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

REQUEST = {
    "situation": {"reponses": {"total": "1000"}},
    "aujourdhui": "2026-01-01",
    "base": "../",
}
CALL = """
([address, calls, name]) => new Promise((done) => {
  const messages = [];
  const worker = new Worker(address, { type: "module", name });
  worker.onmessage = ({ data }) => {
    messages.push(data);
    const answered = messages.filter((message) => message.id !== undefined).length;
    const over = answered === calls.length || (data.panne && data.id === undefined);
    if (over) { worker.terminate(); done(messages); }
  };
  for (const call of calls) { worker.postMessage(call); }
})
"""
# The only file kept.
COPY = """
(await (async () => {
  const disk = await navigator.storage.getDirectory();
  for await (const folder of disk.values()) {
    for await (const file of folder.values()) { return file; }
  }
})())
"""
SPOIL = f"""
async () => {{
  const output = await {COPY}.createWritable({{ keepExistingData: true }});
  await output.write({{ type: "write", position: 5_000_000, data: Uint8Array.of(1, 2, 3) }});
  await output.close();
}}
"""
# A start that the test has broken complains, and may do so after another one has replaced it.
COMPLAINTS = "^(console|erreur)"
IMAGE, ENGINE = "**/image.*.wasm", "**/pyodide.*.asm.wasm"

Messages = list[dict[str, Any]]


@pytest.fixture
def ask(site_folder: Path) -> Callable[..., Messages]:
    """Start the worker from an open page, ask it things, and give all it said."""
    name = next((site_folder / "js").glob("worker.*.js")).name

    def asked(page: Page, *calls: tuple[str, object], start: str = "rapide") -> Messages:
        page.goto("404.html")
        sent = [
            {"id": number, "nom": nom, "requete": json.dumps(request)}
            for number, (nom, request) in enumerate(calls or [("versement", REQUEST)])
        ]
        found: Messages = page.evaluate(CALL, [f"/js/{name}", sent, start])
        return found

    return asked


@pytest.fixture
def copied(ouvrir: Callable[..., Page], site_folder: Path) -> Page:
    """A page of a browser that keeps a copy of the image."""
    page = ouvrir(attendu=COMPLAINTS)
    page.goto("404.html")
    [worker] = (site_folder / "js").glob("worker.*.js")
    page.evaluate(f"new Worker('/js/{worker.name}', {{ type: 'module', name: 'copie' }}) && 0")
    page.wait_for_timeout(100)
    while page.workers:  # it ends by itself
        page.wait_for_timeout(50)
    return page


def amount(messages: Messages) -> str:
    """The answer in the last message."""
    answer: str = json.loads(messages[-1]["reponse"])["montant"]
    return answer.replace("\u202f", " ").replace("\xa0", " ")


def test_the_worker_tells_its_steps_then_answers(page: Page, ask: Callable[..., Messages]) -> None:
    messages = ask(page)
    steps = [message["etape"] for message in messages if "etape" in message]
    assert list(dict.fromkeys(steps)) == ["telechargement", "demarrage", "regles", "pret"]
    assert amount(messages) == "500 € puis 500 €"


def test_the_bytes_received_add_up_to_the_total_announced(
    page: Page, ask: Callable[..., Messages]
) -> None:
    counted = [message for message in ask(page) if "recu" in message]
    assert [m["recu"] for m in counted] == sorted(m["recu"] for m in counted)
    assert counted[-1]["recu"] == counted[-1]["total"]


def test_a_call_that_fails_does_not_stop_the_next_one(
    page: Page, ask: Callable[..., Messages]
) -> None:
    messages = ask(page, ("inconnu", REQUEST), ("versement", REQUEST))
    assert [set(m) for m in messages if "id" in m] == [{"id", "panne"}, {"id", "reponse"}]
    assert amount(messages) == "500 € puis 500 €"


@pytest.mark.fast_start
@pytest.mark.parametrize(
    ("address", "damage"),
    [
        pytest.param(IMAGE, {"body": "corrompu"}, id="image corrompue"),
        pytest.param(IMAGE, {"status": 404}, id="image absente"),
        pytest.param(IMAGE, {"spoilt": 5_000_000}, id="image abîmée"),
        pytest.param(ENGINE, {"spoilt": 500_000}, id="moteur abîmé"),
    ],
)
def test_a_plain_start_follows_a_broken_fast_one(
    ouvrir: Callable[..., Page],
    ask: Callable[..., Messages],
    address: str,
    damage: dict[str, Any],
) -> None:
    page = ouvrir(attendu=COMPLAINTS)

    def answer(route: Route) -> None:
        if "spoilt" in damage:
            body = bytearray(route.fetch().body())
            body[damage["spoilt"]] ^= 1
            route.fulfill(body=bytes(body), content_type="application/wasm")
        else:
            route.fulfill(**damage)

    page.context.route(address, answer)
    assert amount(ask(page)) == "500 € puis 500 €"


def test_a_code_comes_when_python_cannot_start(
    ouvrir: Callable[..., Page], ask: Callable[..., Messages]
) -> None:
    page = ouvrir(attendu=COMPLAINTS)
    page.context.route("**/*.wasm*", lambda route: route.fulfill(status=500))
    assert ask(page)[-1] == {"panne": "reseau"}


@pytest.mark.fast_start
def test_a_first_result_asks_for_what_it_needs_and_nothing_else(page: Page) -> None:
    """What is rarely wanted comes later, whatever the calculator."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("estimer-l-aide/")
    expect(page.locator(".etat-python")).to_contain_text("prêt")
    assert [url for url in asked if "/image." in url]
    assert not [url for url in asked if re.search("second|library|gzip", url)]


@pytest.mark.fast_start
def test_a_copy_spares_the_image(copied: Page, ask: Callable[..., Messages]) -> None:
    asked: list[str] = []
    copied.on("request", lambda request: asked.append(request.url))
    assert amount(ask(copied, start="garde")) == "500 € puis 500 €"
    assert [url for url in asked if url.endswith(".wasm")]
    assert not [url for url in asked if "/image." in url]


@pytest.mark.fast_start
def test_a_spoilt_copy_is_set_aside(copied: Page, ask: Callable[..., Messages]) -> None:
    copied.evaluate(SPOIL)
    asked: list[str] = []
    copied.on("request", lambda request: asked.append(request.url))
    assert amount(ask(copied, start="garde")) == "500 € puis 500 €"
    assert [url for url in asked if "/image." in url]


@pytest.mark.fast_start
def test_a_second_visit_reads_the_copy(page: Page, site_folder: Path) -> None:
    [image] = site_folder.glob("pyodide/image.*.wasm")
    page.goto("versement/")
    page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
    while page.evaluate(f"async () => (await {COPY}?.getFile())?.size") != image.stat().st_size:
        page.wait_for_timeout(50)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("eligibilite/")
    expect(page.locator(".etat-python")).to_contain_text("prêt")
    assert [url for url in asked if url.endswith(".wasm")]
    assert not [url for url in asked if "/image." in url]


def test_what_is_under_a_calculator_is_laid_out_in_the_end(page: Page) -> None:
    page.goto("estimer-l-aide/")
    assert page.evaluate("'depart' in document.documentElement.dataset")
    expect(page.locator("[data-depart] .calcul ~ :not([data-vu])")).to_have_count(0)
    assert page.locator(".calcul ~ [data-vu]").count() > 10


def test_what_a_link_leads_to_is_laid_out_at_once(page: Page) -> None:
    page.goto("estimer-l-aide/#compter-vos-essms")
    assert not page.evaluate("'depart' in document.documentElement.dataset")
