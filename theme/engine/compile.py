"""Runs inside Pyodide, under Node: finds which modules a program needs, and compiles them.

    compile.py [--loaded] FOLDER

FOLDER holds program.json (see `Program.described`). Written there:
- `python.zip`: the needed modules as `.pyc` made by Pyodide's own interpreter, the program's files
  among them, with stand-ins (below). It takes the place of the standard library, to make the image.
  Stored: it is only read by the build;
- `rare.zip`: the modules that only rare calls want, compiled: they come with the first of these;
- `library.zip`: the standard library and all these modules, as sources: what neither the image nor
  rare.zip has is brought from there, and a plain start needs nothing else.

Run again from that python.zip with `--loaded`, it writes `loaded.json`: the modules that were
loaded, now that stand-ins ask for none. The build keeps only those.

What is shipped is computed: the program answers its examples and an unknown name, and what is then
loaded is kept. Until then, this script must import nothing that the page would not have: the rest
is imported inside the functions.
"""

import importlib
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType
    from typing import Any

# Loaded late by Python or Pyodide themselves, on paths that no example takes: errors.
LATE = ("encodings.ascii", "encodings.latin_1", "encodings.utf_8_sig", "linecache", "traceback")
# What Pyodide, Jinja2 and Python import for parts that a page hardly ever uses. Modules of which
# something is asked at each start have a text of their own in stand_ins/.
STUBBED = (
    "asyncio",
    "codeop",
    "glob",
    "ipaddress",
    "jinja2.bccache",
    "jinja2.compiler",
    "jinja2.idtracking",
    "jinja2.lexer",
    "jinja2.optimizer",
    "jinja2.parser",
    "locale",
    "logging",
    "pickle",
    "pyodide.code",
    "random",
    "shutil",
    "socket",
    "subprocess",
    "tempfile",
    "tokenize",
    "zipfile",
)
STAND_INS, ON_CALL = "/engine/stand_ins", "_on_call"
STUB = "__all__ = ()\n"
# Whatever else is asked of one brings the real module.
REAL = f"\nfrom {ON_CALL} import stand_in\n__getattr__ = stand_in(__name__)\n"
LIBRARY = "/pyodide/python_stdlib.zip"
# What no page can use of it: programs, terminals, servers, tools of who writes Python, what stands
# in for modules in C where there are none.
LEFT_OUT = (
    "_pydatetime",
    "_pydecimal",
    "_pyio",
    "_pyrepl",
    "argparse",
    "bdb",
    "cProfile",
    "cmd",
    "compileall",
    "configparser",
    "ctypes",
    "difflib",
    "doctest",
    "fileinput",
    "ftplib",
    "http",
    "imaplib",
    "ipaddress",
    "mailbox",
    "modulefinder",
    "multiprocessing",
    "optparse",
    "pdb",
    "pickletools",
    "plistlib",
    "poplib",
    "profile",
    "pstats",
    "pydoc",
    "smtplib",
    "socketserver",
    "sqlite3",
    "symtable",
    "tarfile",
    "timeit",
    "trace",
    "unittest",
    "uuid",
    "wave",
    "webbrowser",
    "wsgiref",
    "xmlrpc",
)

# Of the encodings, those a table or a zip may come in, and what Python itself asks for.
ENCODINGS = (
    "__init__",
    "aliases",
    "ascii",
    "cp437",
    "cp1252",
    "idna",
    "latin_1",
    "unicode_escape",
    "raw_unicode_escape",
    "utf_16",
    "utf_16_be",
    "utf_16_le",
    "utf_8",
    "utf_8_sig",
)

ONLY_TREE = 0x400  # what `ast.PyCF_ONLY_AST` is, without importing it
DOCUMENTED = {"Module", "ClassDef", "FunctionDef", "AsyncFunctionDef"}
# A place in a code without line: up to eight instructions.
NO_LINE, LONGEST = 0x80 | 15 << 3, 8


def main(*arguments: str) -> None:
    folder = arguments[-1]
    program = read_json(f"{folder}/program.json")
    if "--loaded" in arguments:
        sys.path[:] = [place for place in sys.path if place.endswith(".zip")]
        load_everything(program)
        write_json(f"{folder}/loaded.json", sorted(filter(is_compiled, list(sys.modules))))
        check_held(read_json(f"{folder}/callable.json"))
        return
    sys.path[:0] = program["roots"]
    load_everything(program)
    needed = sorted(name for name in list(sys.modules) if name != "__main__" and has_source(name))
    write_json(f"{folder}/callable.json", {name: callables(name) for name in needed})
    rare = load_rare(program, needed)
    sources, files, ours = dict(map(source, needed + rare)), program["files"], program["ours"]
    compiled = dict(compiled_module(name, ours) for name in needed)
    on_call = f"{read('/engine/on_call.py')}\nState.rare = frozenset({rare})\n"
    compiled |= {f"{ON_CALL}.pyc": pyc(f"{ON_CALL}.py", on_call)}
    compiled |= {f"{path}c": pyc(path, text) for path, text in files.items() if path[-3:] == ".py"}
    write_zip(f"{folder}/python.zip", compiled)
    texts = {path: text.encode() for path, text in files.items()}
    on_click = dict(compiled_module(name, ours) for name in rare)
    write_zip(f"{folder}/rare.zip", on_click, deflated=True)
    write_zip(f"{folder}/library.zip", standard_library() | sources | texts, deflated=True)


def load_everything(program: "dict[str, Any]") -> None:
    """Import what is used late, then have the program answer its examples, and what it cannot."""
    for name in (*LATE, *program["modules"]):
        importlib.import_module(name)
    module, function = program["entry"]
    answer = getattr(importlib.import_module(module), function)
    for call in (*program["examples"], ("", "{")):
        try:
            answer(*call)
        except Exception:  # whatever it raises, the modules of the error path are now loaded
            importlib.import_module("traceback").format_exc()


def load_rare(program: "dict[str, Any]", needed: list[str]) -> list[str]:
    """The modules that the rare calls want besides."""
    module, function = program["entry"]
    for call in program["rare"]:
        getattr(sys.modules[module], function)(*call)
    loaded = {name for name in list(sys.modules) if name != "__main__" and has_source(name)}
    return sorted(loaded - set(needed))


def callables(name: str) -> list[str]:
    """The classes and functions of a module."""
    return [key for key, value in vars(sys.modules[name]).items() if callable(value)]


def check_held(known: dict[str, list[str]]) -> None:
    """What modules hold of a stand-in becomes the real thing when it is called, or not at all."""
    for module, name in importlib.import_module(ON_CALL).HELD:
        if name not in known[module]:
            raise TypeError(f"{module}.{name} is a value: its module needs a text in stand_ins/")


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


def compiled_module(name: str, ours: list[str]) -> tuple[str, bytes]:
    """The path in the zip and the `.pyc` of a module, or of what stands in for it."""
    path, text = source(name)
    code = stand_in(path) or (STUB + REAL if name in STUBBED else text.decode())
    return path + "c", pyc(path, code, ours=name.partition(".")[0] in ours)


def stand_in(path: str) -> str | None:
    """Our own text of a module, when it has one."""
    try:
        text = read(f"{STAND_INS}/{path}")
    except FileNotFoundError:
        return None
    return text if "\ndef __getattr__" in text else text + REAL


def pyc(path: str, code: "str | CodeType", *, ours: bool = True) -> bytes:
    """A `.pyc` never checked against its source; ours keep assertions and lines."""
    external = importlib.import_module("importlib._bootstrap_external")
    zipped = f"/lib/python{sys.version_info[0]}{sys.version_info[1]}.zip/{path}"
    if isinstance(code, str):
        tree = lean(compile(code, zipped, "exec", ONLY_TREE, dont_inherit=True))
        code = compile(tree, zipped, "exec", dont_inherit=True, optimize=0 if ours else 2)
    return bytes(external._code_to_hash_pyc(code if ours else without_lines(code), bytes(8), False))


def lean(tree: "Any") -> "Any":
    """The same tree without what no answer reads: annotations of functions, docstrings.

    A space stays of these: where there is none, dataclasses write one.
    """
    ast = importlib.import_module("ast")
    for node in ast.walk(tree):
        kind = type(node).__name__
        if kind == "arg":
            node.annotation = None
        elif kind in {"FunctionDef", "AsyncFunctionDef"}:
            node.returns = None
        if kind in DOCUMENTED and ast.get_docstring(node, clean=False):
            node.body[0].value.value = " "
    return tree


def without_lines(code: "CodeType") -> "CodeType":
    """The same code, that no longer knows its lines: half a megabyte less to download and lay."""
    count = len(code.co_code) // 2
    places = [min(LONGEST, count - at) for at in range(0, count, LONGEST)]
    constants = [without_lines(c) if isinstance(c, type(code)) else c for c in code.co_consts]
    return code.replace(
        co_linetable=bytes(NO_LINE | length - 1 for length in places), co_consts=tuple(constants)
    )


def standard_library() -> dict[str, bytes]:
    """The files of it that a page may use, as Pyodide publishes them."""
    with importlib.import_module("zipfile").ZipFile(LIBRARY) as archive:
        return {
            name: archive.read(name)
            for name in archive.namelist()
            if name[-1] != "/" and may_be_used(*name.removesuffix(".py").split("/"))
        }


def may_be_used(first: str, *rest: str) -> bool:
    """Whether a page may ask for this file of the standard library: the parts of its path."""
    if first == "encodings":
        return rest[0] in ENCODINGS
    return first not in LEFT_OUT


def read(path: str) -> str:
    with open(path, encoding="utf-8") as text:  # noqa: PTH123 - pathlib may not be loaded
        return text.read()


def read_json(path: str) -> "Any":
    return importlib.import_module("json").loads(read(path))


def write_json(path: str, names: object) -> None:
    with open(path, "w", encoding="utf-8") as output:  # noqa: PTH123 - pathlib may not be loaded
        importlib.import_module("json").dump(names, output, indent=1)


def write_zip(path: str, files: dict[str, bytes], *, deflated: bool = False) -> None:
    """A zip whose bytes depend on its files alone."""
    zipfile = importlib.import_module("zipfile")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED if deflated else None, 9)


main(*sys.argv[1:])
