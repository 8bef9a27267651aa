"""Settings shared by all the tests, also when they run inside Pyodide."""

from __future__ import annotations

import sys

from hypothesis import settings

# The same examples each time: a test that fails must fail again. No deadline: machines differ.
settings.register_profile("guide", deadline=None, derandomize=True)
settings.register_profile("pyodide", settings.get_profile("guide"), max_examples=20)
settings.load_profile("pyodide" if sys.platform == "emscripten" else "guide")
