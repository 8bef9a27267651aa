"""Pyodide's engine, read and written again, does not change; its light copy keeps every place."""

from __future__ import annotations

import struct

import pytest

from theme.publish import BuildError, bundle, glue, image, instructions, wasm
from theme.publish.lighten import ENGINE, GLUE, LOADER

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
    places = wasm.in_table(SECTIONS[wasm.ELEMENT])
    assert len(places) > 5_000
    assert max(places) < 20_000


@pytest.mark.parametrize("value", [0, 1, 127, 128, 16_383, 16_384, 2**32 - 1])
def test_numbers_are_written_as_they_are_read(value: int) -> None:
    written = wasm.written(value)
    assert wasm.number(b"\xff" + written, 1) == (value, 1 + len(written))


def test_what_is_not_webassembly_is_refused() -> None:
    with pytest.raises(ValueError, match="WebAssembly"):
        wasm.sections(b"<!doctype html>")


def test_the_light_engine_keeps_the_place_and_the_type_of_each_function() -> None:
    light = dict(wasm.sections((bundle.compile_python() / ENGINE).read_bytes()))
    changed = {kind for kind, content in SECTIONS.items() if light.get(kind) != content}
    assert changed == {wasm.IMPORT, wasm.EXPORT, wasm.CODE, wasm.DATA, wasm.DATA_COUNT}
    pairs = zip(wasm.bodies(SECTIONS[wasm.CODE]), wasm.bodies(light[wasm.CODE]), strict=True)
    kept = [new == old for old, new in pairs if new != wasm.UNREACHABLE_BODY]
    assert kept.count(False) == 1, "les constructeurs ne remplissent que des tables"
    assert 2000 < len(kept) < 4000


def test_the_light_engine_takes_the_same_imports_in_the_same_places() -> None:
    light = dict(wasm.sections((bundle.compile_python() / ENGINE).read_bytes()))
    named = {
        place
        for body in wasm.bodies(light[wasm.CODE])
        for kind, place in instructions.named(body)
        if kind == wasm.FUNCTION
    }
    before, after = wasm.imports(SECTIONS[wasm.IMPORT]), wasm.imports(light[wasm.IMPORT])
    assert [(one.kind, one.form) for one in before] == [(one.kind, one.form) for one in after]
    functions = [pair for pair in zip(before, after, strict=True) if pair[0].kind == wasm.FUNCTION]
    kept = [old == new for place, (old, new) in enumerate(functions) if place in named]
    assert all(kept)
    assert 50 < len(kept) < len(functions) / 2


def test_the_script_of_another_form_is_refused() -> None:
    loader = (bundle.PYODIDE / LOADER).read_text("utf-8")
    with pytest.raises(BuildError, match="forme attendue"):
        glue.reduced("export default 1;", loader, {"fd_write"})


def test_the_script_must_give_what_is_asked() -> None:
    loader, script = ((bundle.PYODIDE / name).read_text("utf-8") for name in (LOADER, GLUE))
    with pytest.raises(BuildError, match="demande"):
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
