"""What the site is compared with: the same engines used plainly, and engines without Python."""

from __future__ import annotations

import gzip
import shutil
from dataclasses import dataclass
from pathlib import Path

from theme.publish import MODULES

SOURCES = Path(__file__).parent / "www"
PYODIDE = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
MICROPYTHON = "@micropython/micropython-webassembly-pyscript"
ENGINES = {
    "micropython/micropython.mjs": f"{MICROPYTHON}/micropython.mjs",
    "micropython/micropython.wasm": f"{MICROPYTHON}/micropython.wasm",
    "publicodes/index.js": "publicodes/dist/index.js",
}


@dataclass(frozen=True)
class Subject:
    """A page that shows a live result by itself; `field`: where a person then types."""

    name: str
    address: str
    ours: bool = False
    field: str = ""


REFERENCE = "Pyodide ordinaire, dans un worker"
OURS = Subject(
    "ce site, l'aide",
    "estimer-l-aide/#acquisitions=15&mises_a_niveau=1",
    ours=True,
    field="acquisitions",
)
SUBJECTS = (
    OURS,
    Subject(REFERENCE, "pyodide-worker.html"),
    Subject("Pyodide ordinaire, dans la page", "pyodide.html"),
    Subject("MicroPython", "micropython.html"),
    Subject("publicodes", "publicodes.html"),
)


def write_pages(folder: Path, modules: Path) -> Path:
    """Write the pages compared in `folder`, compressed with gzip as most hosts do."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SOURCES, folder)
    files = {target: modules / source for target, source in ENGINES.items()}
    files |= {f"pyodide/{name}": MODULES / "pyodide" / name for name in PYODIDE}
    for target, source in files.items():
        (folder / target).parent.mkdir(exist_ok=True)
        shutil.copyfile(source, folder / target)
    for path in [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".zip"]:
        path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    year = "  Cache-Control: public, max-age=31536000, immutable\n"
    lasting = ("pyodide", "micropython", "publicodes")
    (folder / "_headers").write_text("".join(f"/{name}/*\n{year}" for name in lasting), "utf-8")
    return folder
