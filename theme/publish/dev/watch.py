"""Serves the site and builds it again when a source changes."""

from __future__ import annotations

import subprocess
import sys
import time

from theme.publish import ROOT, BuildError
from theme.publish.dev.fresh import source_files
from theme.publish.dev.server import serving

PAUSE = 0.4


def serve(port: int, *, watch: bool) -> None:
    """Serve until interrupted; with `watch`, a change rebuilds in a process that sees new code."""
    try:
        _serve(port, watch=watch)
    except OSError as error:
        raise BuildError(f"Port {port} : {error.strerror}. Essayez --port.") from error


def _serve(port: int, *, watch: bool) -> None:
    with serving(port=port) as address:
        print(f"Le site est servi à l'adresse {address} (Ctrl+C pour arrêter)", flush=True)
        seen = _state()
        while True:
            time.sleep(PAUSE)
            if watch and (now := _state()) != seen:
                seen = now
                subprocess.run([sys.executable, ROOT / "build.py"], cwd=ROOT, check=False)


def _state() -> dict[str, int]:
    """The time of the last change of every source."""
    return {str(path): path.stat().st_mtime_ns for path in source_files()}
