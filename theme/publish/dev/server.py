"""Serves site/ on this machine as a careful host would: types, compression, caches, `_headers`."""

from __future__ import annotations

import hashlib
import http.server
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit
from weakref import WeakSet

from theme.publish import SITE

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
    ".gzip": "application/gzip",
}
ENCODINGS = {"br": ".br", "gzip": ".gz"}


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers GET and HEAD with the files of one site."""

    protocol_version = "HTTP/1.1"
    site = SITE

    def do_GET(self) -> None:
        self._answer(body=True)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the inherited name
        """Say nothing: a page asks for many files."""

    def _answer(self, *, body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self._find(path)
        if file is not None and file.is_dir():
            self._send(HTTPStatus.MOVED_PERMANENTLY, {"Location": path + "/"}, b"")
        elif file is not None:
            self._send_file(HTTPStatus.OK, path, file, body=body)
        elif (self.site / "404.html").exists():
            self._send_file(HTTPStatus.NOT_FOUND, "/404.html", self.site / "404.html", body=body)
        else:
            self._send(HTTPStatus.NOT_FOUND, {}, b"")

    def _find(self, path: str) -> Path | None:
        """The file (or the folder, to be redirected) at this address; None outside of the site."""
        target = (self.site / path.lstrip("/")).resolve()
        if not target.is_relative_to(self.site.resolve()) or not target.exists():
            return None
        if target.is_dir() and path.endswith("/"):
            target /= "index.html"
        return target if target.exists() else None

    def _send_file(self, status: HTTPStatus, path: str, file: Path, *, body: bool) -> None:
        twin, encoding = self._best_twin(file)
        stat = twin.stat()
        tag = _tag(twin, stat.st_mtime_ns, stat.st_size)
        headers = {
            "Content-Type": TYPES.get(file.suffix, "application/octet-stream"),
            "ETag": tag,
            "Vary": "Accept-Encoding",
            **headers_for(self.site, path),
        }
        if encoding:
            headers["Content-Encoding"] = encoding
        if status is HTTPStatus.OK and tag in self.headers.get("If-None-Match", ""):
            self._send(HTTPStatus.NOT_MODIFIED, headers, b"")
        else:
            self._send(status, headers, twin.read_bytes(), body=body)

    def _best_twin(self, file: Path) -> tuple[Path, str]:
        """The smallest form of the file that the client accepts."""
        accepted = {part.split(";")[0].strip() for part in self._accepted_encodings()}
        for encoding, suffix in ENCODINGS.items():
            twin = file.with_name(file.name + suffix)
            if encoding in accepted and twin.exists():
                return twin, encoding
        return file, ""

    def _accepted_encodings(self) -> list[str]:
        return str(self.headers.get("Accept-Encoding", "")).split(",")

    def _send(
        self, status: HTTPStatus, headers: dict[str, str], content: bytes, *, body: bool = True
    ) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if body:
            self.wfile.write(content)


class Server(http.server.ThreadingHTTPServer):
    """A server whose threads end with it, and that a browser hanging up does not disturb."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], handler: type[Handler]) -> None:
        self.connections: WeakSet[socket.socket] = WeakSet()
        super().__init__(address, handler)

    def get_request(self) -> tuple[socket.socket, object]:
        """Remember the connection, which a browser keeps open between two requests."""
        connection, client = super().get_request()
        self.connections.add(connection)
        return connection, client

    def hang_up(self) -> None:
        """Answer nobody any more, those whose connection is open neither."""
        self.shutdown()
        for connection in list(self.connections):
            with suppress(OSError):  # closed meanwhile
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is its own business."""


@contextmanager
def serving(site: Path = SITE, port: int = 0) -> Iterator[str]:
    """Serve `site` in the background; give the address, with a free port unless one is asked."""
    handler = type("SiteHandler", (Handler,), {"site": site})
    with Server(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.hang_up()


def headers_for(site: Path, path: str) -> dict[str, str]:
    """The headers that `_headers` gives for an address; rules that match add up."""
    rules = site / "_headers"
    if not rules.exists():
        return {}
    found: dict[str, str] = {}
    for pattern, headers in read_rules(rules, rules.stat().st_mtime_ns).items():
        if pattern == path or (pattern.endswith("*") and path.startswith(pattern[:-1])):
            for name, value in headers.items():
                found[name] = f"{found[name]}, {value}" if name in found else value
    return found


@lru_cache(maxsize=4)
def read_rules(rules: Path, _changed: int) -> dict[str, dict[str, str]]:
    """The rules of a `_headers` file: an address, then its headers, indented."""
    read: dict[str, dict[str, str]] = {}
    address = ""
    for line in rules.read_text("utf-8").splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            read[address][name] = value
        elif line:
            address = line
            read[address] = {}
    return read


@lru_cache(maxsize=1024)
def _tag(file: Path, _changed: int, _size: int) -> str:
    return f'"{hashlib.sha256(file.read_bytes()).hexdigest()[:16]}"'
