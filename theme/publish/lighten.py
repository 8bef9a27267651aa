"""Makes a light copy of Pyodide's engine: the functions that the calculators call, no others.

Python's WebAssembly holds some 17,000 functions; starting Python and answering call some 2,600 of
them. The others keep their place and their type, but their body is one instruction, `unreachable`:
calling one stops Python, never gives a wrong result, and the page then starts Pyodide's whole
engine. Which ones are called is *observed*: every function of a first copy notes that it was
called, and this copy starts, then answers many situations (see answer.mjs).

The light engine then starts and is photographed: the page does not start Python, it lays the image
of that memory (see image.py). So the copy for the page has no data of its own. It keeps what only
starting calls: which of that a later answer needs depends on when memory is collected.

The script that goes with an engine (see glue.py) loses what only the others called.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from theme.publish import ROOT, BuildError, glue, image, instructions, wasm
from theme.publish.setup import node, run
from theme.publish.situations import calls
from theme.publish.wasm import Export, Import

ENGINE, GLUE, LOADER = "pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs"
OBSERVER, SHRINKER = (ROOT / "theme" / "publish" / name for name in ("answer.mjs", "shrink.mjs"))
OBSERVED = 2500
"""Situations answered to see which functions are called; the tests ask others."""
_GROW = b"\xfc\x0f"
"""table.grow"""
_NOTHING = b"\xd0\x6f"
"""ref.null extern"""
_DROP = b"\x1a"
_NOTE_ONE = b"\x41\x01\x24"
"""i32.const 1, global.set…"""
_NEW_VARIABLE = b"\x7f\x01\x41\x00\x0b"
"""A number that may change, zero at first."""

IMAGE = "image.wasm"

Sections = list[tuple[int, bytes]]


def lighten(pyodide: Path, library: Path, folder: Path) -> None:
    """Write in `folder` the light engine and its image, from Pyodide's folder and the modules."""
    parts = wasm.sections((pyodide / ENGINE).read_bytes())
    with TemporaryDirectory(dir=folder) as name:
        counting = Path(name)
        (counting / ENGINE).write_bytes(_counting(parts))
        shutil.copyfile(pyodide / GLUE, counting / GLUE)
        _answer(counting, library, OBSERVED)
        light = _light(parts, json.loads((counting / "called.json").read_text("utf-8")))
    with TemporaryDirectory(dir=folder) as name:
        whole = Path(name)
        _write(light, pyodide, whole)
        _answer(whole, library, 0)
        (folder / IMAGE).write_bytes(image.image((whole / "photograph.bin").read_bytes()))
    _write(_without_data(light), pyodide, folder)


def _answer(folder: Path, library: Path, number: int) -> None:
    """Start the engine of `folder` and have it answer so many situations (see answer.mjs)."""
    (folder / "situations.json").write_text(json.dumps(calls(number)), "utf-8")
    run(node(), OBSERVER, folder, library, folder, what="l'observation de Pyodide")


def _write(parts: Sections, pyodide: Path, folder: Path) -> None:
    """Write in `folder` an engine and the script that goes with it, less what neither uses."""
    by_kind = dict(parts)
    whole, loader = (pyodide / GLUE).read_text("utf-8"), (pyodide / LOADER).read_text("utf-8")
    taken = _taken(parts)
    asked = {found.name for found in taken if found.kind == wasm.FUNCTION}
    script = glue.reduced(whole, loader, asked)
    exports = wasm.exports(by_kind[wasm.EXPORT])
    wanted = glue.wanted(script, loader, [export.name for export in exports])
    new = {
        wasm.IMPORT: wasm.with_imports(taken),
        wasm.EXPORT: wasm.with_exports(found for found in exports if found.name in wanted),
    }
    (folder / ENGINE).write_bytes(wasm.assembled(_replaced(parts, new)))
    (folder / GLUE).write_text(glue.taking(script, wanted), "utf-8")
    run(node(), SHRINKER, folder / GLUE, what=f"la réduction de {GLUE}")


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


def _light(parts: Sections, called: list[int]) -> Sections:
    """The engine with the bodies of `called` alone; in the others' places, one instruction."""
    places = set(called)
    kept = [
        body if place in places else wasm.UNREACHABLE_BODY
        for place, body in enumerate(wasm.bodies(dict(parts)[wasm.CODE]))
    ]
    return _replaced(parts, {wasm.CODE: wasm.with_bodies(kept)})


def _without_data(parts: Sections) -> Sections:
    """The engine for a memory that is laid: its constructors only fill Pyodide's own tables.

    These hold JavaScript objects, and are in no memory: `_hiwire_immortal_add` receives nothing,
    then what `__hiwire_deduplicate_new` makes; another function gives the last table its size.
    """
    by_kind = dict(parts)
    code = wasm.bodies(by_kind[wasm.CODE])
    taken = [f.name for f in wasm.imports(by_kind[wasm.IMPORT]) if f.kind == wasm.FUNCTION]
    given = {found.name: found.index for found in wasm.exports(by_kind[wasm.EXPORT])}
    constructors = given["__wasm_call_ctors"] - len(taken)
    add = given["_hiwire_immortal_add"]
    called = {place for kind, place in instructions.named(code[constructors])
              if kind == wasm.FUNCTION}  # fmt: skip
    growing = {place for place in called
               if place >= len(taken) and _GROW in code[place - len(taken)]}  # fmt: skip
    if add not in growing or len(growing) != 2:
        raise BuildError(f"{ENGINE} ne construit plus ses tables comme avant.")
    [size] = growing - {add}
    make = taken.index("__hiwire_deduplicate_new")
    code[constructors] = b"".join((
        b"\x00", _NOTHING, _call(add), _DROP, _call(make), _call(add), _DROP, _call(size), b"\x0b"
    ))  # fmt: skip
    kept = [part for part in parts if part[0] not in (wasm.DATA, wasm.DATA_COUNT)]
    return _replaced(kept, {wasm.CODE: wasm.with_bodies(code)})


def _call(function: int) -> bytes:
    return b"\x10" + wasm.written(function)


def _taken(parts: Sections) -> list[Import]:
    """What the light engine takes of the page: an import that no body names takes another's name.

    Imports must keep their places. Those of variables are addresses of JavaScript functions, of
    which Pyodide makes 280 small modules at each start, for drawings: no calculation reads one.
    """
    by_kind = dict(parts)
    code = wasm.bodies(by_kind[wasm.CODE])
    named = {found for body in code for found in instructions.named(body)}
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
