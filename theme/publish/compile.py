"""Runs inside Pyodide, under Node: finds which modules the calculators need, and compiles them.

    compile.py FOLDER NAMES…
    compile.py --loaded FOLDER NAMES…

NAMES are the modules that the rules import, even late. Written in FOLDER, inside the project:
- `python.zip`: the needed modules as `.pyc` made by Pyodide's own interpreter, the templates among
  them, with stubs and stand-ins (below). It takes the place of the standard library.
  Stored: it is only read by the build;
- `sources.zip`: the same modules whole, as sources, and the templates, for a plain start;
- `modules.json`: the names of the modules.

Run again from that python.zip with `--loaded`, it writes `loaded.json`: the modules that were
loaded, now that stubs ask for none. The build keeps only those.

What is shipped is computed: every calculator answers its worked example, wrong inputs and an
unknown name, and what is then loaded is kept. Until then, this script must import nothing that
the page would not have: the rest is imported inside the functions.
"""

import importlib
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import CodeType

PROJECT = "/project"
OURS = ("calculators", "theme")
# Loaded late by Python or Pyodide themselves, on paths that no worked example takes: errors.
LATE = ("encodings.ascii", "encodings.latin_1", "encodings.utf_8_sig", "linecache", "traceback")
# What Pyodide, Jinja2 and Python import for parts that the page never uses. Templates come
# compiled: their lexer, parser and compiler are of no use either. Modules of which something is
# asked all the same have a text of their own in theme/publish/stand_ins.
STUBBED = (
    "_pyodide.jsbind", "asyncio", "codeop", "glob", "ipaddress", "jinja2.bccache",
    "jinja2.compiler", "jinja2.idtracking", "jinja2.lexer", "jinja2.optimizer", "jinja2.parser",
    "locale", "logging", "pickle", "pyodide.code", "random", "shutil", "socket", "subprocess",
    "tempfile", "tokenize", "zipfile",
)  # fmt: skip
STAND_INS = f"{PROJECT}/theme/publish/stand_ins"
# Anything else asked of a stub is a class that nobody can make an instance of: a call fails loudly.
STUB = """\
__all__ = ()
def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return type(name, (), {"__init__": None})
"""

# A place in a code without line: up to eight instructions.
NO_LINE, LONGEST = 0x80 | 15 << 3, 8


def main(folder: str, *names: str) -> None:
    if folder == "--loaded":
        folder, *wanted = names
        sys.path[:] = [place for place in sys.path if place.endswith(".zip")]
        load_everything(wanted)
        write_json(f"{folder}/loaded.json", sorted(filter(is_compiled, list(sys.modules))))
        return
    sys.path[:0] = [PROJECT, "/packages"]
    load_everything(names)
    needed = sorted(name for name in list(sys.modules) if name != "__main__" and has_source(name))
    files = dict(map(compiled, needed))
    write_zip(f"{folder}/python.zip", files | compiled_templates())
    write_zip(f"{folder}/sources.zip", dict(map(source, needed)) | templates(), deflated=True)
    write_json(f"{folder}/modules.json", needed)


def load_everything(names: "Iterable[str]") -> None:
    """Import what is used late, then exercise the calculators."""
    for name in (*LATE, *names):
        importlib.import_module(name)
    exercise()


def exercise() -> None:
    """Have every calculator answer its worked example, then nonsense, as the page would ask."""
    rendu = importlib.import_module("calculators.rendu")
    saisie = importlib.import_module("calculators.saisie")
    json = importlib.import_module("json")
    for calculateur in importlib.import_module("calculators.calculateur").tous():
        example = saisie.aplatir(calculateur.exemple)
        wrong = dict.fromkeys(example, "?") | {"inconnu": "1"}
        for values in (example, wrong, {}, example | {"date": "1900-01-01"}):
            demand = {"valeurs": values, "aujourdhui": "2026-01-01", "base": "../"}
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


def is_compiled(name: str) -> bool:
    """Whether this module was read from a `.pyc` of python.zip."""
    spec = getattr(sys.modules[name], "__spec__", None)
    return spec is not None and (spec.origin or "").endswith(".pyc")


def compiled(name: str) -> tuple[str, bytes]:
    """The path in the zip and the `.pyc` of a module, or of the stub that stands in for it."""
    path, text = source(name)
    code = stand_in(path) or (STUB if name in STUBBED else text.decode())
    return path + "c", pyc(path, code, ours=name.partition(".")[0] in OURS)


def stand_in(path: str) -> str | None:
    """Our own text of a module, when it has one."""
    try:
        with open(f"{STAND_INS}/{path}", encoding="utf-8") as text:  # noqa: PTH123
            return text.read()
    except FileNotFoundError:
        return None


def pyc(path: str, code: "str | CodeType", *, ours: bool = True) -> bytes:
    """A `.pyc` never checked against its source; ours keep assertions, docstrings and lines."""
    external = importlib.import_module("importlib._bootstrap_external")
    zipped = f"/lib/python{sys.version_info[0]}{sys.version_info[1]}.zip/{path}"
    if isinstance(code, str):
        code = compile(code, zipped, "exec", dont_inherit=True, optimize=0 if ours else 2)
    return bytes(external._code_to_hash_pyc(code if ours else without_lines(code), bytes(8), False))


def without_lines(code: "CodeType") -> "CodeType":
    """The same code, that no longer knows its lines: half a megabyte less to download and lay."""
    count = len(code.co_code) // 2
    places = [min(LONGEST, count - at) for at in range(0, count, LONGEST)]
    constants = [without_lines(c) if isinstance(c, type(code)) else c for c in code.co_consts]
    return code.replace(
        co_linetable=bytes(NO_LINE | length - 1 for length in places), co_consts=tuple(constants)
    )


def templates() -> dict[str, bytes]:
    """The templates of the forms and results, by their path in the zip."""
    root = importlib.import_module("pathlib").Path(PROJECT)
    found = sorted((root / "theme" / "templates").rglob("*.j2"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def compiled_templates() -> dict[str, bytes]:
    """The same as Python modules, where `calculators.rendu` looks first."""
    env = importlib.import_module("calculators.rendu").environnement()
    loader = importlib.import_module("jinja2").ModuleLoader
    found = {}
    for source_path, content in templates().items():
        name = source_path.removeprefix("theme/templates/")
        path = f"theme/compiles/{loader.get_module_filename(name)}"
        code = env.compile(content.decode(), name, name, raw=True, defer_init=True)
        found[path + "c"] = pyc(path, code)
    return found


def write_json(path: str, names: list[str]) -> None:
    """A list of names, one a line."""
    with open(path, "w", encoding="utf-8") as output:  # noqa: PTH123 - pathlib may not be loaded
        importlib.import_module("json").dump(names, output, indent=1)


def write_zip(path: str, files: dict[str, bytes], *, deflated: bool = False) -> None:
    """A zip whose bytes depend on its files alone."""
    zipfile = importlib.import_module("zipfile")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED if deflated else None)


main(*sys.argv[1:])
