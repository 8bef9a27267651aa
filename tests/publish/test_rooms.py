"""Rooms import what calculators/README.md lets them import, and modules make no circle."""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from theme.publish import ROOT

PAGE = "calculators/README.md"
ROW = re.compile(r"^\| `(\S+)` \| .+ \|(.*)\|$", re.MULTILINE)
ROWS = ROW.findall((ROOT / PAGE).read_text("utf-8").partition("\n## ")[0])
"""A room, and what its row says that it may import, from the top of the house down."""
SHORT = {room: room.split("/", 1)[-1].removesuffix(".py") for room, _ in ROWS}
ORDER = [*SHORT.values()]
MAY_IMPORT = {
    short: {*ORDER[rank:]} if "all below" in named else {short, *re.findall(r"`(\S+)`", named)}
    for rank, (short, (_, named)) in enumerate(zip(ORDER, ROWS, strict=True))
}
TOPS = ("build.py", "calculators", "theme", "tests")
FILES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for top in TOPS
    for path in (ROOT / top, *ROOT.glob(f"{top}/**/*.py"))
    if path.is_file()
}


def room(module: str) -> str | None:
    """The room that a file stands in; None if the table has no row for it."""
    file = FILES[module].relative_to(ROOT)
    inside = [place for place in (file, *file.parents) if place.as_posix() in SHORT]
    astray = inside and inside[0].as_posix() == "calculators" and len(file.parts) > 2
    return SHORT[inside[0].as_posix()] if inside and not astray else None


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports, at its head or inside a function."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in FILES else str(node.module) for name in names)


IMPORTS = {module: {*imported(path)} for module, path in FILES.items()}
OURS = {module: names & FILES.keys() - {*TOPS} for module, names in IMPORTS.items()}
"""Module → ours that it imports. The packages at the top hold nothing: naming one is no arrow."""


def test_arrows_of_the_table_go_down() -> None:
    above = {short: MAY_IMPORT[short] - {*ORDER[rank:]} for rank, short in enumerate(ORDER)}
    assert not {short: rooms for short, rooms in above.items() if rooms}, PAGE


def test_every_module_stands_in_a_room_of_the_table() -> None:
    astray = [FILES[module] for module in FILES if module not in TOPS and not room(module)]
    assert not astray, f"give their room a row in {PAGE}"


def test_a_room_imports_the_rooms_that_its_row_names() -> None:
    faults = [
        f"{FILES[module].relative_to(ROOT)} imports {other}: « {here} » may not know « {there} »"
        for module, others in OURS.items()
        for other in others
        if (here := room(module)) and (there := room(other)) not in MAY_IMPORT[here]
    ]
    assert not faults, f"{PAGE} says which room may import which"


def test_modules_make_no_circle() -> None:
    TopologicalSorter(OURS).prepare()


def test_the_calculators_need_the_standard_library_alone() -> None:
    named = {n.split(".")[0] for m in FILES if m.startswith("calculators") for n in IMPORTS[m]}
    assert named <= {"calculators", *sys.stdlib_module_names}


def test_a_name_that_modules_ask_for_means_one_thing() -> None:
    """A class, and what is asked for by name, is defined in one place."""
    homes: dict[str, set[str]] = defaultdict(set)
    asked: set[str] = set()
    for module, path in FILES.items():
        if module.startswith(("calculators.", "theme.")) and "stand_ins" not in path.parts:
            tree = ast.parse(path.read_text("utf-8"))
            for name in filter(public, map(named, tree.body)):
                homes[name].add(module)
            asked |= {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
            asked |= {name for home, name in from_ours(tree) if f"{home}.{name}" not in FILES}
    assert not {name: homes[name] for name in asked if len(homes[name]) > 1}


def named(node: ast.stmt) -> str:
    """What a statement at the top of a module gives a name to, if it does."""
    target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", node)
    return str(getattr(target, "id", getattr(target, "name", "")))


def public(name: str) -> bool:
    return bool(name) and not name.startswith("_")


def from_ours(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """A module of ours, and a name asked of it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in FILES:
            yield from ((node.module, alias.name) for alias in node.names)
