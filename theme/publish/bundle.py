"""Puts Python in the site: Pyodide, the modules it needs compiled beforehand, the worker.

In `.build/site`:
- `pyodide/<hash>/`: Pyodide itself, and its light engine (see lighten.py);
- `pyodide/image.<hash>.wasm`: the memory of a Python started and warm, for the light engine;
- `pyodide/sources.<hash>.zip`: Python's modules and the rules, as a plain start needs them;
- `js/pyodide.js`: Pyodide's loader, and the light engine's script;
- `js/worker.js`: theme/js/worker.js with the addresses of all that, so that its first act is to ask
  for everything at once.
"""

from __future__ import annotations

import ast
import gzip
import hashlib
import json
import re
import shutil
import sysconfig
import zipfile
from pathlib import Path

from theme.publish import DRAFT, MODULES, ROOT, WORK, BuildError, wasm
from theme.publish.image import digest, header
from theme.publish.lighten import ENGINE, GLUE, IMAGE, LOADER, lighten
from theme.publish.setup import node, run

PYODIDE = MODULES / "pyodide"
PACKAGES = Path(sysconfig.get_path("purelib"))
COMPILED = WORK / "pyodide"
RUNNER = ROOT / "theme" / "publish" / "pyodide_node.mjs"

MAKERS = (
    "answer.mjs", "bundle.py", "compile.py", "glue.py", "image.py", "instructions.py",
    "lighten.py", "pyodide_node.mjs", "shrink.mjs", "situations.py", "wasm.py",
)  # fmt: skip
"""The files beside this one that make the modules, the light engine and its image."""


def build() -> None:
    """Compile what changed, then write pyodide/ and js/worker.js into `.build/site`."""
    compile_python()
    plain = _copy_engine(PYODIDE, GLUE, ENGINE)
    packed = _pack(plain / ENGINE)
    light = _copy_engine(COMPILED, ENGINE)
    image, sources = _copy_hashed(COMPILED / IMAGE), _copy_hashed(COMPILED / "sources.zip")
    module = image.read_bytes()
    _write_worker(
        {
            "rapide": {
                "moteur": _from_worker(light),
                "octets": _bytes(image),
            },
            "ordinaire": {
                "moteur": _from_worker(plain),
                "octets": _bytes(packed, sources),
            },
            "image": _from_worker(image),
            "entete": header(module),
            "plages": list(wasm.segments(module)),
            "empreinte": digest(module),
            "sources": _from_worker(sources),
            "verrou": _empty_lock(),
        }
    )


def compile_python() -> Path:
    """The folder of all that is made of Python, made again only when a source has changed."""
    stamp = COMPILED / "stamp"
    key = _sources_hash()
    if stamp.exists() and stamp.read_text("utf-8") == key:
        return COMPILED
    shutil.rmtree(COMPILED, ignore_errors=True)
    COMPILED.mkdir(parents=True)
    script, folder = "theme/publish/compile.py", str(COMPILED.relative_to(ROOT))
    run_in_pyodide(script, folder, *imported_names())
    run_in_pyodide(script, "--loaded", folder, *imported_names(), stdlib=COMPILED / "python.zip")
    _keep_loaded(COMPILED / "python.zip", COMPILED / "loaded.json")
    lighten(PYODIDE, COMPILED / "python.zip", COMPILED)
    stamp.write_text(key, "utf-8")
    return COMPILED


def _keep_loaded(path: Path, names: Path) -> None:
    """Take out of python.zip the modules that nothing loads; templates stay."""
    loaded = set(json.loads(names.read_text("utf-8")))
    whole = path.rename(path.with_name("whole.zip"))
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        for entry in source.infolist():
            name = entry.filename.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
            if name in loaded or name.startswith("theme.compiles."):
                target.writestr(entry, source.read(entry))


def run_in_pyodide(script: str, *arguments: str, stdlib: Path | None = None) -> None:
    """Run a Python script of the project in Pyodide under Node (see pyodide_node.mjs)."""
    zipped = str(stdlib) if stdlib else "-"
    run(
        node(), RUNNER, ROOT, PACKAGES, zipped, script, *arguments, what=f"{script} dans Pyodide"
    )  # fmt: skip


def imported_names() -> list[str]:
    """Every module of the rules, and every name they import, even inside a function, sorted."""
    names = {"theme"}
    for path in _rules():
        parts = path.relative_to(ROOT).with_suffix("").parts
        names.add(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
        for found in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(found, ast.Import):
                names.update(alias.name for alias in found.names)
            elif isinstance(found, ast.ImportFrom) and found.module and not found.level:
                names.add(found.module)
    return sorted(names)


def _rules() -> list[Path]:
    """The modules of calculators/; the command line stays out of the browser."""
    return [p for p in sorted((ROOT / "calculators").rglob("*.py")) if p.name != "__main__.py"]


def _sources_hash() -> str:
    """Changes when anything that ends up in that folder, or makes it, changes."""
    publish = ROOT / "theme" / "publish"
    others = [ROOT / "requirements.txt", ROOT / "package-lock.json", ROOT / "theme" / "__init__.py"]
    templates = sorted((ROOT / "theme" / "templates").glob("*.j2"))
    ours = [publish / name for name in MAKERS] + sorted((publish / "stand_ins").rglob("*.py"))
    digest = hashlib.sha256()
    for path in [*_rules(), *templates, *others, *ours]:
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _copy_engine(source: Path, *names: str) -> Path:
    """Copy the files of an engine in a folder named after their content; return that folder."""
    files = [source / name for name in names]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]
    folder = DRAFT / "pyodide" / digest
    folder.mkdir(parents=True, exist_ok=True)
    for path in files:
        shutil.copyfile(path, folder / path.name)
    return folder


def _pack(engine: Path) -> Path:
    """Compress the whole engine, nine megabytes that hardly anyone asks for; the worker unpacks."""
    packed = engine.with_name(f"{engine.name}.gzip")
    packed.write_bytes(gzip.compress(engine.read_bytes(), mtime=0))
    engine.unlink()
    return packed


def _copy_hashed(source: Path) -> Path:
    """Copy a file as pyodide/name.<hash>.ext, and return that path."""
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:12]
    target = DRAFT / "pyodide" / f"{source.stem}.{digest}{source.suffix}"
    shutil.copyfile(source, target)
    return target


def _from_worker(path: Path) -> str:
    """The address of a file or folder of pyodide/, from js/worker.js."""
    return f"../pyodide/{path.relative_to(DRAFT / 'pyodide')}" + "/" * path.is_dir()


def _bytes(*paths: Path) -> int:
    return sum(path.stat().st_size for path in paths)


def _empty_lock() -> object:
    """Pyodide's lock with no package: the site ships its own, the download is saved."""
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))
    return lock | {"packages": {}}


def _write_worker(addresses: dict[str, object]) -> None:
    """Write js/pyodide.js, and js/worker.js with the addresses in ours."""
    loader, load = _unexported(PYODIDE / LOADER, r"export\{(\w+) as loadPyodide,\w+ as version\}")
    script, name = _unexported(COMPILED / GLUE, r"export default (\w+)")
    if not (script.startswith(f"async function {name}(") and script.endswith("}")):
        raise BuildError(f"{GLUE} n'est pas une seule fonction.")
    # Without parentheses, browsers do not compile the function before it is called.
    exports = f"export const loadPyodide=(()=>{{{loader};return {load}}})(),creerLeger={script};"
    (DRAFT / "js" / "pyodide.js").write_text(exports, "utf-8")
    worker = (ROOT / "theme" / "js" / "worker.js").read_text("utf-8")
    for placeholder, text in {
        'await import("pyodide")': 'await import("./pyodide.js")',
        '"__ADRESSES__"': json.dumps(addresses, ensure_ascii=False),
    }.items():
        if worker.count(placeholder) != 1:
            raise BuildError("theme/js/worker.js n'a plus la forme attendue.")
        worker = worker.replace(placeholder, text)
    (DRAFT / "js" / "worker.js").write_text(worker, "utf-8")


def _unexported(path: Path, export: str) -> tuple[str, str]:
    """The script of a module without its last instruction, and the name that this one exports."""
    text = path.read_text("utf-8").strip()
    found = re.search(rf"{export};?\s*(//#.*)?$", text)
    if not found:
        raise BuildError(f"{path.name} n'a plus la forme attendue.")
    return text[: found.start()], found[1]
