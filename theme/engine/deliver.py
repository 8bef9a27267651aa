"""Writes in a site what its pages need of Python, each file checked by the worker that asks for it.

In the folder of the site:
- `pyodide/`: the split engine, the image, what comes on call; for a plain start, Pyodide as it
  comes;
- `js/pyodide.js`: Pyodide's loader, and the script of the split engine;
- `js/worker.js`: the worker beside this file with the addresses of all that, so that its first act
  is to ask for everything at once.

Every name holds a hash of the content, but those of js/: the site gives them theirs.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path

from theme.engine import ENGINE, GLUE, LOADER, EngineError, node, wasm
from theme.engine.image import digest, header
from theme.engine.make import IMAGE, LIBRARY, RARE, SECOND
from theme.engine.node import HERE

FOLDER = "pyodide"
WORKER = HERE / "worker" / "worker.js"

Address = dict[str, object]
"""What the worker knows of a file: its address, from js/, and what its content is checked by."""


def deliver(made: Path, pyodide: Path, entry: tuple[str, str], site: Path, *, fast: bool) -> None:
    """Write that from the folder that `make` filled; without `fast`, for a plain start alone."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    script = site / "js" / "pyodide.js"
    script.write_text(_script(made, pyodide, fast=fast), "utf-8")
    addresses = {
        "entree": entry,
        "dossier": f"../{FOLDER}/",
        "script": _integrity(script.read_bytes()) | {"adresse": "./pyodide.js"},
        "bibliotheque": _published(made / LIBRARY, folder),
        "rapide": _fast(made, folder) if fast else None,
        "ordinaire": _plain(pyodide, folder, alone=not fast),
        "verrou": _empty_lock(pyodide),
    }
    _write_worker(addresses, script.parent)


def _fast(made: Path, folder: Path) -> dict[str, object]:
    module = (made / IMAGE).read_bytes()
    return {
        "moteur": _published(made / ENGINE, folder),
        "suite": _published(made / SECOND, folder),
        "image": _published(made / IMAGE, folder),
        "rares": _published(made / RARE, folder),
        "entete": header(module),
        "plages": list(wasm.segments(module)),
    }


def _plain(pyodide: Path, folder: Path, *, alone: bool) -> dict[str, object]:
    """Pyodide's engine as it comes, compressed: nine megabytes that hardly anyone asks for.

    The script of the split engine serves it too. `alone`, it has its own, which bears `.js`: hosts
    that do not know `.mjs` give it a type that browsers refuse.
    """
    packed = gzip.compress((pyodide / ENGINE).read_bytes(), mtime=0)
    script = (pyodide / GLUE).read_bytes()
    return {
        "moteur": _written(f"{ENGINE}.gzip", packed, folder),
        "script": _written("pyodide.asm.js", script, folder) if alone else None,
    }


def _published(source: Path, folder: Path) -> Address:
    return _written(source.name, source.read_bytes(), folder)


def _written(name: str, content: bytes, folder: Path) -> Address:
    """Write a file as name.<hash>.ext."""
    stem, dot, suffix = name.partition(".")
    path = folder / f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}{dot}{suffix}"
    path.write_bytes(content)
    return _integrity(content) | {"adresse": f"../{FOLDER}/{path.name}"}


def _integrity(content: bytes) -> Address:
    """The hash that browsers check, ours for what they do not, and how many bytes to expect."""
    hashed = base64.b64encode(hashlib.sha256(content).digest()).decode()
    return {"integrite": f"sha256-{hashed}", "empreinte": digest(content), "octets": len(content)}


def _empty_lock(pyodide: Path) -> object:
    """Pyodide's lock with no package: the program brings its own, the download is saved."""
    lock = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))
    return lock | {"packages": {}}


def _script(made: Path, pyodide: Path, *, fast: bool) -> str:
    """The text of js/pyodide.js."""
    loader, load = _unexported(pyodide / LOADER, r"export\{(\w+) as loadPyodide,\w+ as version\}")
    exports = f"export const loadPyodide=(()=>{{{loader};return {load}}})()"
    if not fast:
        return f"{exports};"
    script, name = _unexported(made / GLUE, r"export default (\w+)")
    if not (script.startswith(f"async function {name}(") and script.endswith("}")):
        raise EngineError(f"{GLUE} n'est pas une seule fonction.")
    # Without parentheses, browsers do not compile the function before it is called.
    return f"{exports},creerLeger={script};"


def _write_worker(addresses: dict[str, object], folder: Path) -> None:
    """The scripts of worker/ in one file, for none of them to wait for another."""
    node.run("join.mjs", folder, WORKER)
    path = folder / WORKER.name
    text = path.read_text("utf-8")
    if text.count('"__ADRESSES__"') != 1:
        raise EngineError(f"{WORKER.name} n'a plus la forme attendue.")
    path.write_text(
        text.replace('"__ADRESSES__"', json.dumps(addresses, ensure_ascii=False)), "utf-8"
    )


def _unexported(path: Path, export: str) -> tuple[str, str]:
    """The script of a module without its last instruction, and the name that this one exports."""
    text = path.read_text("utf-8").strip()
    found = re.search(rf"{export};?\s*(//#.*)?$", text)
    if not found:
        raise EngineError(f"{path.name} n'a plus la forme attendue.")
    return text[: found.start()], found[1]
