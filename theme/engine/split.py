"""Splits Pyodide's engine in two: what answers need first, and all of it, brought on call.

Python's WebAssembly holds some 17,000 functions; answering calls some 2,500 of them. Which ones is
*observed*: every function of a counting copy notes that it was called, and that copy answers the
program's situations.

The first module keeps these. Every other function keeps its place and its type, but its body calls
what stands at its rank in a table of its own, after having asked the page to fill that table
(`ASKING`). The second module holds the others, in the same way: those of the first are called
through another table. Memory, tables, variables that change and exceptions are the first's. Made an
instance, it puts its functions in their places: who called goes on, nothing is restarted.

The page does not start Python, it lays the image of a started one (see image.py): its first module
has no data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from theme.engine import ENGINE, EngineError, instructions, wasm
from theme.engine.wasm import Export, Import

Sections = list[tuple[int, bytes]]

ASKING = "bring_engine"
"""What the first module asks of the page: given a rank in that table, fill it, give it back."""
FIRST = "first"
"""Where the second module finds what it shares with the first."""

_GROW = b"\xfc\x0f"
"""table.grow"""
_NOTHING = b"\xd0\x6f"
"""ref.null extern"""
_DROP = b"\x1a"
_NOTE_ONE = b"\x41\x01\x24"
"""i32.const 1, global.set…"""
_NEW_VARIABLE = b"\x7f\x01\x41\x00\x0b"
"""A number that may change, zero at first."""
_MAY_CHANGE = 1
_NUMBER = b"\x7f"
"""The type of a whole number."""
_FUNCTIONS = b"\x70"
"""The type of what a table of functions holds."""


def counting(parts: Sections) -> bytes:
    """A copy where each function notes, in a variable « @number » of its own, that it is called."""
    by_kind = dict(parts)
    code = wasm.bodies(by_kind[wasm.CODE])
    first = _taken(by_kind, wasm.VARIABLE) + wasm.count(by_kind[wasm.GLOBAL])
    noting = []
    for place, body in enumerate(code):
        at = wasm.after_locals(body)
        noting.append(body[:at] + _NOTE_ONE + wasm.written(first + place) + body[at:])
    notes = [Export(f"@{place}", wasm.VARIABLE, first + place) for place in range(len(code))]
    given = wasm.exports(by_kind[wasm.EXPORT])
    new = {
        wasm.GLOBAL: wasm.appended(by_kind[wasm.GLOBAL], [_NEW_VARIABLE] * len(code)),
        wasm.EXPORT: wasm.with_exports([*given, *notes]),
        wasm.CODE: wasm.with_bodies(noting),
    }
    return wasm.assembled(_replaced(parts, new))


class Split:
    """An engine, the functions to keep first (by their rank), the exports that scripts ask for."""

    def __init__(self, parts: Sections, kept: Iterable[int], wanted: set[str]) -> None:
        self.parts = parts
        self.by_kind = dict(parts)
        self.code = wasm.bodies(self.by_kind[wasm.CODE])
        self.taken = _taken(self.by_kind, wasm.FUNCTION)
        self.constructors, self.filling = constructors(parts)
        starting = {self.constructors, *instructions.functions(self.filling)}
        self.kept = {rank + self.taken for rank in kept} | starting - set(range(self.taken))
        self.exports = [e for e in wasm.exports(self.by_kind[wasm.EXPORT]) if e.name in wanted]
        self.places = wasm.in_table(self.by_kind[wasm.ELEMENT])
        given = {e.index for e in self.exports if e.kind == wasm.FUNCTION}
        entries = {function for _, function in self.places} | given
        self.brought = self._reached_from(entries) - self.kept - set(range(self.taken))
        """The functions of the second module; no call leads to the others."""
        self.missing = sorted(self.brought & (entries | self._called_by(self.kept)))
        self.known = sorted(self.kept & self._called_by(self.brought))
        """What the first module calls of the second, and the second of the first."""

    def first(self, *, over_image: bool = False) -> bytes:
        """The module with the functions to keep, and a way to the others.

        `over_image`: for a memory that is laid; it has no data, nor anything that writes some.
        """
        imports = self._imports(self.kept, asking=True)
        asking = _call([one.name for one in imports].index(ASKING))
        missing, known = self._own_tables()
        bodies = self._bodies(self.kept, self.missing, missing, asking)
        new = {
            wasm.IMPORT: wasm.with_imports(imports),
            wasm.TABLES: wasm.appended(self.by_kind[wasm.TABLES], self._table_forms()),
            wasm.EXPORT: wasm.with_exports([*self.exports, *self._shared_exports()]),
            wasm.ELEMENT: wasm.appended(
                self.by_kind[wasm.ELEMENT], [wasm.with_other_table(known, self.known)]
            ),
        }
        if over_image:
            bodies[self.constructors - self.taken] = self.filling
            new |= {wasm.DATA: b"", wasm.DATA_COUNT: b""}
        return self._assembled(new | {wasm.CODE: wasm.with_bodies(bodies)})

    def second(self) -> bytes:
        """The module with the other functions; what it shares with the first is the first's."""
        missing, known = self._own_tables()
        places = [(place, one) for place, one in self.places if one in self.brought]
        filled = [*wasm.with_table(places), wasm.with_other_table(missing, self.missing)]
        constant = [b"".join(one) for one in self._variables() if not one[0][1] & _MAY_CHANGE]
        shared = [*self._imports(self.brought), *self._shared_imports()]
        new = {
            wasm.IMPORT: wasm.with_imports(shared),
            wasm.GLOBAL: wasm.vector(constant),
            wasm.ELEMENT: wasm.vector(filled),
            wasm.CODE: wasm.with_bodies(self._bodies(self.brought, self.known, known, b"")),
        }
        given = (
            *(wasm.CUSTOM, wasm.TABLES, wasm.MEMORIES, wasm.TAGS, wasm.EXPORT),
            *(wasm.DATA, wasm.DATA_COUNT),
        )
        return self._assembled(new | dict.fromkeys(given, b""))

    def _bodies(self, own: set[int], others: list[int], table: int, asking: bytes) -> list[bytes]:
        """Each function: itself, a way to the other module, or nothing when none can call it.

        `others` are those of the other module, in the order of a table that leads to them;
        `asking` is done with a rank in that table, before it is used.
        """
        forms, kinds = (
            wasm.types(self.by_kind[wasm.TYPE]),
            wasm.numbers(self.by_kind[wasm.FUNCTIONS]),
        )
        bodies = [
            body if rank + self.taken in own else wasm.UNREACHABLE_BODY
            for rank, body in enumerate(self.code)
        ]
        for place, function in enumerate(others):
            kind = kinds[function - self.taken]
            taken, _ = forms[kind]
            values = b"".join(b"\x20" + wasm.written(rank) for rank in range(len(taken)))
            place_there = b"\x41" + wasm.signed(place) + asking
            called = b"\x11" + wasm.written(kind) + wasm.written(table)
            bodies[function - self.taken] = b"\x00" + values + place_there + called + b"\x0b"
        return bodies

    def _own_tables(self) -> tuple[int, int]:
        """The numbers of the tables of what the first module lacks, and of what it has."""
        first = wasm.count(self.by_kind[wasm.TABLES])
        return first, first + 1

    def _table_forms(self) -> list[bytes]:
        return [_FUNCTIONS + b"\x00" + wasm.written(len(one)) for one in (self.missing, self.known)]

    def _assembled(self, new: dict[int, bytes]) -> bytes:
        """The engine with these sections instead of its own; an empty one goes."""
        parts = ((kind, new.get(kind, content)) for kind, content in self.parts)
        return wasm.assembled((kind, content) for kind, content in parts if content)

    def _called_by(self, functions: Iterable[int]) -> set[int]:
        """What some functions name; those of the page name nothing."""
        bodies = (self.code[one - self.taken] for one in functions if one >= self.taken)
        return set().union(*map(instructions.functions, bodies))

    def _reached_from(self, entries: Iterable[int]) -> set[int]:
        """Every function that may ever be called; the others are for code that nobody loads."""
        found: set[int] = set()
        new = {*entries, *self.kept}
        while new:
            found |= new
            new = self._called_by(new) - found
        return found

    def _variables(self) -> list[tuple[bytes, bytes]]:
        found = wasm.variables(self.by_kind[wasm.GLOBAL])
        changing = [form[1] & _MAY_CHANGE for form, _ in found]
        if changing != sorted(changing, reverse=True):
            raise EngineError(f"{ENGINE} mêle les variables qui changent aux autres.")
        return found

    def _imports(self, callers: set[int], *, asking: bool = False) -> list[Import]:
        """What a module takes of the page: an import that no caller names takes another's name.

        Imports must keep their places. Those of variables are addresses of JavaScript functions,
        of which Pyodide makes 280 small modules at each start, for drawings: nobody reads one.
        `asking`: one that nobody names asks for the second module.
        """
        named = self._called_by(callers) | {function for _, function in self.places}
        imports = wasm.imports(self.by_kind[wasm.IMPORT])
        functions = [one for one in imports if one.kind == wasm.FUNCTION]
        variables = [one for one in imports if one.kind == wasm.VARIABLE]
        used = {one for place, one in enumerate(functions) if place in named}
        common = {
            # The last: Pyodide gives WebAssembly functions for some of the first, of one type only.
            wasm.FUNCTION: next(one for one in reversed(functions) if one in used),
            wasm.VARIABLE: variables[0],
        }
        renamed = {
            one: Import(common[one.kind].module, common[one.kind].name, one.kind, one.form)
            for one in imports
            if one not in used
        }
        if asking:
            renamed |= self._asking(one for one in renamed if one.kind == wasm.FUNCTION)
        return [renamed.get(one, one) for one in imports]

    def _asking(self, free: Iterable[Import]) -> dict[Import, Import]:
        """The import by which the first module asks for the second, in the place of a free one."""
        kind = wasm.types(self.by_kind[wasm.TYPE]).index((_NUMBER, _NUMBER))
        form = wasm.written(kind)
        place = next((one for one in free if one.form == form), None)
        if place is None:
            raise EngineError(f"{ENGINE} emploie tout ce qu'il demande à la page.")
        return {place: Import(place.module, ASKING, wasm.FUNCTION, form)}

    def _shared(self) -> list[tuple[int, bytes]]:
        """The kind and the form of what both modules use, in the order of their places."""
        tables = wasm.limited(self.by_kind[wasm.TABLES], head=1)
        memories = wasm.limited(self.by_kind[wasm.MEMORIES], head=0)
        tags = wasm.limited(self.by_kind[wasm.TAGS], head=0)
        return [
            *((wasm.TABLE, form) for form in [*tables, *self._table_forms()]),
            *((wasm.MEMORY, form) for form in memories),
            *((wasm.TAG, form) for form in tags),
            *((wasm.VARIABLE, form) for form, _ in self._variables() if form[1] & _MAY_CHANGE),
        ]

    def _shared_names(self) -> list[tuple[str, int, int, bytes]]:
        """Of each of these, its name, its kind, its place among its kind, its form."""
        first = {wasm.VARIABLE: _taken(self.by_kind, wasm.VARIABLE)}
        ranks: Counter[int] = Counter(first)
        found = []
        for kind, form in self._shared():
            found.append((f"@{kind}.{ranks[kind]}", kind, ranks[kind], form))
            ranks[kind] += 1
        return found

    def _shared_exports(self) -> list[Export]:
        return [Export(name, kind, place) for name, kind, place, _ in self._shared_names()]

    def _shared_imports(self) -> list[Import]:
        return [Import(FIRST, name, kind, form) for name, kind, _, form in self._shared_names()]


def constructors(parts: Sections) -> tuple[int, bytes]:
    """The function that runs first, and what it is to do over a memory that is laid.

    It only fills Pyodide's own tables, of JavaScript objects, which are in no memory:
    `_hiwire_immortal_add` receives nothing, then what `__hiwire_deduplicate_new` makes; another
    function gives the last table its size.
    """
    by_kind = dict(parts)
    code = wasm.bodies(by_kind[wasm.CODE])
    taken = [one.name for one in wasm.imports(by_kind[wasm.IMPORT]) if one.kind == wasm.FUNCTION]
    given = {found.name: found.index for found in wasm.exports(by_kind[wasm.EXPORT])}
    running, add = given["__wasm_call_ctors"], given["_hiwire_immortal_add"]
    called = instructions.functions(code[running - len(taken)])
    growing = {one for one in called if one >= len(taken) and _GROW in code[one - len(taken)]}
    if add not in growing or len(growing) != 2:
        raise EngineError(f"{ENGINE} ne construit plus ses tables comme avant.")
    [size], make = growing - {add}, taken.index("__hiwire_deduplicate_new")
    filling = (_NOTHING, _call(add), _DROP, _call(make), _call(add), _DROP, _call(size))
    return running, b"".join((b"\x00", *filling, b"\x0b"))


def _taken(by_kind: dict[int, bytes], kind: int) -> int:
    """How many functions, or variables, are imported: those of the module come after."""
    return sum(found.kind == kind for found in wasm.imports(by_kind[wasm.IMPORT]))


def _call(function: int) -> bytes:
    return b"\x10" + wasm.written(function)


def _replaced(parts: Sections, new: dict[int, bytes]) -> Sections:
    return [(kind, new.get(kind, content)) for kind, content in parts]
