"""Empties, in a photograph, what nothing holds any more: the stack, and the freed blocks of memory.

They keep what they last held, which nobody reads, and which compresses badly.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from theme.engine import ENGINE, EngineError, wasm

_USED, _FLAGS = 2, 7
_HEAD = 4
"""A block of C's memory (dlmalloc) has its size, and whether it is used, in its second word."""
_LINKED, _LARGE, _LINKED_LARGE = 16, 256, 32
"""How far a free block holds the places of others: in a list; or, from a size on, in a tree."""


def emptied(photograph: bytes, parts: list[tuple[int, bytes]]) -> bytes:
    """The same photograph; `parts` are the sections of the engine."""
    (start,) = struct.unpack_from("<I", photograph, 4)
    output = bytearray(photograph)
    memory = memoryview(output)[start:]
    low, high = (_constant(parts, name) for name in ("__stack_low", "__stack_high"))
    for place, end in ((low, high), *_free(memory, _constant(parts, "__heap_base"))):
        memory[place:end] = bytes(end - place)
    return bytes(output)


def _free(memory: memoryview, place: int) -> Iterator[tuple[int, int]]:
    """What a free block holds, less the places of others: each block begins where one ends."""
    head = 0
    while place + _HEAD < len(memory):
        (head,) = struct.unpack_from("<I", memory, place + _HEAD)
        size = head & ~_FLAGS
        if not size:
            break
        if not head & _USED:
            yield place + (_LINKED if size < _LARGE else _LINKED_LARGE), place + size
        place += size
    if head or any(memory[place:]):
        raise EngineError(f"La mémoire de {ENGINE} n'a plus la forme attendue.")


def _constant(parts: list[tuple[int, bytes]], name: str) -> int:
    """The value of a number that the engine gives."""
    by_kind = dict(parts)
    imported = sum(one.kind == wasm.VARIABLE for one in wasm.imports(by_kind[wasm.IMPORT]))
    given = {one.name: one.index for one in wasm.exports(by_kind[wasm.EXPORT])}
    _, value = wasm.variables(by_kind[wasm.GLOBAL])[given[name] - imported]
    return wasm.number(value, 1)[0]
