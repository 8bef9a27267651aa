"""Makes a Python program start fast in a browser: README.md says why, how, and what it rests on.

A `Program` goes in; files to publish come out (see deliver.py). Nothing here knows what the program
computes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ENGINE, GLUE, LOADER, LIBRARY = (
    *("pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs", "python_stdlib.zip"),
)
"""Pyodide's own files."""

Call = tuple[str, str]
"""What the entry point is called with: a name and a request."""


class EngineError(Exception):
    """Python cannot be made to start fast; the message says what is not as expected."""


@dataclass(frozen=True)
class Program:
    """A Python program, and what it is asked.

    `roots`: the folders its modules are imported from. `modules`: those it needs, even imported
    late. `entry` and `warm`: a module and its function; the first is called with a name and a
    request, and answers a text; the second prepares what is prepared once. `examples`: calls that
    say which modules are used; `rare`: calls whose other modules are brought when first wanted;
    `situations`: those that say which functions of the engine are.
    `ours`: the packages whose lines a fault must name. `files`: texts that go beside the modules;
    those of Python are compiled like them. `key` changes when the content of a module does.
    """

    roots: Sequence[Path]
    modules: Sequence[str]
    entry: tuple[str, str]
    warm: tuple[str, str]
    examples: Sequence[Call]
    rare: Sequence[Call]
    situations: Sequence[Call]
    ours: Sequence[str]
    key: str
    files: Mapping[str, str] = field(default_factory=dict)

    def mounted(self) -> dict[str, str]:
        """Where Pyodide, under Node, finds the roots."""
        return {f"/roots/{rank}": str(root) for rank, root in enumerate(self.roots)}

    def described(self) -> str:
        """What compile.py and answer.mjs read of it, a JSON text."""
        return json.dumps(
            {
                "roots": [*self.mounted()],
                "modules": self.modules,
                "entry": self.entry,
                "warm": self.warm,
                "examples": self.examples,
                "rare": self.rare,
                "ours": self.ours,
                "files": dict(self.files),
            }
        )
