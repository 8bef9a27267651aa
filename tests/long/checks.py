"""Checks too long for the test command: `python3 build.py check [--long] [--only NAME]`.

To add one, add a `Check` to `checks()`: its `run` says each fault and gives their number.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from calculators.francais.nombres import au_pluriel, nombre
from theme.publish import ROOT, BuildError
from theme.publish.dev import reproducible

SLICE = 2_000
SHORT, LONG = 2_000, 1_000_000
"""Inputs of each reader."""
SHOWN = 20


@dataclass(frozen=True)
class Check:
    """`run(long)` gives the number of faults."""

    name: str
    run: Callable[[bool], int]


def checks() -> list[Check]:
    """All of them, in order."""
    from tests.fuzz.lecteurs import LECTEURS
    from tests.long import worker

    return [
        *(Check(lecteur.nom, partial(_fuzz, lecteur.nom)) for lecteur in LECTEURS),
        Check("dans la page", worker.with_network),
        Check("dans la page, hors ligne", worker.without_network),
        Check("les mêmes octets", _same_bytes),
        Check("Pyodide tel quel", _plain),
    ]


def run(*, long: bool, only: str = "", seed: int | None = None) -> int:
    """Run those whose name holds `only`; 1 if one of them finds a fault.

    With a seed, that input of those readers alone.
    """
    chosen = [check for check in checks() if only in check.name]
    if not chosen:
        names = ", ".join(check.name for check in checks())
        raise BuildError(f"Aucune vérification ne s’appelle « {only} ». Noms : {names}.")
    if seed is not None:
        return _replay([check.name for check in chosen], seed)
    return 1 if sum(_timed(check, long) for check in chosen) else 0


def _same_bytes(long: bool) -> int:
    """Two builds, in two folders, with Git and without; only when there is time for them."""
    try:
        if long:
            reproducible.reproducible()
    except BuildError as error:
        print(error, flush=True)
        return 1
    return 0


def _plain(long: bool) -> int:
    """Every test of the browser on a site with Pyodide as it comes; only when there is time."""
    tests = (sys.executable, "build.py", "test", "--plain", "tests/browser")
    return int(long and subprocess.run(tests, cwd=ROOT, check=False).returncode != 0)


def _timed(check: Check, long: bool) -> int:
    start = time.monotonic()
    faults = check.run(long)
    verdict = au_pluriel(faults, "faute") if faults else "ok"
    print(f"{verdict:>8}  {check.name}, {time.monotonic() - start:.0f} s", flush=True)
    return faults


def _fuzz(name: str, long: bool) -> int:
    """Have a reader read its inputs, on every core; says the seed of each fault."""
    number = LONG if long else SHORT
    slices = [(name, first, min(first + SLICE, number)) for first in range(0, number, SLICE)]
    faults, done = 0, 0
    with multiprocessing.Pool(os.cpu_count()) as pool:
        for tried, found in pool.imap_unordered(_try, slices):
            done += tried
            for fault in found[: max(0, SHOWN - faults)]:
                print(f"\r{name}, {fault}", flush=True)
            faults += len(found)
            _progress(name, done, number)
    return faults


def _try(piece: tuple[str, int, int]) -> tuple[int, list[str]]:
    """How many inputs were read, and the faults."""
    name, first, last = piece
    return last - first, list(_faults(name, range(first, last)))


def _faults(name: str, seeds: range) -> Iterator[str]:
    from tests.fuzz.lecteurs import LECTEURS, essayer

    lecteur = next(one for one in LECTEURS if one.nom == name)
    for seed in seeds:
        if found := essayer(lecteur, seed):
            yield found


def _replay(names: list[str], seed: int) -> int:
    found = [fault for name in names for fault in _faults(name, range(seed, seed + 1))]
    print("\n".join(found) or "ok", flush=True)
    return 1 if found else 0


def _progress(name: str, done: int, number: int) -> None:
    """A line that writes over itself, on a terminal only."""
    if sys.stdout.isatty():
        end = "\r" if done < number else "\r\x1b[K"
        print(f"{name} : {nombre(done)} sur {nombre(number)} entrées", end=end, flush=True)
