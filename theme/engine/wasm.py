"""Reads and writes WebAssembly modules, by whole sections and whole function bodies.

Only what split.py, image.py and their tests need of the binary format (WebAssembly Core
Specification, chapter 5): what is not asked for is copied as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

HEADER = b"\0asm\1\0\0\0"
CUSTOM, TYPE, IMPORT, FUNCTIONS, TABLES, MEMORIES, GLOBAL, EXPORT = 0, 1, 2, 3, 4, 5, 6, 7
ELEMENT, CODE, DATA, DATA_COUNT, TAGS = 9, 10, 11, 12, 13
FUNCTION, TABLE, MEMORY, VARIABLE, TAG = 0, 1, 2, 3, 4
UNREACHABLE_BODY = b"\x00\x00\x0b"
"""No local variable, `unreachable`, end."""


@dataclass(frozen=True)
class Export:
    """What a module gives: `kind` is FUNCTION, VARIABLE…, `index` its place among its kind."""

    name: str
    kind: int
    index: int


@dataclass(frozen=True)
class Import:
    """What a module takes: `form` is its type, as it is written."""

    module: str
    name: str
    kind: int
    form: bytes


def number(content: bytes, at: int) -> tuple[int, int]:
    """An unsigned LEB128 number, and the place after it."""
    value = shift = 0
    while True:
        byte = content[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def written(value: int) -> bytes:
    """The unsigned LEB128 form of a number."""
    output = bytearray()
    while value > 127:
        output.append(value & 127 | 128)
        value >>= 7
    return bytes([*output, value])


def signed(value: int) -> bytes:
    """The signed LEB128 form of a number that is not negative."""
    form = written(value)
    return bytes([*form[:-1], form[-1] | 128, 0]) if form[-1] & 64 else form


def sections(module: bytes) -> list[tuple[int, bytes]]:
    """The kind and the content of each section, in order."""
    if not module.startswith(HEADER):
        raise ValueError("not a WebAssembly module")
    found, at = [], len(HEADER)
    while at < len(module):
        size, start = number(module, at + 1)
        found.append((module[at], module[start : start + size]))
        at = start + size
    return found


def assembled(parts: Iterable[tuple[int, bytes]]) -> bytes:
    """The module made of these sections."""
    return HEADER + b"".join(bytes([kind]) + _sized(content) for kind, content in parts)


def bodies(code: bytes) -> list[bytes]:
    """The body of each function defined by the module, from its code section."""
    count, at = number(code, 0)
    found = []
    for _ in range(count):
        size, at = number(code, at)
        found.append(code[at : at + size])
        at += size
    return found


def with_bodies(found: Iterable[bytes]) -> bytes:
    """A code section."""
    return vector([_sized(body) for body in found])


def after_locals(body: bytes) -> int:
    """Where the instructions of a body begin."""
    groups, at = number(body, 0)
    for _ in range(groups):
        _, at = number(body, at)
        at += 1  # the type, one byte for numbers and references
    return at


def exports(section: bytes) -> list[Export]:
    """What the module gives, from its export section."""
    count, at = number(section, 0)
    found = []
    for _ in range(count):
        name, at = _name(section, at)
        index, after = number(section, at + 1)
        found.append(Export(name, section[at], index))
        at = after
    return found


def with_exports(found: Iterable[Export]) -> bytes:
    """An export section."""
    return vector([_sized(e.name.encode()) + bytes([e.kind]) + written(e.index) for e in found])


def imports(section: bytes) -> list[Import]:
    """What the module takes, from its import section."""
    count, at = number(section, 0)
    found = []
    for _ in range(count):
        module, at = _name(section, at)
        name, at = _name(section, at)
        kind, start = section[at], at + 1
        at = AFTER_FORM[kind](section, start)
        found.append(Import(module, name, kind, section[start:at]))
    return found


def with_imports(found: Iterable[Import]) -> bytes:
    """An import section."""
    return vector(
        [
            _sized(one.module.encode()) + _sized(one.name.encode()) + bytes([one.kind]) + one.form
            for one in found
        ]
    )


def types(section: bytes) -> list[tuple[bytes, bytes]]:
    """What each type of function takes, then gives: a byte for each value."""
    count, at = number(section, 0)
    found = []
    for _ in range(count):
        taken, start = number(section, at + 1)  # after the form of a type of function
        given, after = number(section, start + taken)
        at = after + given
        found.append((section[start : start + taken], section[after:at]))
    return found


def numbers(vector: bytes) -> list[int]:
    """A section that is a vector of numbers: the type of each function."""
    count, at = number(vector, 0)
    found = []
    for _ in range(count):
        value, at = number(vector, at)
        found.append(value)
    return found


def limited(section: bytes, head: int) -> list[bytes]:
    """The forms in a section of tables (whose head is one byte) or of memories (none)."""
    count, at = number(section, 0)
    found = []
    for _ in range(count):
        end = _after_limits(section, at + head)
        found.append(section[at:end])
        at = end
    return found


def variables(section: bytes) -> list[tuple[bytes, bytes]]:
    """The type of each variable (whether it may change included), then how it starts: a number."""
    count, at = number(section, 0)
    found = []
    for _ in range(count):
        if section[at + 2] not in (0x41, 0x42):
            raise ValueError("a variable does not start from a whole number")
        end = _after_number(section, at + 3) + 1
        found.append((section[at : at + 2], section[at + 2 : end]))
        at = end
    return found


def vector(items: list[bytes]) -> bytes:
    """A section that is a vector."""
    return written(len(items)) + b"".join(items)


def with_memory(module: str, name: str) -> bytes:
    """An import section that takes a memory of any size."""
    return with_imports([Import(module, name, MEMORY, b"\x00\x00")])


def with_segments(segments: Iterable[tuple[int, bytes]]) -> bytes:
    """A data section: what to lay in memory, and at which places."""
    return vector(
        [b"\x00\x41" + signed(place) + b"\x0b" + _sized(data) for place, data in segments]
    )


def segments(module: bytes) -> Iterator[tuple[int, int, int]]:
    """What a module that ends with such a section lays: its place there, in memory, its length."""
    _, content = sections(module)[-1]
    count, at = number(module, len(module) - len(content))
    for _ in range(count):
        place, after = number(module, at + 2)  # after `i32.const`, before `end`
        length, start = number(module, after + 1)
        yield start, place, length
        at = start + length


def named(name: str, content: bytes) -> bytes:
    """A section of our own."""
    return _sized(name.encode()) + content


def content_named(module: bytes, name: str) -> bytes:
    """The content of a section of our own."""
    head = _sized(name.encode())
    [found] = [part for kind, part in sections(module) if kind == CUSTOM and part.startswith(head)]
    return found[len(head) :]


def in_table(section: bytes) -> list[tuple[int, int]]:
    """The places in the table and the functions that are there, from the element section."""
    segments, at = number(section, 0)
    found = []
    for _ in range(segments):
        if section[at : at + 2] != b"\x00\x41":
            raise ValueError("a segment of the table has an unexpected form")
        place, after = number(section, at + 2)  # of the first one, written as a signed number
        count, at = number(section, after + 1)
        for rank in range(count):
            function, at = number(section, at)
            found.append((place + rank, function))
    return found


def with_table(entries: Iterable[tuple[int, int]]) -> list[bytes]:
    """The segments that put functions at their places in the table, in order."""
    groups = groupby(enumerate(entries), key=lambda pair: pair[1][0] - pair[0])
    runs = [[entry for _, entry in group] for _, group in groups]
    return [
        b"\x00\x41" + signed(run[0][0]) + b"\x0b" + functions(function for _, function in run)
        for run in runs
    ]


def with_other_table(table: int, filled: Iterable[int]) -> bytes:
    """The segment that fills a table of a given number from its first place."""
    return b"\x02" + written(table) + b"\x41\x00\x0b\x00" + functions(filled)


def functions(found: Iterable[int]) -> bytes:
    """A vector of functions."""
    return vector([written(function) for function in found])


def appended(vector: bytes, items: list[bytes]) -> bytes:
    """A section that is a vector, with more items at its end."""
    count, at = number(vector, 0)
    return written(count + len(items)) + vector[at:] + b"".join(items)


def count(vector: bytes) -> int:
    """How many items a section holds."""
    return number(vector, 0)[0]


def _after_limits(content: bytes, at: int) -> int:
    """After a size, and another one when there is a greatest."""
    end = _after_number(content, at + 1)
    return _after_number(content, end) if content[at] & 1 else end


def _after_number(content: bytes, at: int) -> int:
    while content[at] > 127:
        at += 1
    return at + 1


def _name(content: bytes, at: int) -> tuple[str, int]:
    size, at = number(content, at)
    return content[at : at + size].decode(), at + size


def _sized(content: bytes) -> bytes:
    return written(len(content)) + content


AFTER_FORM: dict[int, Callable[[bytes, int], int]] = {
    FUNCTION: _after_number,
    TABLE: lambda content, at: _after_limits(content, at + 1),
    MEMORY: _after_limits,
    VARIABLE: lambda _, at: at + 2,
    TAG: lambda content, at: _after_number(content, at + 1),
}
"""From the place of the form of an import of each kind, the place after it."""
