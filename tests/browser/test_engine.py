"""In a browser, a program that is not the site's: whatever it is asked, Python goes on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from tests.engine.small_program import EXAMPLES, SURPRISES
from theme.engine.deliver import deliver
from theme.publish.dev.server import serving
from theme.publish.site.bundle import PYODIDE

CALL = """
([calls, name]) => new Promise((done) => {
  const messages = [];
  const worker = new Worker("js/worker.js", { type: "module", name });
  const end = () => { worker.terminate(); done(messages); };
  worker.onmessage = ({ data }) => {
    messages.push(data);
    const answered = messages.filter((message) => message.id !== undefined).length;
    if (answered === calls.length || (data.panne && data.id === undefined)) { end(); }
  };
  for (const call of calls) { worker.postMessage(call); }
})
"""
COMPLAINTS = "^(console|erreur)"
SURPRISE = [(name, json.dumps(request)) for name, request, _ in SURPRISES]
EXPECTED = [expected for _, _, expected in SURPRISES]
FILES = {
    "engine": "**/pyodide/pyodide.*.asm.wasm",
    "image": "**/pyodide/image.*.wasm",
    "script": "**/js/pyodide.js",
    "second": "**/pyodide/second.*.wasm",
    "library": "**/pyodide/library.*.zip",
}

Messages = list[dict[str, Any]]
Ask = Callable[..., Messages]


@pytest.fixture(scope="module")
def small_site(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[bool, str]]:
    """The addresses of two sites that hold the small program: fast, and plain."""
    folders = {fast: tmp_path_factory.mktemp("fast" if fast else "plain") for fast in (True, False)}
    for fast, folder in folders.items():
        (folder / "js").mkdir()
        (folder / "index.html").write_text("<!doctype html><title>abacus</title>", "utf-8")
        deliver(made, PYODIDE, ("abacus", "answer"), folder, fast=fast)
    with serving(folders[True]) as fast_site, serving(folders[False]) as plain_site:
        yield {True: fast_site, False: plain_site}


@pytest.fixture
def ask(ouvrir: Callable[..., Page], small_site: dict[bool, str]) -> Ask:
    """Start the worker, ask it things, and give all it said."""

    def asked(
        calls: list[tuple[str, str]],
        *,
        fast: bool = True,
        start: str = "rapide",
        routes: dict[str, Callable[[Route], None]] | None = None,
        seen: list[str] | None = None,
    ) -> Messages:
        page = ouvrir(attendu=".", base_url=small_site[fast], service_workers="block")
        for address, answer in (routes or {}).items():
            page.context.route(address, answer)
        if seen is not None:
            page.context.on("request", lambda request: seen.append(request.url))
        page.goto("")
        sent = [
            {"id": rank, "nom": name, "requete": text} for rank, (name, text) in enumerate(calls)
        ]
        messages: Messages = page.evaluate(CALL, [sent, start])
        return messages

    return asked


def answers(messages: Messages) -> list[object]:
    return [json.loads(m["reponse"])["answer"] for m in messages if "reponse" in m]


def spoil(route: Route) -> None:
    """One bit of the file is not what it was, every time that it is asked for."""
    body = bytearray(route.fetch().body())
    body[len(body) // 2] ^= 1
    route.fulfill(response=route.fetch(), body=bytes(body))


def test_what_was_observed_brings_nothing(ask: Ask) -> None:
    seen: list[str] = []
    assert answers(ask(EXAMPLES, seen=seen)) == ["-0.5", ["DEUX", "UN"]]
    assert not [url for url in seen if "second." in url or "library." in url]


def test_a_surprise_is_answered_before_anything_else_is_held(ask: Ask) -> None:
    """The rest is fetched at once, in the middle of the calculation, and nothing is asked again."""
    seen: list[str] = []
    messages = ask(SURPRISE, seen=seen)
    assert answers(messages) == EXPECTED
    assert len([url for url in seen if "/js/worker" in url]) == 1
    assert [url for url in seen if "second." in url]
    assert [url for url in seen if "library." in url]


def test_pyodide_as_it_comes_answers_the_same(ask: Ask) -> None:
    seen: list[str] = []
    assert answers(ask(EXAMPLES + SURPRISE, fast=False, seen=seen))[2:] == EXPECTED
    assert not [url for url in seen if "image." in url or "second." in url]


@pytest.mark.parametrize("name", FILES)
def test_a_file_spoilt_by_one_bit_is_never_used(ask: Ask, name: str) -> None:
    """The others serve if they can; else a code says why, and no answer is wrong."""
    messages = ask(SURPRISE, routes={FILES[name]: spoil})
    if name in {"engine", "image"}:
        assert answers(messages) == EXPECTED
    else:
        assert answers(messages) == EXPECTED[: len(answers(messages))]
        assert messages[-1] in ({"panne": "abime"}, {"panne": "reseau"})


@pytest.mark.parametrize("name", ["engine", "image", "script", "second", "library"])
def test_a_file_spoilt_in_a_cache_is_asked_for_again(ask: Ask, name: str) -> None:
    spoilt: list[str] = []

    def once(route: Route) -> None:
        if spoilt:
            route.continue_()
        else:
            spoilt.append(route.request.url)
            spoil(route)

    assert answers(ask(SURPRISE, routes={FILES[name]: once})) == EXPECTED
    assert spoilt


@pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream", "text/html"])
def test_a_host_that_knows_no_type_of_webassembly_serves_all_the_same(ask: Ask, kind: str) -> None:
    seen: list[str] = []

    def typed(route: Route) -> None:
        route.fulfill(response=route.fetch(), content_type=kind)

    assert answers(ask(EXAMPLES, routes={"**/*.wasm": typed}, seen=seen)) == [
        "-0.5",
        ["DEUX", "UN"],
    ]
    assert not [url for url in seen if ".gzip" in url], "le démarrage rapide a échoué"


@pytest.mark.parametrize(("status", "code"), [(404, "perime"), (500, "reseau"), (0, "reseau")])
def test_what_cannot_be_brought_is_said_by_a_code(ask: Ask, status: int, code: str) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=status) if status else route.abort()

    def start(address: str) -> Messages:
        return ask(SURPRISE, routes={address: refuse})

    assert start("**/pyodide/*")[-1] == {"panne": code}
    assert start(FILES["second"])[-1] == {"panne": code}
    assert start(FILES["library"])[-1] == {"panne": code}


def test_a_call_that_fails_leaves_the_next_ones_alone(ask: Ask) -> None:
    messages = ask([("nothing", "{}"), ("total", "not json"), *EXAMPLES])
    failed = [message for message in messages if "panne" in message]
    assert failed == [{"id": 0, "panne": "calcul"}, {"id": 1, "panne": "calcul"}]
    assert answers(messages) == ["-0.5", ["DEUX", "UN"]]
