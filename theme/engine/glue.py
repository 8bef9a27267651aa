"""Takes out of Pyodide's own script what the light engine never calls.

Emscripten writes in that script a table of all that WebAssembly could ask of a page (drawings,
sounds, sockets…) and another of all that it gives. Once both are cut down to what is asked and
given, nothing names most of the script any more, and Terser (see shrink.mjs) takes it out. The
script is known by its form alone: if that form has changed, the build stops.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from theme.engine import EngineError

_IDENTIFIER = re.compile(r"[\w$]+")
_ASSIGNMENT = re.compile(
    r'([\w$]+)=(?:Module\["[\w$]+"\]=)?wasmExports\["([\w$]+)"\](?:\.value>>>0)?'
)
_ASKED = re.compile(r"wasmImports=\{([^{}]*)\}")
_OFFERED = re.compile(r'Module\["([\w$]+)"\]=\1;')
_SIGNATURE = re.compile(r'[\w$]+\.sig="\w*";')
_PROPERTY = re.compile(r'\.([\w$]+)|"([\w$]+)"')
_EVAL = re.compile(r"\beval\(")
_LINKING = "updateGOT(origExports);LDSO.init();loadDylibs();"
"""Writes the addresses of functions that the engine would pass to code loaded later."""


_RESTORED = {
    "Module.HEAP8.set(t)": "API.config.poser?"
    "(API.config.poser(wasmMemory),setEmscriptenTrampoline()):Module.HEAP8.set(t)",
    "addOnPreRun(function setEmscriptenTrampoline(){": "addOnPreRun(()=>{API.config.poser||"
    "setEmscriptenTrampoline()});function setEmscriptenTrampoline(){",
    "HEAP32[(__PyRuntime+offset)/4>>>0]=ptr});": "HEAP32[(__PyRuntime+offset)/4>>>0]=ptr}",
    'API.rawRun("import _pyodide_core")': 't?[0,""]:[wasmExports["PyImport_ImportModule"]'
    '(Module.stringToNewUTF8("_pyodide_core"))?0:-1,""]',
}
"""From an image, the worker lays the pages itself, then tells Python which way of calling functions
this browser has; what the image holds is not imported again. Without one, importing asks for no
compiler. A failure there comes without its reason."""


def reduced(glue: str, loader: str, asked: set[str]) -> str:
    """The script that can only give the engine what it asks; the rest of it is left unnamed."""
    table = _ASKED.search(glue)
    known = all(glue.count(text) == 1 for text in (_LINKING, *_RESTORED))
    if not table or not known:
        raise EngineError("pyodide.asm.mjs n'a plus la forme attendue.")
    kept = [entry for entry in table[1].split(",") if entry.partition(":")[0] in asked]
    if len(kept) != len(asked):
        raise EngineError("pyodide.asm.mjs ne donne pas ce que le moteur demande.")
    glue = glue[: table.start(1)] + ",".join(kept) + glue[table.end(1) :]
    for text, new in {_LINKING: "LDSO.init();", **_RESTORED}.items():
        glue = glue.replace(text, new)
    glue = _SIGNATURE.sub("", glue)
    # A direct `eval` may name anything: it would keep everything. The site's policy forbids both.
    glue = _EVAL.sub("(0,eval)(", glue)
    said = set().union(*_PROPERTY.findall(_OFFERED.sub("", glue) + loader))
    return _OFFERED.sub(lambda offer: offer[0] if offer[1] in said else "", glue)


def wanted(glue: str, loader: str, exports: Iterable[str]) -> set[str]:
    """The exports of the engine whose name the scripts write somewhere."""
    declared, _, end = _table(glue)
    words = set(_IDENTIFIER.findall(glue[:declared] + glue[end:] + loader))
    return {name for name in exports if name in words or f"_{name}" in words}


def taking(glue: str, wanted: set[str]) -> str:
    """The script that takes from the engine only what it gives."""
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


def _table(glue: str) -> tuple[int, int, int]:
    """Where the script declares the engine's exports, assigns them, and ends to."""
    start = glue.find("function assignWasmExports(wasmExports){")
    declared, end = glue.rfind(";var ", 0, start), glue.find("}", start)
    if min(start, declared, end) < 0 or "wasmExports[" not in glue[start:end]:
        raise EngineError("pyodide.asm.mjs n'a plus la forme attendue.")
    return declared, start, end
