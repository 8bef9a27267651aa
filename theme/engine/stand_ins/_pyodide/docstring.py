"""Nobody reads the help of the functions that Pyodide adds."""

from collections.abc import Callable


def dedent_docstring(text: str) -> str:
    return text


def get_cmeth_docstring(function: Callable[..., object]) -> str:
    return f"{function.__name__}()\n--\n\n"
