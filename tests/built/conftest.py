"""What is read in the built site, without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from theme.publish.dev import fresh


@pytest.fixture(scope="session")
def site_folder() -> Path:
    """site/, built once if it does not hold what the sources give."""
    return fresh.built()
