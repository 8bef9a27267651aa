"""A server that counts the bytes it sends, as slowly as a given network would."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from theme.publish.dev.server import Handler, Server

PIECE = 8192


@dataclass(frozen=True)
class Network:
    """A rate in bits per second (0: no limit) and a round trip in seconds."""

    name: str
    rate: int = 0
    round_trip: float = 0.0


LOOPBACK = Network("boucle locale")
FIBRE = Network("10 Mbit/s, 40 ms", 10_000_000, 0.040)


@dataclass
class Line:
    """What goes through the network: every connection shares its rate."""

    network: Network
    bytes_sent: int = 0
    requests: int = 0
    _free_at: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def carry(self, size: int) -> None:
        """Wait for as long as the line needs to carry `size` bytes."""
        with self._lock:
            self.bytes_sent += size
            if not self.network.rate:
                return
            self._free_at = max(self._free_at, time.monotonic()) + size * 8 / self.network.rate
            wait = self._free_at - time.monotonic()
        if wait > 0:
            time.sleep(wait)


class _Writer:
    """The output of a connection, piece by piece through the line."""

    def __init__(self, output: Any, line: Line) -> None:
        self._output, self._line = output, line

    def write(self, content: bytes) -> int:
        for start in range(0, len(content), PIECE):
            piece = content[start : start + PIECE]
            self._line.carry(len(piece))
            self._output.write(piece)
        return len(content)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._output, name)


class _SlowHandler(Handler):
    line: Line

    def setup(self) -> None:
        super().setup()
        self.wfile: Any = _Writer(self.wfile, self.line)
        time.sleep(self.line.network.round_trip)  # opening a connection takes a round trip

    def do_GET(self) -> None:  # noqa: N802 - the inherited name
        self.line.requests += 1
        time.sleep(self.line.network.round_trip)
        super().do_GET()


@contextmanager
def serving_over(network: Network, site: Path) -> Iterator[tuple[str, Line]]:
    """Serve `site` through `network`; give its address and its line."""
    line = Line(network)
    handler = type("SlowHandler", (_SlowHandler,), {"site": site, "line": line})
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/", line
        finally:
            server.shutdown()
