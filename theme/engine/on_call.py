"""Lives in the image: what it lacks is brought when it is asked for, and nothing notices.

A module that nobody keeps, and what a stand-in does not have, come from the library, a zip where
Python looks for its modules: the page gives its bytes when they are read. Stand-ins then leave
their places to real modules; those who hold a name of one get the real thing by using it.
"""

import sys
from importlib import import_module, invalidate_caches
from importlib.machinery import ModuleSpec, PathFinder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType
    from typing import Any

STAND_INS: set[str] = set()
"""The modules that are not the real ones."""
HELD: list[tuple[str, str]] = []
"""What was asked of them while the image was made: a module and a name."""


class State:
    """`making`: the image is being made, from no library; `brought`: the library is looked into."""

    making = True
    brought = False


def photographed() -> None:
    """From now on, what is lacking is brought."""
    State.making = False
    # Nothing has filled the buffer of the first one: 128 kilobytes of what was freed before it.
    typed = open(  # noqa: SIM115 - it stays open, as the first one
        0, buffering=512, encoding=sys.stdin.encoding, errors=sys.stdin.errors, closefd=False
    )
    vars(sys).update(stdin=typed, __stdin__=typed)
    sys.meta_path.append(Finder)


class Finder:
    """Asked last, for the modules that nobody else has found."""

    @staticmethod
    def find_spec(
        name: str, path: "Sequence[str] | None" = None, target: "ModuleType | None" = None
    ) -> ModuleSpec | None:
        """As any finder; the first question opens the library, which is then no affair of ours."""
        if State.brought:
            return None
        bring()
        return PathFinder.find_spec(name, path, target)


def bring() -> None:
    """Look into the library from now on."""
    if State.brought:
        return
    State.brought = True
    for name in STAND_INS:
        sys.modules.pop(name, None)
    invalidate_caches()  # what is known of the zip that the image was made from
    sys.path_importer_cache.clear()


class Later(type):
    """The type of what is asked of a stand-in: a class that the real one answers for."""

    def __init__(cls, name: str, bases: tuple[type, ...], content: dict[str, object]) -> None:
        if bases:
            raise TypeError(f"{name} is made from {bases}, which is not there yet")
        super().__init__(name, bases, content)

    @property
    def real(cls) -> "Any":
        """What this stands for."""
        if State.making:
            raise TypeError(f"{cls.__module__}.{cls.__name__} is used by what starts")
        bring()
        return getattr(import_module(cls.__module__), cls.__name__)

    def __call__(cls, *arguments: "Any", **named: "Any") -> "Any":
        return cls.real(*arguments, **named)

    def __getattr__(cls, name: str) -> "Any":
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(cls.real, name)

    def __instancecheck__(cls, instance: object) -> bool:
        return State.brought and isinstance(instance, cls.real)

    def __subclasscheck__(cls, subclass: type) -> bool:
        return State.brought and issubclass(subclass, cls.real)


def stand_in(module: str) -> "Callable[[str], Any]":
    """The `__getattr__` of a stand-in: what its text does not have."""
    STAND_INS.add(module)

    def missing(name: str) -> "Any":
        if name.startswith("__"):
            raise AttributeError(name)
        if State.making:
            HELD.append((module, name))
            return Later(name, (), {"__module__": module})
        bring()
        return getattr(import_module(module), name)

    return missing
