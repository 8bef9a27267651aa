"""The same starts in Firefox and WebKitGTK, asked through their own automation protocols.

Their clocks are read from outside, some 20 times a second: enough for seconds. WebKitGTK keeps
nothing between two automated sessions: only its first visits are measured.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.bench.network import FIBRE, LOOPBACK, serving_over
from tests.bench.pages import Subject
from theme.publish import SITE

FIREFOX, WEBKIT = "firefox-esr", "WebKitWebDriver"
PACKAGES = {FIREFOX: "firefox-esr", WEBKIT: "webkit2gtk-driver xvfb"}
MARIONETTE, WEBDRIVER = 2828, 4477
STAY, MINUTE, PAUSE = 10, 60, 0.05
# The time of the page when its first live result is there, null until then.
READY = """
const done = [...document.querySelectorAll("output, [data-barre]")].some((e) => e.textContent);
return location.href === arguments[0] && done ? performance.now() : null;
"""
Run = Callable[[str, dict[str, Any]], Any]
"""Sends a WebDriver command, in Firefox's spelling, and gives its value."""


def table(subjects: tuple[Subject, ...], pages: Path) -> str:
    """First and later visits of each subject in each browser, in seconds."""
    rows = [
        "| browser | start | cold, loopback | cold, 10 Mbit/s 40 ms | second visit | third |",
        "|---|---|---|---|---|---|",
    ]
    for name, program, browser, visits in (
        ("Firefox ESR", FIREFOX, firefox, 3),
        ("WebKitGTK", WEBKIT, webkit, 1),
    ):
        if shutil.which(program) is None:
            rows.append(f"| {name} | absent: apt-get install {PACKAGES[program]} | | | | |")
            continue
        for subject in subjects:
            folder = SITE if subject.ours else pages
            with serving_over(LOOPBACK, folder) as (address, _):
                times = _times(browser, address + subject.address, visits)
            with serving_over(FIBRE, folder) as (address, _):
                slow = _times(browser, address + subject.address, 1)
            cells = [f"{t:.2f} s" for t in (times[0], *slow, *times[1:])] + ["–"] * (3 - visits)
            rows.append(f"| {name} | {subject.name} | {' | '.join(cells)} |")
            print(rows[-1], flush=True)
    return "\n".join(rows) + "\n"


def _times(browser: Callable[[Path], Any], address: str, visits: int) -> list[float]:
    """Seconds to the first live result, visit after visit, with one new profile."""
    found = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for _ in range(visits):
            with browser(Path(profile)) as run:
                run("WebDriver:Navigate", {"url": address})
                found.append(_wait(run, address))
                time.sleep(STAY)
    return found


def _wait(run: Run, address: str) -> float:
    end = time.monotonic() + MINUTE
    while time.monotonic() < end:
        value = run("WebDriver:ExecuteScript", {"script": READY, "args": [address]})
        if value is not None:
            return float(value) / 1000
        time.sleep(PAUSE)
    raise TimeoutError(address)


@contextmanager
def firefox(profile: Path) -> Iterator[Run]:
    """A Firefox with this profile, that does not wait for pages to be loaded."""
    command = [FIREFOX, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    with ExitStack() as stack:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        stack.callback(process.wait)
        stack.callback(process.terminate)
        line = stack.enter_context(_connect(MARIONETTE))
        stream = stack.enter_context(line.makefile("rb"))
        numbers = itertools.count()
        _read(stream)

        def run(name: str, values: dict[str, Any]) -> Any:
            content = json.dumps([0, next(numbers), name, values])
            line.sendall(f"{len(content)}:{content}".encode())
            _, _, error, result = _read(stream)
            if error:
                raise OSError(error["message"])
            return result.get("value") if isinstance(result, dict) else result

        run("WebDriver:NewSession", {"pageLoadStrategy": "none"})
        stack.callback(run, "Marionette:Quit", {"flags": ["eAttemptQuit"]})
        yield run


def _connect(port: int) -> socket.socket:
    for _ in range(int(MINUTE / PAUSE)):
        try:
            return socket.create_connection(("127.0.0.1", port))
        except OSError:
            time.sleep(PAUSE)
    raise TimeoutError(f"port {port}")


def _read(stream: Any) -> Any:
    size = b""
    while (byte := stream.read(1)) != b":":
        size += byte
    return json.loads(stream.read(int(size)))


@contextmanager
def webkit(_profile: Path) -> Iterator[Run]:
    """A WebKitGTK browser, in a screen of its own."""
    command = ["xvfb-run", "--auto-servernum", WEBKIT, f"--port={WEBDRIVER}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        _connect(WEBDRIVER).close()
        options = {"webkitgtk:browserOptions": {"args": ["--automation"]}}
        wanted = {"capabilities": {"alwaysMatch": {"pageLoadStrategy": "none", **options}}}
        session = _post("/session", wanted)["sessionId"]
        paths = {"WebDriver:Navigate": "/url", "WebDriver:ExecuteScript": "/execute/sync"}
        yield lambda name, values: _post(f"/session/{session}{paths[name]}", values)
    finally:
        os.killpg(process.pid, 15)
        process.wait()


def _post(path: str, values: dict[str, Any]) -> Any:
    address = f"http://127.0.0.1:{WEBDRIVER}{path}"
    request = urllib.request.Request(address, json.dumps(values).encode())
    with urllib.request.urlopen(request, timeout=MINUTE) as answer:  # noqa: S310
        return json.load(answer)["value"]
