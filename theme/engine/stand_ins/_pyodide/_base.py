"""What Pyodide's first steps ask: an empty dictionary, three modules and their names."""

import importlib


def eval_code(source: str, _names: dict[str, object] | None = None) -> object:
    """`{}`, or what follows `import …;`: a module or one of its attributes. Nothing is compiled."""
    _imports, _, last = source.rpartition(";")
    if last == "{}":
        return {}
    module, _, attribute = last.strip().partition(".")
    found = importlib.import_module(module)
    return getattr(found, attribute) if attribute else found


def pyimport_impl(path: str) -> object:
    """A module."""
    return importlib.import_module(path)
