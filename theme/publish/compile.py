"""Runs inside Pyodide, under Node: finds which modules the calculators need, and compiles them.

    compile.py FOLDER NAMES…

NAMES are the modules that the rules import, even late. Written in FOLDER, inside the project:
- `python.zip`: the needed modules as `.pyc` made by Pyodide's own interpreter, and the templates.
  It takes the place of the standard library. Stored: the server's brotli compresses better;
- `sources.zip`: the rules, the templates and Jinja2 as sources, for a plain start;
- `modules.json`: the names of the modules.

What is shipped is computed: every calculator answers its worked example, wrong inputs and an
unknown name, and what is then loaded is kept. Until then, this script must import nothing that
the page would not have: the rest is imported inside the functions.
"""

import importlib
import sys

PROJECT = "/project"
OURS = ("calculators", "theme")
LIBRARIES = ("jinja2", "markupsafe")
# Loaded late by Python or Pyodide themselves, on paths that no worked example takes: errors.
LATE = ("encodings.ascii", "encodings.latin_1", "encodings.utf_8_sig", "linecache", "traceback")


def main(folder: str, *names: str) -> None:
    sys.path[:0] = [PROJECT, "/packages"]
    needed = needed_modules(names)
    files = dict(map(compiled, needed)) | templates()
    write_zip(f"{folder}/python.zip", files)
    ours = [name for name in needed if name.partition(".")[0] in OURS + LIBRARIES]
    write_zip(f"{folder}/sources.zip", dict(map(source, ours)) | templates())
    with open(f"{folder}/modules.json", "w", encoding="utf-8") as output:  # noqa: PTH123 - see above
        importlib.import_module("json").dump(needed, output, indent=1)


def needed_modules(names: tuple[str, ...]) -> list[str]:
    """The modules read from a file that are loaded once everything has been exercised, sorted."""
    for name in (*LATE, *names):
        importlib.import_module(name)
    exercise()
    return sorted(name for name in list(sys.modules) if name != "__main__" and has_source(name))


def exercise() -> None:
    """Have every calculator answer its worked example, then nonsense, as the page would ask."""
    rendu = importlib.import_module("calculators.rendu")
    saisie = importlib.import_module("calculators.saisie")
    json = importlib.import_module("json")
    for calculateur in importlib.import_module("calculators.calculateur").tous():
        example = saisie.aplatir(calculateur.exemple)
        wrong = dict.fromkeys(example, "?") | {"inconnu": "1"}
        for values in (example, wrong, {}, example | {"date": "1900-01-01"}):
            demand = {"valeurs": values, "aujourdhui": "2026-01-01", "adresse": "x"}
            rendu.repondre(calculateur.nom, json.dumps(demand))
    try:
        rendu.repondre("inconnu", "{")
    except Exception:  # whatever it raises, the modules of the error path are now loaded
        importlib.import_module("traceback").format_exc()


def has_source(name: str) -> bool:
    """Whether this module is read from a file (neither C, nor frozen, nor another one's alias)."""
    spec = getattr(sys.modules[name], "__spec__", None)
    if spec is None or spec.name != name or not hasattr(spec.loader, "get_source"):
        return False
    return spec.loader.get_source(name) is not None


def source(name: str) -> tuple[str, bytes]:
    """The path in the zip and the source of a module."""
    spec = sys.modules[name].__spec__
    package = spec.submodule_search_locations is not None  # type: ignore[union-attr]
    text = spec.loader.get_source(name)  # type: ignore[union-attr]
    return name.replace(".", "/") + ("/__init__.py" if package else ".py"), text.encode()


def compiled(name: str) -> tuple[str, bytes]:
    """The path in the zip and the `.pyc`, never checked against its source.

    Docstrings go from the libraries; ours stay: `dataclass` would make the missing ones, slowly.
    """
    external = importlib.import_module("importlib._bootstrap_external")
    path, text = source(name)
    keep = name.partition(".")[0] in OURS
    zipped = f"/lib/python{sys.version_info[0]}{sys.version_info[1]}.zip/{path}"
    code = compile(text, zipped, "exec", dont_inherit=True, optimize=0 if keep else 2)
    digest = importlib.import_module("importlib.util").source_hash(text)
    return path + "c", bytes(external._code_to_hash_pyc(code, digest, False))


def templates() -> dict[str, bytes]:
    """The templates of the forms and results, not those of templates/pages, by their path."""
    root = importlib.import_module("pathlib").Path(PROJECT)
    found = sorted((root / "theme" / "templates").glob("*.j2"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def write_zip(path: str, files: dict[str, bytes]) -> None:
    """A stored zip whose bytes depend on its files alone."""
    zipfile = importlib.import_module("zipfile")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), content)


main(*sys.argv[1:])
