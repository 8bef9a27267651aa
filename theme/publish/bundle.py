"""Puts Python in the site: Pyodide, the modules it needs compiled beforehand, the worker.

In `.build/site`:
- `pyodide/<hash>/`: Pyodide itself; its files stay in caches when a rule changes;
- `pyodide/python.<hash>.zip`: what a fast start needs;
- `pyodide/sources.<hash>.zip`: what a plain start needs;
- `js/worker.js`: theme/js/worker.js with Pyodide's loader and the addresses written in it, so
  that its first act is to ask for everything at once.
"""

from __future__ import annotations

import ast
import base64
import hashlib
import json
import re
import shutil
import sysconfig
import zipfile
from pathlib import Path

from theme.publish import DRAFT, MODULES, ROOT, WORK, BuildError
from theme.publish.setup import node, run

PYODIDE = MODULES / "pyodide"
ENGINE = ("pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
PACKAGES = Path(sysconfig.get_path("purelib"))
COMPILED = WORK / "pyodide"
RUNNER = ROOT / "theme" / "publish" / "pyodide_node.mjs"


def build() -> None:
    """Compile what changed, then write pyodide/ and js/worker.js into `.build/site`."""
    compile_python()
    engine = _copy_engine()
    fast = _copy_hashed(COMPILED / "python.zip")
    plain = _copy_hashed(COMPILED / "sources.zip")
    _write_worker(
        {
            "moteur": f"../pyodide/{engine}/",
            "rapide": f"../pyodide/{fast.name}",
            "empreinte": _integrity(fast),
            "sources": f"../pyodide/{plain.name}",
            "total": fast.stat().st_size + (PYODIDE / "pyodide.asm.wasm").stat().st_size,
            "verrou": _empty_lock(),
        }
    )


def compile_python() -> Path:
    """The folder of python.zip and sources.zip, made again only when a source has changed."""
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
    """Changes when anything that ends up in the zips, or makes them, changes."""
    publish = ROOT / "theme" / "publish"
    others = [ROOT / "requirements.txt", ROOT / "package-lock.json", ROOT / "theme" / "__init__.py"]
    templates = sorted((ROOT / "theme" / "templates").glob("*.j2"))
    ours = [publish / "compile.py", publish / "pyodide_node.mjs", publish / "bundle.py"]
    digest = hashlib.sha256()
    for path in [*_rules(), *templates, *others, *ours]:
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _copy_engine() -> str:
    """Copy Pyodide in a folder named after its content, and return that name."""
    digest = hashlib.sha256()
    for name in ENGINE:
        digest.update((PYODIDE / name).read_bytes())
    folder = DRAFT / "pyodide" / digest.hexdigest()[:12]
    folder.mkdir(parents=True, exist_ok=True)
    for name in ENGINE:
        shutil.copyfile(PYODIDE / name, folder / name)
    return folder.name


def _copy_hashed(source: Path) -> Path:
    """Copy a file as pyodide/name.<hash>.ext, and return that path."""
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:12]
    target = DRAFT / "pyodide" / f"{source.stem}.{digest}{source.suffix}"
    shutil.copyfile(source, target)
    return target


def _integrity(path: Path) -> str:
    """The hash a browser checks a download against."""
    return "sha256-" + base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()


def _empty_lock() -> object:
    """Pyodide's lock with no package: the site ships its own, the download is saved."""
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))
    return lock | {"packages": {}}


def _write_worker(addresses: dict[str, object]) -> None:
    """Write js/worker.js: Pyodide's loader, then our worker, with the addresses in their place."""
    worker = (ROOT / "theme" / "js" / "worker.js").read_text("utf-8")
    placeholder, wanted = '"__ADRESSES__"', 'import { loadPyodide } from "pyodide";'
    loader, exported = re.subn(
        r"export\{(\w+) as loadPyodide,\w+ as version\};?\s*(//#.*)?$",
        r"const loadPyodide=\1;",
        (PYODIDE / "pyodide.mjs").read_text("utf-8").strip(),
    )
    if exported != 1 or worker.count(placeholder) != 1 or worker.count(wanted) != 1:
        raise BuildError("theme/js/worker.js ou pyodide.mjs n'a plus la forme attendue.")
    text = worker.replace(placeholder, json.dumps(addresses, ensure_ascii=False))
    (DRAFT / "js" / "worker.js").write_text(text.replace(wanted, loader), "utf-8")
