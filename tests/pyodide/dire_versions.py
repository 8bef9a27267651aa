"""Runs inside Pyodide: writes the version of each library that its executable holds, as JSON."""

import ctypes
import decimal
import json
import platform
import sys
from pyexpat import EXPAT_VERSION

[target] = sys.argv[1:]
executable = ctypes.CDLL(None)


def said(function: str) -> str:
    """What a function without argument answers, up to a comma."""
    called = getattr(executable, function)
    called.restype = ctypes.c_char_p
    text: str = called().decode()
    return text.partition(",")[0]


versions = {
    "cpython": platform.python_version(),
    "emscripten": ".".join(map(str, sys._emscripten_info.emscripten_version)),  # type: ignore[attr-defined] # Pyodide has it
    "zlib": said("zlibVersion"),
    "bzip2": said("BZ2_bzlibVersion"),
    "liblzma": said("lzma_version_string"),
    "zstd": said("ZSTD_versionString"),
    "sqlite": said("sqlite3_libversion"),
    "expat": EXPAT_VERSION.removeprefix("expat_"),
    "libmpdec": decimal.__libmpdec_version__,
}
with open(target, "w", encoding="utf-8") as output:  # noqa: PTH123 - as short as the rest
    json.dump(versions, output)
