"""What Pyodide, data classes and `pkgutil` ask of it."""

from collections.abc import Callable

CO_COROUTINE = 128


def iscoroutinefunction(function: object) -> bool:
    code = getattr(function, "__code__", None)
    return bool(code and code.co_flags & CO_COROUTINE)


def getmodulename(path: str) -> str | None:
    name, _, suffix = path.rpartition("/")[2].partition(".")
    return name if suffix in ("py", "pyc") else None


def unwrap(function: Callable[..., object]) -> Callable[..., object]:
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    return function


def signature(*_: object, **__: object) -> str:
    raise ValueError
