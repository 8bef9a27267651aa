"""Settings shared by all the tests, also when they run inside Pyodide."""

from __future__ import annotations

import gc
import sys

import pytest
from hypothesis import settings

# The same examples each time: a test that fails must fail again. No deadline: machines differ.
settings.register_profile("guide", deadline=None, derandomize=True)
settings.register_profile("pyodide", settings.get_profile("guide"), max_examples=20)
settings.load_profile("pyodide" if sys.platform == "emscripten" else "guide")


def pytest_configure(config: pytest.Config) -> None:
    """A slip in the sources is said once, rather than by each test that meets it."""
    if sys.platform == "emscripten" or hasattr(config, "workerinput"):
        return
    from theme.publish.pages import sources

    if found := sources.faults():
        pytest.exit("\n".join(found), returncode=pytest.ExitCode.TESTS_FAILED)


def pytest_collection_finish() -> None:
    """What all the tests are made of lives until the end: looking it over again serves nothing."""
    gc.collect()
    gc.freeze()
