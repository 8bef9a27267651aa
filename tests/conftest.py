"""Settings shared by all the tests, also when they run inside Pyodide."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

from calculators import editions
from calculators.editions import Edition
from calculators.editions.fichier import chemin, demandee, lire_edition
from calculators.textes.sections import AAP

# The same examples each time: a test that fails must fail again. No deadline: machines differ.
settings.register_profile("guide", deadline=None, derandomize=True)
settings.register_profile("quick", settings.get_profile("guide"), max_examples=30)
settings.register_profile("pyodide", settings.get_profile("guide"), max_examples=20)
settings.load_profile("pyodide" if sys.platform == "emscripten" else "guide")

editions.choisir(lire_edition(chemin(demandee()), AAP))


def pytest_configure(config: pytest.Config) -> None:
    """A slip in the sources is said once, rather than by each test that meets it."""
    if sys.platform == "emscripten" or hasattr(config, "workerinput"):
        return
    from theme.publish.pages import sources

    if found := sources.faults():
        pytest.exit("\n".join(found), returncode=pytest.ExitCode.TESTS_FAILED)


@pytest.fixture
def bretagne() -> Iterator[Edition]:
    """For what is true of that region alone."""
    yield from _chosen("bretagne")


@pytest.fixture
def nationale() -> Iterator[Edition]:
    yield from _chosen("nationale")


def _chosen(name: str) -> Iterator[Edition]:
    before, edition = editions.edition(), lire_edition(chemin(name), AAP)
    editions.choisir(edition)
    yield edition
    editions.choisir(before)


def pytest_collection_finish() -> None:
    """What all the tests are made of lives until the end: looking it over again serves nothing."""
    gc.collect()
    gc.freeze()
