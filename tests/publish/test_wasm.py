"""Pyodide's engine, read and written again, does not change; its light copy keeps every place."""

from __future__ import annotations

import pytest

from theme.publish import bundle, wasm
from theme.publish.lighten import ENGINE

ENGINE_BYTES = (bundle.PYODIDE / ENGINE).read_bytes()
SECTIONS = dict(wasm.sections(ENGINE_BYTES))


def test_sections_are_read_and_written_whole() -> None:
    assert wasm.assembled(wasm.sections(ENGINE_BYTES)) == ENGINE_BYTES


def test_bodies_are_read_and_written_whole() -> None:
    bodies = wasm.bodies(SECTIONS[wasm.CODE])
    assert wasm.with_bodies(bodies) == SECTIONS[wasm.CODE]
    assert len(bodies) == wasm.count(SECTIONS[wasm.CODE]) > 10_000


def test_exports_are_read_and_written_whole() -> None:
    exports = wasm.exports(SECTIONS[wasm.EXPORT])
    assert wasm.with_exports(exports) == SECTIONS[wasm.EXPORT]
    assert "malloc" in {export.name for export in exports}


@pytest.mark.parametrize("value", [0, 1, 127, 128, 16_383, 16_384, 2**32 - 1])
def test_numbers_are_written_as_they_are_read(value: int) -> None:
    written = wasm.written(value)
    assert wasm.number(b"\xff" + written, 1) == (value, 1 + len(written))


def test_what_is_not_webassembly_is_refused() -> None:
    with pytest.raises(ValueError, match="WebAssembly"):
        wasm.sections(b"<!doctype html>")


def test_the_light_engine_keeps_the_place_and_the_type_of_each_function() -> None:
    light = dict(wasm.sections((bundle.compile_python() / ENGINE).read_bytes()))
    changed = {kind for kind, content in SECTIONS.items() if light[kind] != content}
    assert changed == {wasm.EXPORT, wasm.CODE}
    pairs = zip(wasm.bodies(SECTIONS[wasm.CODE]), wasm.bodies(light[wasm.CODE]), strict=True)
    kept = [new == old for old, new in pairs if new != wasm.UNREACHABLE_BODY]
    assert all(kept)
    assert 2000 < len(kept) < 4000
