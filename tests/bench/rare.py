"""How often an ordinary situation wants what the engine does not have at once, and what that costs.

Measured under Node: a page whose worker holds the rest waits as long; before, a download more.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from theme.engine.make import IMAGE, answer, misses
from theme.publish.site import bundle, situations

NUMBER, SEED = 1_000, 1_001
UNUSUAL = {
    "situation": {"reponses": {"total": "1"}},
    "aujourdhui": "2026-11-26",
    "base": "../",
    "rien": 1.5e-9,
}
"""A number that no page writes: for the cost of a miss, when there is none in a thousand."""


def table() -> str:
    """A sentence: misses per thousand situations, milliseconds of the first."""
    made = bundle.made()
    calls = situations.calls(NUMBER, seed=SEED)
    with tempfile.TemporaryDirectory() as name:
        folder = shutil.copytree(made, Path(name) / "made")
        found = misses(bundle.PYODIDE, folder, calls)
        answer(folder, folder / IMAGE, folder, [*found, ("versement", json.dumps(UNUSUAL))])
        brought = json.loads((folder / "brought.json").read_text("utf-8"))
    first = ", ".join(f"{what} {milliseconds:.0f} ms" for what, milliseconds in brought.items())
    thousand = len(found) * 1_000 / len(calls)
    return f"Misses per thousand situations: {thousand:.1f}; the first: {first or 'none'}.\n"
