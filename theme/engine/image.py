"""Makes the image of a started Python: what its memory holds, once the rules are loaded and warm.

A photograph by Pyodide is a header, then the whole memory, mostly zeros. The image is a WebAssembly
module without a single function: the pages that hold something are its data, the header is beside,
in a section of its own. So hosts compress it, as they do modules. The page copies its data where
they go: a browser that made an instance of it would hash and copy it whole, twice as long.
"""

from __future__ import annotations

import struct
from itertools import groupby

from theme.engine import wasm

PAGE = 4096
HEADER = "header"
"""The section of the header."""


def image(photograph: bytes) -> bytes:
    """The module made of a photograph."""
    (start,) = struct.unpack_from("<I", photograph, 4)
    memory = memoryview(photograph)[start:]
    segments = [(place, bytes(memory[place : place + length])) for place, length in _runs(memory)]
    return wasm.assembled(
        [
            (wasm.CUSTOM, wasm.named(HEADER, photograph[:start])),
            (wasm.IMPORT, wasm.with_memory("env", "memory")),
            (wasm.DATA, wasm.with_segments(segments)),
        ]
    )


def header(module: bytes) -> list[int]:
    """The header of an image, in whole numbers of four bytes."""
    content = wasm.content_named(module, HEADER)
    return [number for (number,) in struct.iter_unpack("<I", content)]


def digest(module: bytes) -> int:
    """A hash against accidents: of the length and whole words, as worker.js makes it."""
    found = len(module)
    for (word,) in struct.iter_unpack("<I", module[: len(module) // 4 * 4]):
        found = ((found ^ word) * 0x01000193 + 1) & 0xFFFFFFFF
        found ^= found >> 15
    return found


def _runs(memory: memoryview) -> list[tuple[int, int]]:
    """The place and the length of each group of pages that hold something."""
    empty = bytes(PAGE)
    places = [at for at in range(0, len(memory), PAGE) if memory[at : at + PAGE] != empty]
    # Places that follow each other keep the same distance to their rank.
    groups = groupby(enumerate(places), key=lambda pair: pair[1] - PAGE * pair[0])
    runs = [[place for _, place in group] for _, group in groups]
    return [(run[0], PAGE * len(run)) for run in runs]
