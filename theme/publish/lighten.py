"""Makes a light copy of Pyodide's engine: the functions that the calculators call, no others.

Python's WebAssembly holds some 17,000 functions; a calculation calls some 2,500 of them. The
others keep their place and their type, but their body is one instruction, `unreachable`: calling
one stops Python, never gives a wrong result, and the page then starts Pyodide whole. Which ones are
called is *observed*: every function of a first copy notes that it was called, and this copy answers
many situations (see answer.mjs). Memory, data and the numbers of functions are those of Pyodide.

The script that goes with the engine (see glue.py) loses what only the others called.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from theme.publish import ROOT, BuildError, glue, instructions, wasm
from theme.publish.setup import node, run
from theme.publish.situations import calls
from theme.publish.wasm import Export, Import

ENGINE, GLUE, LOADER = "pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs"
OBSERVER, SHRINKER = (ROOT / "theme" / "publish" / name for name in ("answer.mjs", "shrink.mjs"))
OBSERVED = 2500
"""Situations answered to see which functions are called; the tests ask others."""
_NOTE_ONE = b"\x41\x01\x24"
"""i32.const 1, global.set…"""
_NEW_VARIABLE = b"\x7f\x01\x41\x00\x0b"
"""A number that may change, zero at first."""

Sections = list[tuple[int, bytes]]


def lighten(pyodide: Path, library: Path, folder: Path) -> None:
    """Write in `folder` the light engine, from Pyodide's folder and the zip `library` it runs."""
    parts = wasm.sections((pyodide / ENGINE).read_bytes())
    bodies = _kept(parts, _called(parts, pyodide / GLUE, library, folder / "compte"))
    taken = _taken(parts, bodies)
    whole, loader = (pyodide / GLUE).read_text("utf-8"), (pyodide / LOADER).read_text("utf-8")
    asked = {found.name for found in taken if found.kind == wasm.FUNCTION}
    script = glue.reduced(whole, loader, asked)
    exports = wasm.exports(dict(parts)[wasm.EXPORT])
    wanted = glue.wanted(script, loader, [export.name for export in exports])
    light = {
        wasm.IMPORT: wasm.with_imports(taken),
        wasm.EXPORT: wasm.with_exports(found for found in exports if found.name in wanted),
        wasm.CODE: wasm.with_bodies(bodies),
    }
    (folder / ENGINE).write_bytes(wasm.assembled(_replaced(parts, light)))
    (folder / GLUE).write_text(glue.taking(script, wanted), "utf-8")
    run(node(), SHRINKER, folder / GLUE, what=f"la réduction de {GLUE}")


def _called(parts: Sections, script: Path, library: Path, folder: Path) -> set[int]:
    """The places of the functions that a copy of the engine, made in `folder`, calls to answer."""
    folder.mkdir()
    (folder / ENGINE).write_bytes(_counting(parts))
    shutil.copyfile(script, folder / GLUE)
    (folder / "situations.json").write_text(json.dumps(calls(OBSERVED)), "utf-8")
    run(node(), OBSERVER, folder, library, folder, what="l'observation de Pyodide")
    called = json.loads((folder / "called.json").read_text("utf-8"))
    shutil.rmtree(folder)
    return set(called)


def _counting(parts: Sections) -> bytes:
    """A copy where each function notes, in a variable « @number » of its own, that it is called."""
    by_kind = dict(parts)
    code = wasm.bodies(by_kind[wasm.CODE])
    taken = sum(found.kind == wasm.VARIABLE for found in wasm.imports(by_kind[wasm.IMPORT]))
    first = taken + wasm.count(by_kind[wasm.GLOBAL])
    noting = []
    for place, body in enumerate(code):
        at = wasm.after_locals(body)
        noting.append(body[:at] + _NOTE_ONE + wasm.written(first + place) + body[at:])
    notes = [Export(f"@{place}", wasm.VARIABLE, first + place) for place in range(len(code))]
    given = wasm.exports(by_kind[wasm.EXPORT])
    new = {
        wasm.GLOBAL: wasm.appended(by_kind[wasm.GLOBAL], [_NEW_VARIABLE] * len(code)),
        wasm.EXPORT: wasm.with_exports([*given, *notes]),
        wasm.CODE: wasm.with_bodies(noting),
    }
    return wasm.assembled(_replaced(parts, new))


def _kept(parts: Sections, called: set[int]) -> list[bytes]:
    """The bodies of the functions of `called`; in the others' places, one instruction."""
    return [
        body if place in called else wasm.UNREACHABLE_BODY
        for place, body in enumerate(wasm.bodies(dict(parts)[wasm.CODE]))
    ]


def _taken(parts: Sections, bodies: list[bytes]) -> list[Import]:
    """What the light engine takes of the page: an import that no body names takes another's name.

    Imports must keep their places. Those of variables are addresses of JavaScript functions, of
    which Pyodide makes 280 small modules at each start, for drawings: no calculation reads one.
    """
    by_kind = dict(parts)
    named = {found for body in bodies for found in instructions.named(body)}
    named |= {(wasm.FUNCTION, place) for place in wasm.in_table(by_kind[wasm.ELEMENT])}
    imports = wasm.imports(by_kind[wasm.IMPORT])
    functions = [found for found in imports if found.kind == wasm.FUNCTION]
    variables = [found for found in imports if found.kind == wasm.VARIABLE]
    if any((wasm.VARIABLE, place) in named for place in range(len(variables))):
        raise BuildError(f"{ENGINE} lit l'adresse d'une fonction de la page.")
    used = [found for place, found in enumerate(functions) if (wasm.FUNCTION, place) in named]
    common = {wasm.FUNCTION: used[0], wasm.VARIABLE: variables[0]}
    return [
        found
        if found in used
        else Import(common[found.kind].module, common[found.kind].name, found.kind, found.form)
        for found in imports
    ]


def _replaced(parts: Sections, new: dict[int, bytes]) -> Sections:
    return [(kind, new.get(kind, content)) for kind, content in parts]
