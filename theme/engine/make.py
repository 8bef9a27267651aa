"""Makes, from a program and Pyodide, all that a page needs: compiled modules, split engine, image.

Written in a folder: `pyodide.asm.wasm` and `second.wasm` (see split.py), `image.wasm` (image.py),
`pyodide.asm.mjs` (glue.py), `rare.zip` and `library.zip` (compile.py).
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from theme.engine import ENGINE, GLUE, LOADER, Call, EngineError, Program, glue, image, node, wasm
from theme.engine.heap import emptied
from theme.engine.node import HERE
from theme.engine.split import Sections, Split, counting

SECOND, IMAGE, RARE, LIBRARY = "second.wasm", "image.wasm", "rare.zip", "library.zip"
MODULES, KEPT = "python.zip", "kept.json"


def make(program: Program, pyodide: Path, folder: Path) -> Path:
    """Fill `folder`, again only when something has changed; return it."""
    stamp, key = folder / "stamp", _key(program, pyodide)
    if stamp.exists() and stamp.read_text("utf-8") == key:
        return folder
    library(program, pyodide, folder)
    try:
        _keep_loaded(program, pyodide, folder)
        _split(program, pyodide, folder)
    except (ValueError, KeyError, IndexError, StopIteration) as error:
        raise EngineError(f"Pyodide n'a plus la forme attendue : {error!r}.") from error
    stamp.write_text(key, "utf-8")
    return folder


def library(program: Program, pyodide: Path, folder: Path) -> Path:
    """Write library.zip, all that a plain start wants of this, in a folder made anew; return it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "program.json").write_text(program.described(), "utf-8")
    node.python("/engine/compile.py", "/out", folders=_folders(program, pyodide, folder))
    return folder


def answer(engine: Path, memory: Path, folder: Path, calls: Sequence[Call]) -> list[str]:
    """What the program answers, started under Node as in a page (see answer.mjs)."""
    (folder / "situations.json").write_text(json.dumps(calls), "utf-8")
    node.run("answer.mjs", engine, memory, folder)
    answers: list[str] = json.loads((folder / "answers.json").read_text("utf-8"))
    return answers


def misses(pyodide: Path, folder: Path, calls: Sequence[Call]) -> list[Call]:
    """Those of the calls that want what is not in the first module; they would bring the rest."""
    parts = wasm.sections((pyodide / ENGINE).read_bytes())
    with _engine(counting(parts), (pyodide / GLUE).read_text("utf-8"), folder) as one:
        answer(one, folder / MODULES, folder, calls)
    found: list[int] = json.loads((folder / "missed.json").read_text("utf-8"))
    return [calls[rank] for rank in found]


def _split(program: Program, pyodide: Path, folder: Path) -> None:
    """Observe what answering calls, split the engine, photograph Python once it is started."""
    parts = wasm.sections((pyodide / ENGINE).read_bytes())
    modules, called = folder / MODULES, folder / "called.json"
    with _engine(counting(parts), (pyodide / GLUE).read_text("utf-8"), folder) as one:
        answer(one, modules, folder, program.situations)
    script, wanted = _script(parts, pyodide)
    shutil.copyfile(called, folder / KEPT)
    split = Split(parts, json.loads(called.read_text("utf-8")), wanted)
    (folder / SECOND).write_bytes(split.second())
    with _engine(split.first(), script, folder) as one:
        answer(one, modules, folder, [])
    photograph = emptied((folder / "photograph.bin").read_bytes(), parts)
    (folder / IMAGE).write_bytes(image.image(photograph))
    (folder / ENGINE).write_bytes(split.first(over_image=True))
    (folder / GLUE).write_text(script, "utf-8")


@contextmanager
def _engine(module: bytes, script: str, folder: Path) -> Iterator[Path]:
    """An engine that serves once: a folder with its module and the script that goes with it."""
    with TemporaryDirectory(dir=folder) as name:
        (Path(name) / ENGINE).write_bytes(module)
        (Path(name) / GLUE).write_text(script, "utf-8")
        yield Path(name)


def _script(parts: Sections, pyodide: Path) -> tuple[str, set[str]]:
    """Pyodide's script less what nothing asks of it, and the exports of the engine it names."""
    by_kind = dict(parts)
    whole, loader = (pyodide / GLUE).read_text("utf-8"), (pyodide / LOADER).read_text("utf-8")
    asked = {one.name for one in wasm.imports(by_kind[wasm.IMPORT]) if one.kind == wasm.FUNCTION}
    script = glue.reduced(whole, loader, asked)
    exports = [export.name for export in wasm.exports(by_kind[wasm.EXPORT])]
    wanted = glue.wanted(script, loader, exports)
    return _shrunk(glue.taking(script, wanted)), wanted


def _shrunk(script: str) -> str:
    with TemporaryDirectory() as name:
        path = Path(name) / GLUE
        path.write_text(script, "utf-8")
        node.run("shrink.mjs", path)
        return path.read_text("utf-8")


def _folders(program: Program, pyodide: Path, folder: Path) -> dict[str, str]:
    """Where compile.py finds what it works with."""
    return {"/out": str(folder), "/pyodide": str(pyodide), **program.mounted()}


def _keep_loaded(program: Program, pyodide: Path, folder: Path) -> None:
    """Take out of python.zip the modules that nothing loads; the program's files stay."""
    whole = (folder / MODULES).rename(folder / "whole.zip")
    folders = _folders(program, pyodide, folder)
    node.python("/engine/compile.py", "--loaded", "/out", folders=folders, library=whole)
    loaded = {*json.loads((folder / "loaded.json").read_text("utf-8"))}
    files = {f"{name}c" for name in program.files}
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(folder / MODULES, "w") as target:
        for entry in source.infolist():
            name = entry.filename.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
            if name in loaded or entry.filename in files:
                target.writestr(entry, source.read(entry))


def _key(program: Program, pyodide: Path) -> str:
    """Changes when anything that ends up in the folder, or makes it, changes."""
    asked = json.dumps([program.key, program.described(), [*program.situations]])
    digest = hashlib.sha256(asked.encode())
    makers = (path for path in HERE.rglob("*") if path.suffix in {".py", ".mjs"})
    for path in [*sorted(makers), *sorted(pyodide.glob("*"))]:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
