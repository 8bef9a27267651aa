"""Pyodide's engine, read and written again, does not change; an image lays its photograph."""

from __future__ import annotations

import struct

import pytest

from theme.engine import ENGINE, GLUE, LOADER, EngineError, glue, image, instructions, wasm
from theme.engine.heap import emptied
from theme.publish.site.bundle import PYODIDE

ENGINE_BYTES = (PYODIDE / ENGINE).read_bytes()
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


def test_imports_are_read_and_written_whole() -> None:
    imports = wasm.imports(SECTIONS[wasm.IMPORT])
    assert wasm.with_imports(imports) == SECTIONS[wasm.IMPORT]
    assert {found.kind for found in imports} == {wasm.FUNCTION, wasm.VARIABLE}


def test_every_instruction_of_the_engine_is_known() -> None:
    """A body ends exactly where its last instruction does, and calls functions that exist."""
    bodies = wasm.bodies(SECTIONS[wasm.CODE])
    imports = wasm.imports(SECTIONS[wasm.IMPORT])
    functions = len(bodies) + sum(found.kind == wasm.FUNCTION for found in imports)
    named = {found for body in bodies for found in instructions.named(body)}
    called = {place for kind, place in named if kind == wasm.FUNCTION}
    assert len(called) > 8_000
    assert max(called) < functions


def test_an_unknown_instruction_is_refused() -> None:
    with pytest.raises(ValueError, match="0xff"):
        list(instructions.named(b"\x00\xff\x0b"))


def test_the_table_holds_functions_that_exist() -> None:
    entries = wasm.in_table(SECTIONS[wasm.ELEMENT])
    assert len(entries) > 5_000
    assert max(function for _, function in entries) < 20_000
    assert wasm.vector(wasm.with_table(entries)) == SECTIONS[wasm.ELEMENT]


@pytest.mark.parametrize("value", [0, 1, 127, 128, 16_383, 16_384, 2**32 - 1])
def test_numbers_are_written_as_they_are_read(value: int) -> None:
    written = wasm.written(value)
    assert wasm.number(b"\xff" + written, 1) == (value, 1 + len(written))


def test_what_is_not_webassembly_is_refused() -> None:
    with pytest.raises(ValueError, match="WebAssembly"):
        wasm.sections(b"<!doctype html>")


def test_the_script_of_another_form_is_refused() -> None:
    loader = (PYODIDE / LOADER).read_text("utf-8")
    with pytest.raises(EngineError, match="forme attendue"):
        glue.reduced("export default 1;", loader, {"fd_write"})


def test_the_script_must_give_what_is_asked() -> None:
    loader, script = ((PYODIDE / name).read_text("utf-8") for name in (LOADER, GLUE))
    with pytest.raises(EngineError, match="demande"):
        glue.reduced(script, loader, {"fd_write", "unheard_of"})


def test_the_image_lays_the_photograph() -> None:
    """Pages that hold something are laid where they were, and only those."""
    words = [0x1234, 16, 0, 0]
    memory = bytearray(40 * image.PAGE)
    for page in (0, 1, 7, 39):
        memory[page * image.PAGE + page] = page + 1
    made = image.image(struct.pack("<4I", *words) + memory)
    assert image.header(made) == words
    content = dict(wasm.sections(made))[wasm.DATA]
    expected = wasm.with_segments(
        (place * image.PAGE, bytes(memory[place * image.PAGE :][: pages * image.PAGE]))
        for place, pages in ((0, 2), (7, 1), (39, 1))
    )
    assert content == expected
    laid = bytearray(len(memory))
    for at, place, length in wasm.segments(made):
        laid[place : place + length] = made[at : at + length]
    assert laid == memory


@pytest.mark.parametrize(
    ("value", "form"), [(0, "00"), (63, "3f"), (64, "c000"), (4096, "8020"), (8192, "80c000")]
)
def test_signed_numbers_keep_their_sign(value: int, form: str) -> None:
    assert wasm.signed(value).hex() == form


def test_a_memory_whose_blocks_do_not_join_up_is_refused() -> None:
    """Another allocator than the one whose free blocks are known."""
    with pytest.raises(EngineError, match="n'a plus la forme attendue"):
        emptied(struct.pack("<4I", 0, 16, 0, 0) + b"\x11\0\0\0" * (1 << 22), [*SECTIONS.items()])
