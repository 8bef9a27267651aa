"""The built site keeps its promises under its real headers: policy, types, weight of its pages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from theme.publish.dev.server import TYPES
from theme.publish.site import html_pages

DIRECTIVES = ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "form-action 'none'"]


# Bytes on the wire, compressed, on a first visit: what a change may not exceed unnoticed.
READING_BUDGET = 150_000
PYTHON_BUDGET = 3_300_000
SITE_BUDGET = 25_000_000
RECEIVED = """Object.fromEntries(
    performance.getEntries().filter((e) => "transferSize" in e).map((e) => [e.name, e.transferSize])
)"""
PYTHON = re.compile(r"pyodide|worker|calculateur\.")


@pytest.fixture(scope="session")
def pages(site_folder: Path) -> dict[str, html_pages.Page]:
    """Every page, by its address relative to the root of the site."""
    return {html_pages.address(site_folder, p.path): p for p in html_pages.read_all(site_folder)}


def holds_a_calculator(page: html_pages.Page) -> bool:
    return any("js/calcul." in e.attributes.get("src", "") for e in page.elements)


def test_every_page_opens_without_a_fault_and_stays_light(
    ouvrir: Callable[..., Page], pages: dict[str, html_pages.Page]
) -> None:
    for address, built in pages.items():
        page = ouvrir()
        page.goto(address)
        page.wait_for_load_state("networkidle")
        received = page.evaluate(RECEIVED)
        page.close()
        python = [name for name in received if PYTHON.search(name)]
        assert holds_a_calculator(built) == bool(python), address
        weight = sum(size for name, size in received.items() if name not in python)
        assert weight <= READING_BUDGET, address


def test_the_policy_is_strict_in_the_page_and_in_the_header(
    page: Page, pages: dict[str, html_pages.Page]
) -> None:
    for address in pages:
        response = page.request.get(address)
        in_page = re.search(r'Content-Security-Policy" content="([^"]+)"', response.text())
        assert in_page, address
        for policy in (in_page[1], response.headers["content-security-policy"]):
            assert [d for d in DIRECTIVES if d not in policy] == [], address
            assert "unsafe" not in policy, address
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "no-referrer"
        assert response.headers["cache-control"] == "no-cache"


def test_the_worker_alone_may_compile_webassembly(page: Page, site_folder: Path) -> None:
    for script in sorted((site_folder / "js").glob("*.js")):
        response = page.request.get(f"js/{script.name}")
        policy = response.headers.get("content-security-policy", "")
        assert ("'wasm-unsafe-eval'" in policy) == script.name.startswith("worker."), script.name
        assert "immutable" in response.headers["cache-control"]


def test_every_kind_of_file_has_a_type(site_folder: Path) -> None:
    suffixes = {path.suffix for path in site_folder.rglob("*") if path.is_file()}
    assert suffixes - set(TYPES) <= {".br", ".gz", ""}


@pytest.mark.fast_start
def test_what_a_first_result_needs_keeps_to_its_budget(site_folder: Path) -> None:
    needed = ("js/worker.*.js", "js/pyodide.*.js", "pyodide/pyodide.*.wasm", "pyodide/image.*.wasm")
    twins = [path for pattern in needed for path in site_folder.glob(f"{pattern}.br")]
    assert len(twins) == len(needed)
    assert sum(path.stat().st_size for path in twins) <= PYTHON_BUDGET


@pytest.mark.fast_start
def test_the_site_keeps_to_its_budget(site_folder: Path) -> None:
    files = [path for path in site_folder.rglob("*") if path.is_file()]
    assert sum(p.stat().st_size for p in files if p.suffix not in {".br", ".gz"}) <= SITE_BUDGET


def test_the_search_has_a_document_for_every_page(
    site_folder: Path, pages: dict[str, html_pages.Page]
) -> None:
    [file] = (site_folder / "recherche").glob("documents.*.json")
    documents = json.loads(file.read_text("utf-8"))
    assert {d["url"].partition("#")[0] for d in documents} == set(pages) - {"404.html"}
    assert all(d["titre"] and set(d) == {"id", "page", "titre", "texte", "url"} for d in documents)


def test_the_w3c_checker_finds_nothing_to_say(
    vnu: Callable[..., list[str]], site_folder: Path
) -> None:
    assert vnu(sorted(site_folder.rglob("*.html"))) == []
