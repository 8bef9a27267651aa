"""The calculators wait for nothing: no event loop.

A photograph of the memory expects `scheduleCallback` among what Python holds of the page.
"""

from pyodide_js._api import scheduleCallback  # type: ignore[import-not-found]  # noqa: F401


def _initialize_event_loop() -> None:
    pass
