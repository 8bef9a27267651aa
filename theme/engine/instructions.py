"""Reads the instructions of a WebAssembly function: which functions and variables they name.

WebAssembly Core Specification, section 5.4, with the exceptions that Pyodide is compiled with. An
instruction that is not known here is refused: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from theme.engine.wasm import FUNCTION, VARIABLE, after_locals, number

Skip = Callable[[bytes, int], int]
"""From the place after an instruction's code, the place after what follows it."""


def named(body: bytes) -> Iterator[tuple[int, int]]:
    """The kind (FUNCTION or VARIABLE) and the number of all that a body calls, reads or writes."""
    at = after_locals(body)
    while at < len(body):
        code, at = body[at], at + 1
        if code in NAMES:
            value, at = number(body, at)
            yield NAMES[code], value
        elif code in SKIPS:
            at = SKIPS[code](body, at)
        else:
            raise ValueError(f"unknown instruction: {code:#x}")
    if at != len(body):
        raise ValueError("an instruction goes past the end of its function")


def functions(body: bytes) -> set[int]:
    """The functions that a body names."""
    return {place for kind, place in named(body) if kind == FUNCTION}


def _nothing(_body: bytes, at: int) -> int:
    return at


def _numbers(count: int) -> Skip:
    """So many numbers, signed or not."""

    def skip(body: bytes, at: int) -> int:
        for _ in range(count):
            while body[at] > 127:
                at += 1
            at += 1
        return at

    return skip


def _bytes(count: int) -> Skip:
    return lambda _body, at: at + count


def _list(body: bytes, at: int) -> int:
    """A count, and so many numbers."""
    count, at = number(body, at)
    return _numbers(count)(body, at)


def _jumps(body: bytes, at: int) -> int:
    """`br_table`: the jumps, and the default one."""
    return _numbers(1)(body, _list(body, at))


def _catches(body: bytes, at: int) -> int:
    """`try_table`: a block type, then clauses, of which the first two kinds name an exception."""
    count, at = number(body, _numbers(1)(body, at))
    for _ in range(count):
        at = _numbers(2 if body[at] < 2 else 1)(body, at + 1)
    return at


def _bulk(body: bytes, at: int) -> int:
    """Conversions that saturate, then operations on memory and tables."""
    kind, at = number(body, at)
    if kind > 17:
        raise ValueError(f"unknown instruction: 0xfc {kind}")
    return _numbers(0 if kind < 8 else 2 if kind in (8, 10, 12, 14) else 1)(body, at)


NAMES = {0x10: FUNCTION, 0x12: FUNCTION, 0xD2: FUNCTION, 0x23: VARIABLE, 0x24: VARIABLE}
SKIPS: dict[int, Skip] = {
    **dict.fromkeys(
        (0x00, 0x01, 0x05, 0x0A, 0x0B, 0x0F, 0x19, 0x1A, 0x1B, *range(0x45, 0xC5), 0xD1), _nothing
    ),
    # blocks, jumps, exceptions, local variables, tables, sizes of memory, numbers, null references
    **dict.fromkeys(
        (
            0x02,
            0x03,
            0x04,
            0x06,
            0x07,
            0x08,
            0x09,
            0x0C,
            0x0D,
            0x18,
            0x20,
            0x21,
            0x22,
            0x25,
            0x26,
            0x3F,
            0x40,
            0x41,
            0x42,
            0xD0,
        ),
        _numbers(1),
    ),
    **dict.fromkeys((0x11, 0x13, *range(0x28, 0x3F)), _numbers(2)),
    0x0E: _jumps,
    0x1C: _list,
    0x1F: _catches,
    0x43: _bytes(4),
    0x44: _bytes(8),
    0xFC: _bulk,
}
