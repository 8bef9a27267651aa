"""The checks that take long, outside of the test command: `build.py check --long [--only NAME]`."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping

from theme.publish import ROOT, BuildError, long_worker, reproducible


def plain() -> int:
    """Every test of the browser, on a site with Pyodide as it comes."""
    tests = (sys.executable, "build.py", "test", "--plain", "tests/browser")
    return int(subprocess.run(tests, cwd=ROOT, check=False).returncode != 0)


def same_bytes() -> int:
    """Two builds, in two folders, with Git and without."""
    try:
        reproducible.reproducible()
    except BuildError as error:
        print(error, flush=True)
        return 1
    return 0


CHECKS: Mapping[str, Callable[[], int]] = {
    "worker": long_worker.with_network,
    "offline": long_worker.without_network,
    "reproducible": same_bytes,
    "plain": plain,
}
"""Each gives its number of faults, and says them."""


def run(only: str) -> int:
    """Run those whose name holds `only`; 1 if one finds a fault, after all have run."""
    found = 0
    for name, check in CHECKS.items():
        if only in name:
            start = time.monotonic()
            faults = check()
            found += faults
            print(f"{name} : {faults} faute(s), {time.monotonic() - start:.0f} s", flush=True)
    return int(found > 0)
