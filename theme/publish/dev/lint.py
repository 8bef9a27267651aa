"""Runs the linters, the type checkers and the tests, all of them whatever the first ones say."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from theme.publish import MODULES, ROOT
from theme.publish.dev.setup import environment

BIN = MODULES / ".bin"
MODULE = (sys.executable, "-m")
CHECKS = {
    "ruff check": (*MODULE, "ruff", "check", "--quiet", "--output-format=concise"),
    "ruff format": (*MODULE, "ruff", "format", "--check", "--quiet"),
    "mypy": (*MODULE, "mypy", "--no-error-summary"),
    "biome": (str(BIN / "biome"), "ci", "--error-on-warnings", "--colors=off"),
    "tsc": (str(BIN / "tsc"), "--project", "tsconfig.json"),
}
# Folders of tests that want the built site, a browser or Pyodide.
SLOW = ("tests/browser", "tests/built", "tests/engine", "tests/pyodide")


def run_all(*, quick: bool, options: list[str]) -> int:
    """Run the checks side by side, then pytest, whose closing line ends; 0 when all is well."""
    failed = _run_checks()
    if failed:
        print(f"Échec, voir plus haut : {', '.join(failed)}. Suivent les tests.", flush=True)
    return _pytest(quick=quick, options=options) or bool(failed)


def _run_checks() -> list[str]:
    """The names of the checks that fail, their output shown."""
    start = time.monotonic()
    running = {
        name: subprocess.Popen(
            command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        for name, command in CHECKS.items()
    }
    failed = []
    for name, process in running.items():
        output = process.communicate()[0].decode(errors="replace").strip()
        print(f"{'échec' if process.returncode else 'ok':>6}  {name}", flush=True)
        if process.returncode:
            failed.append(name)
            print(output, flush=True)
    print(f"Vérifications : {time.monotonic() - start:.1f} s", flush=True)
    return failed


def _pytest(*, quick: bool, options: list[str]) -> int:
    skipped = [f"--ignore={folder}" for folder in SLOW] if quick else []
    fewer = ["--hypothesis-profile=quick"] if quick else []
    workers = ["-n", str(os.cpu_count() or 1)]
    chosen = ["-m", "not fast_start"] if os.environ.get("PLAIN") else []
    command = [*MODULE, "pytest", *workers, *skipped, *fewer, *chosen, *options]
    return subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode
