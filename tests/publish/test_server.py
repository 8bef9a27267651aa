"""The server answers as a careful host would, from the `_headers` that other hosts read too."""

from __future__ import annotations

import gzip
import http.client
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from theme.publish.dev.server import serving

HEADERS = "/*\n  X-Partout: oui\n\n/js/*\n  Cache-Control: un an\n\n/\n  Cache-Control: no-cache\n"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "js").mkdir()
    (tmp_path / "_headers").write_text(HEADERS, "utf-8")
    (tmp_path / "index.html").write_text("<p>accueil", "utf-8")
    (tmp_path / "404.html").write_text("<p>absente", "utf-8")
    (tmp_path / "js/x.js").write_text("x()", "utf-8")
    (tmp_path / "js/x.js.gz").write_bytes(gzip.compress(b"x()"))
    (tmp_path / "m.wasm").write_bytes(b"\0asm")
    with serving(tmp_path) as served:
        yield served


def get(address: str, **headers: str) -> HTTPResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(address, headers=named)  # noqa: S310 - our own server
    try:
        response: HTTPResponse = urllib.request.urlopen(request)  # noqa: S310
    except urllib.error.HTTPError as error:
        return error  # type: ignore[return-value]
    return response


def test_rules_that_match_an_address_add_up(address: str) -> None:
    home, script = get(address), get(f"{address}js/x.js")
    assert (home.headers["X-Partout"], home.headers["Cache-Control"]) == ("oui", "no-cache")
    assert (script.headers["X-Partout"], script.headers["Cache-Control"]) == ("oui", "un an")


def test_types_let_modules_load_and_webassembly_stream(address: str) -> None:
    assert get(f"{address}js/x.js").headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert get(f"{address}m.wasm").headers["Content-Type"] == "application/wasm"


def test_a_compressed_twin_goes_to_who_accepts_it(address: str) -> None:
    packed = get(f"{address}js/x.js", Accept_Encoding="gzip, deflate")
    assert (packed.headers["Content-Encoding"], gzip.decompress(packed.read())) == ("gzip", b"x()")
    assert get(f"{address}js/x.js").read() == b"x()"


def test_what_has_not_changed_is_not_sent_again(address: str) -> None:
    tag = get(address).headers["ETag"]
    again = get(address, If_None_Match=tag)
    assert (again.status, again.read()) == (304, b"")


def test_an_absent_page_gets_the_page_that_says_so(address: str) -> None:
    absent = get(f"{address}absent/")
    assert (absent.status, absent.read()) == (404, b"<p>absente")


@pytest.mark.parametrize("outside", ["../secret", "%2e%2e/secret", "js/../../secret"])
def test_nothing_outside_the_site_is_served(address: str, outside: str, tmp_path: Path) -> None:
    (tmp_path.parent / "secret").write_text("secret", "utf-8")
    assert get(address + outside).status == 404


def test_a_stopped_server_answers_no_one_not_even_on_an_open_connection(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>accueil", "utf-8")
    with serving(tmp_path) as served:
        connection = http.client.HTTPConnection(urlsplit(served).netloc, timeout=5)
        connection.request("GET", "/")
        assert connection.getresponse().read() == b"<p>accueil"
    assert connection.sock.recv(1) == b""
