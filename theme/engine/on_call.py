"""Lives in the image: what it lacks is brought when it is asked for, and nothing notices.

The modules of rare calls come from a zip of their own, whose bytes the page gives when they are
read. A module that nobody keeps, and what a stand-in does not have, come from the library, a zip
where Python looks for its modules, read in the same way. Stand-ins then leave their places to real
modules; those who hold a name of one get the real thing by using it.
"""

import sys
from importlib import import_module, invalidate_caches
from importlib.machinery import ModuleSpec, PathFinder
from zipimport import _zip_directory_cache, zipimporter  # type: ignore[attr-defined] # it is there

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType
    from typing import Any

RARE = "/lib/rare.zip"
STAND_INS: set[str] = set()
"""The modules that are not the real ones."""
HELD: list[tuple[str, str]] = []
"""What was asked of them while the image was made: a module and a name."""


class State:
    """`making`: the image is being made, from no library; `brought`: the library is looked into.

    `rare`: the modules of rare calls; compile.py writes them at the end of this one.
    """

    making = True
    brought = False
    rare: frozenset[str] = frozenset()


def photographed() -> None:
    """From now on, what is lacking is brought."""
    State.making = False
    specs = (getattr(module, "__spec__", None) for module in list(sys.modules.values()))
    loaded = {spec.origin for spec in specs if spec}
    for archive, files in _zip_directory_cache.items():  # python.zip, which the page has not
        kept = {name: place for name, place in files.items() if f"{archive}/{name}" in loaded}
        _zip_directory_cache[archive] = kept
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
        """As any finder; a rare module aside, the first question opens the library, which is then
        no affair of ours.
        """
        if name in State.rare:
            folder = "/".join((RARE, *name.split(".")[:-1]))
            return zipimporter(folder).find_spec(name)
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
