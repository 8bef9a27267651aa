"""The split engine: every function keeps its place, what is missing leads to the whole engine."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from theme.engine import ENGINE, EngineError, instructions, wasm
from theme.engine.node import node
from theme.engine.split import ASKING, FIRST, Split, constructors
from theme.publish.site.bundle import PYODIDE

PARTS = wasm.sections((PYODIDE / ENGINE).read_bytes())
WHOLE = dict(PARTS)
EXPORTS = wasm.exports(WHOLE[wasm.EXPORT])
KEPT = range(4000, 4500)
"""Any functions: which ones are kept is no matter here."""
WANTED = {"memory", "malloc", "PyNumber_Add", "__indirect_function_table"}


@pytest.fixture(scope="module")
def split() -> Split:
    return Split(PARTS, KEPT, WANTED)


@pytest.fixture(scope="module")
def first(split: Split) -> dict[int, bytes]:
    return dict(wasm.sections(split.first()))


@pytest.fixture(scope="module")
def second(split: Split) -> dict[int, bytes]:
    return dict(wasm.sections(split.second()))


def named(module: dict[int, bytes]) -> set[int]:
    """The imports that the bodies of a module call."""
    taken = len([one for one in wasm.imports(module[wasm.IMPORT]) if one.kind == wasm.FUNCTION])
    bodies = wasm.bodies(module[wasm.CODE])
    return {one for body in bodies for one in instructions.functions(body) if one < taken}


def test_the_first_module_changes_bodies_and_what_joins_it_to_the_page(
    first: dict[int, bytes],
) -> None:
    changed = {kind for kind, content in WHOLE.items() if first.get(kind) != content}
    assert changed == {wasm.IMPORT, wasm.TABLES, wasm.EXPORT, wasm.ELEMENT, wasm.CODE}
    before, after = wasm.bodies(WHOLE[wasm.CODE]), wasm.bodies(first[wasm.CODE])
    assert len(before) == len(after)
    assert all(before[rank] == after[rank] for rank in KEPT)


def test_what_may_be_called_without_being_there_leads_to_the_second_module(
    split: Split, first: dict[int, bytes]
) -> None:
    """By name, from a table, by the page: none of these stops."""
    bodies = wasm.bodies(first[wasm.CODE])
    reachable = {function for _, function in split.places}
    reachable |= {
        export.index for export in wasm.exports(first[wasm.EXPORT]) if export.kind == wasm.FUNCTION
    }
    for body in bodies:
        reachable |= instructions.functions(body)
    there = [bodies[one - split.taken] for one in reachable if one >= split.taken]
    assert len(there) > 7000
    assert wasm.UNREACHABLE_BODY not in there


def test_imports_keep_their_places_and_their_names_when_they_are_called(
    first: dict[int, bytes], second: dict[int, bytes]
) -> None:
    before = wasm.imports(WHOLE[wasm.IMPORT])
    for module, others in ((first, {ASKING}), (second, set())):
        after = wasm.imports(module[wasm.IMPORT])[: len(before)]
        assert [(one.kind, one.form) for one in before] == [(one.kind, one.form) for one in after]
        changed = {after[place].name for place in named(module) if before[place] != after[place]}
        assert changed == others


def test_the_second_module_shares_all_that_changes(
    split: Split, first: dict[int, bytes], second: dict[int, bytes]
) -> None:
    shared = wasm.imports(WHOLE[wasm.IMPORT])
    taken = wasm.imports(second[wasm.IMPORT])[len(shared) :]
    given = {(one.name, one.kind) for one in wasm.exports(first[wasm.EXPORT])}
    assert {(one.name, one.kind) for one in taken} <= given
    assert {one.module for one in taken} == {FIRST}
    kinds = [one.kind for one in taken]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        wasm.TABLE: 5,
        wasm.MEMORY: 1,
        wasm.TAG: 2,
        wasm.VARIABLE: 4,
    }
    assert wasm.MEMORIES not in second
    assert wasm.DATA not in second
    constant = wasm.variables(second[wasm.GLOBAL])
    assert not any(form[1] for form, _ in constant), "une variable qui change n'est pas partagée"


def test_over_an_image_nothing_is_written(split: Split) -> None:
    over = dict(wasm.sections(split.first(over_image=True)))
    assert wasm.DATA not in over
    running, body = constructors(PARTS)
    assert wasm.bodies(over[wasm.CODE])[running - split.taken] == body


def test_another_program_reads_both_modules(
    split: Split, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Node compiles them, and finds the same shared things on both sides."""
    folder = tmp_path_factory.mktemp("split")
    (folder / "first.wasm").write_bytes(split.first(over_image=True))
    (folder / "second.wasm").write_bytes(split.second())
    script = """
    const { readFileSync } = require("node:fs");
    const [one, two] = process.argv.slice(1).map((p) => new WebAssembly.Module(readFileSync(p)));
    const given = new Set(WebAssembly.Module.exports(one).map(({ name, kind }) => kind + name));
    const wanted = WebAssembly.Module.imports(two).filter(({ module }) => module === "first");
    console.log(wanted.length, wanted.every(({ name, kind }) => given.has(kind + name)));
    """
    done = subprocess.run(
        [node(), "--eval", script, folder / "first.wasm", folder / "second.wasm"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == ["12", "true"]
    shutil.rmtree(folder)


def test_an_engine_that_starts_otherwise_is_refused() -> None:
    """Its constructors are known by what they do: another Pyodide may do otherwise."""
    bodies = wasm.bodies(WHOLE[wasm.CODE])
    running, _ = constructors(PARTS)
    taken = len(wasm.imports(WHOLE[wasm.IMPORT])) - 280
    bodies[running - taken] = wasm.UNREACHABLE_BODY
    parts = [
        (kind, wasm.with_bodies(bodies) if kind == wasm.CODE else content)
        for kind, content in PARTS
    ]
    with pytest.raises(EngineError, match="tables"):
        Split(parts, KEPT, WANTED)
