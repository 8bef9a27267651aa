"""Chromium driven through its own pipe (Chrome DevTools Protocol), one page at a time.

A test framework follows every request, and holds each worker until it has greeted it: on a machine
with two cores, a fifth of the times measured. This one says where to go, then asks what was seen.
"""

from __future__ import annotations

import fcntl
import itertools
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

PROGRAM = shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = (
    "--headless",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--password-store=basic",
)
READ, WRITTEN = 3, 4
"""What Chromium reads and writes, by its own convention."""
ABOVE = 10
MINUTE, PAUSE = 60, 0.5
BLOCK = 1 << 20


class Page:
    """The page of a browser just opened. Every method raises OSError when the browser fails."""

    def __init__(self, orders: int, answers: int, script: str) -> None:
        """A browser that reads `orders` and writes `answers`; `script` goes first in every page."""
        self._orders, self._answers = orders, answers
        self._numbers = itertools.count(1)
        self._received = b""
        self._session: dict[str, str] = {}
        targets = self._call("Target.getTargets")["targetInfos"]
        target = next(target["targetId"] for target in targets if target["type"] == "page")
        found = self._call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = {"sessionId": found["sessionId"]}
        self._call("Page.enable")
        self._call("Page.addScriptToEvaluateOnNewDocument", source=script)

    def go(self, address: str, until: str) -> None:
        """Go to an address, then wait, a minute at most, until this expression holds there."""
        self._call("Page.navigate", url=address)
        end = time.monotonic() + MINUTE
        while not self.ask(until):
            if time.monotonic() > end:
                raise TimeoutError(address)
            time.sleep(PAUSE)

    def ask(self, expression: str) -> Any:
        """The value of a JavaScript expression."""
        found = self._call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in found:
            raise OSError(found["exceptionDetails"]["text"])
        return found["result"].get("value")

    def press(self, key: str) -> None:
        """Press a digit, or « Backspace »."""
        values = {"text": key} if key.isdigit() else {"windowsVirtualKeyCode": 8}
        self._call("Input.dispatchKeyEvent", type="keyDown", key=key, **values)
        self._call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def close(self) -> None:
        """Close the browser, which then writes what it keeps."""
        self._session = {}
        self._send("Browser.close", {})

    def _send(self, method: str, values: dict[str, Any]) -> int:
        number = next(self._numbers)
        order = {"id": number, "method": method, "params": values} | self._session
        os.write(self._orders, json.dumps(order).encode() + b"\0")
        return number

    def _call(self, method: str, **values: Any) -> Any:
        number = self._send(method, values)
        answer: Any = {}
        while answer.get("id") != number:
            answer = self._next()
        if "error" in answer:
            raise OSError(f"{method} : {answer['error']['message']}")
        return answer["result"]

    def _next(self) -> Any:
        """The next message, of the browser or of the page."""
        while b"\0" not in self._received:
            block = os.read(self._answers, BLOCK)
            if not block:
                raise OSError("Chromium s'est arrêté.")
            self._received += block
        message, _, self._received = self._received.partition(b"\0")
        return json.loads(message)


@contextmanager
def opened(profile: str, script: str) -> Iterator[Page]:
    """The page of a browser with this profile; see Page for `script`."""
    with ExitStack() as stack:
        read, orders = _pipe()
        answers, written = _pipe()
        with Path(os.devnull).open("wb") as nowhere:
            ends = {1: nowhere.fileno(), 2: nowhere.fileno(), READ: read, WRITTEN: written}
            process = os.posix_spawn(
                PROGRAM,
                [PROGRAM, *ARGUMENTS, f"--user-data-dir={profile}", "about:blank"],
                os.environ,
                file_actions=[(os.POSIX_SPAWN_DUP2, end, place) for place, end in ends.items()],
            )
        os.close(read)
        os.close(written)
        stack.callback(os.waitpid, process, 0)
        for end in (orders, answers):
            stack.callback(os.close, end)
        page = Page(orders, answers, script)
        stack.callback(page.close)
        yield page


def _pipe() -> tuple[int, int]:
    """The two ends of a pipe, far from the numbers that Chromium expects."""
    read, written = os.pipe()
    ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, ABOVE) for end in (read, written)]
    os.close(read)
    os.close(written)
    return ends[0], ends[1]
