"""Makes a light copy of Pyodide's engine: the functions that the calculators call, no others.

Python's WebAssembly holds some 17,000 functions; a calculation calls less than 3,000 of them. The
others keep their place and their type, but their body is one instruction, `unreachable`: calling
one stops Python, never gives a wrong result, and the page then starts Pyodide whole. Which ones are
called is *observed*: every function of a first copy notes that it was called, and this copy answers
many situations (see answer.mjs). Memory, data and the numbers of functions are those of Pyodide.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from theme.publish import ROOT, BuildError, wasm
from theme.publish.setup import node, run
from theme.publish.situations import calls
from theme.publish.wasm import Export

ENGINE, GLUE, LOADER = "pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs"
OBSERVER = ROOT / "theme" / "publish" / "answer.mjs"
OBSERVED = 2500
"""Situations answered to see which functions are called; the tests ask others."""
_NOTE_ONE = b"\x41\x01\x24"
"""i32.const 1, global.set…"""
_NEW_VARIABLE = b"\x7f\x01\x41\x00\x0b"
"""A number that may change, zero at first."""
_IDENTIFIER = re.compile(r"[\w$]+")
_ASSIGNMENT = re.compile(
    r'([\w$]+)=(?:Module\["[\w$]+"\]=)?wasmExports\["([\w$]+)"\](?:\.value>>>0)?'
)


def lighten(pyodide: Path, library: Path, folder: Path) -> None:
    """Write in `folder` the light engine, from Pyodide's folder and the zip `library` it runs."""
    counted = folder / "compte"
    counted.mkdir()
    engine = (pyodide / ENGINE).read_bytes()
    (counted / ENGINE).write_bytes(_counting(engine))
    shutil.copyfile(pyodide / GLUE, counted / GLUE)
    (counted / "situations.json").write_text(json.dumps(calls(OBSERVED)), "utf-8")
    run(node(), OBSERVER, counted, library, counted, what="l'observation de Pyodide")
    called = set(json.loads((counted / "called.json").read_text("utf-8")))
    glue, loader = (pyodide / GLUE).read_text("utf-8"), (pyodide / LOADER).read_text("utf-8")
    wanted = _wanted(engine, _without_table(glue) + loader)
    (folder / ENGINE).write_bytes(_light(engine, called, wanted))
    (folder / GLUE).write_text(_light_glue(glue, wanted), "utf-8")
    shutil.rmtree(counted)


def _counting(engine: bytes) -> bytes:
    """A copy where each function notes, in a variable « @number » of its own, that it is called."""
    parts = wasm.sections(engine)
    by_kind = dict(parts)
    code = wasm.bodies(by_kind[wasm.CODE])
    first = len(wasm.imported_variables(by_kind[wasm.IMPORT])) + wasm.count(by_kind[wasm.GLOBAL])
    noting = []
    for place, body in enumerate(code):
        at = wasm.after_locals(body)
        noting.append(body[:at] + _NOTE_ONE + wasm.written(first + place) + body[at:])
    notes = [Export(f"@{place}", wasm.VARIABLE, first + place) for place in range(len(code))]
    given = wasm.exports(by_kind[wasm.EXPORT])
    return wasm.assembled(
        _replaced(
            parts,
            {
                wasm.GLOBAL: wasm.appended(by_kind[wasm.GLOBAL], [_NEW_VARIABLE] * len(code)),
                wasm.EXPORT: wasm.with_exports([*given, *notes]),
                wasm.CODE: wasm.with_bodies(noting),
            },
        )
    )


def _light(engine: bytes, called: set[int], wanted: set[str]) -> bytes:
    """A copy where only the functions of `called` have a body, and only `wanted` is exported."""
    parts = wasm.sections(engine)
    by_kind = dict(parts)
    code = [
        body if place in called else wasm.UNREACHABLE_BODY
        for place, body in enumerate(wasm.bodies(by_kind[wasm.CODE]))
    ]
    given = [e for e in wasm.exports(by_kind[wasm.EXPORT]) if e.name in wanted]
    return wasm.assembled(
        _replaced(
            parts,
            {wasm.EXPORT: wasm.with_exports(given), wasm.CODE: wasm.with_bodies(code)},
        )
    )


def _replaced(parts: list[tuple[int, bytes]], new: dict[int, bytes]) -> list[tuple[int, bytes]]:
    return [(kind, new.get(kind, content)) for kind, content in parts]


def _wanted(engine: bytes, scripts: str) -> set[str]:
    """The exports whose name the scripts write somewhere, or that the module asks of itself."""
    by_kind = dict(wasm.sections(engine))
    words = set(_IDENTIFIER.findall(scripts)) | set(wasm.imported_variables(by_kind[wasm.IMPORT]))
    return {
        export.name
        for export in wasm.exports(by_kind[wasm.EXPORT])
        if export.name in words or f"_{export.name}" in words
    }


def _table(glue: str) -> tuple[int, int, int]:
    """Where the glue declares the engine's exports, assigns them, and ends to."""
    start = glue.find("function assignWasmExports(wasmExports){")
    declared, end = glue.rfind(";var ", 0, start), glue.find("}", start)
    if min(start, declared, end) < 0 or "wasmExports[" not in glue[start:end]:
        raise BuildError(f"{GLUE} n'a plus la forme attendue.")
    return declared, start, end


def _without_table(glue: str) -> str:
    """The glue without the list of every export: the names left are the ones it uses."""
    declared, _, end = _table(glue)
    return glue[:declared] + glue[end:]


def _light_glue(glue: str, wanted: set[str]) -> str:
    """The glue that takes from the engine only what it gives."""
    declared, start, end = _table(glue)
    head, _, assignments = glue[start:end].partition("{")
    kept, dropped = [], set()
    for assignment in filter(None, assignments.split(";")):
        found = _ASSIGNMENT.fullmatch(assignment)
        if found and found[2] not in wanted:
            dropped.add(found[1])
        else:
            kept.append(assignment)
    names = glue[declared + len(";var ") : start].rstrip(";").split(",")
    left = ",".join(name for name in names if name not in dropped)
    return f"{glue[:declared]};var {left};{head}{{{';'.join(kept)};{glue[end:]}"
