"""The site that is built starts Python fast: a build that could not make it so has only warned."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.mark.fast_start
def test_the_site_holds_the_image_and_the_split_engine(site_folder: Path) -> None:
    for name in ("image.*.wasm", "pyodide.*.asm.wasm", "second.*.wasm"):
        assert len([*site_folder.glob(f"pyodide/{name}")]) == 1, name
