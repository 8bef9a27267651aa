"""Writes beside each text and program of the site its brotli and gzip twins."""

from __future__ import annotations

import gzip
import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from theme.publish import WORK

TWINS = WORK / "twins"
COMPRESSED = frozenset((".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".xml"))
SMALLEST = 500


def compress(site: Path) -> None:
    """Compress as much as can be, once: twins are kept by content from one build to the next."""
    TWINS.mkdir(parents=True, exist_ok=True)
    files = [path for path in site.rglob("*") if path.suffix in COMPRESSED and path.is_file()]
    with ThreadPoolExecutor() as pool:
        list(pool.map(_compress_file, sorted(files, key=lambda path: -path.stat().st_size)))


def _compress_file(path: Path) -> None:
    content = path.read_bytes()
    if len(content) < SMALLEST:
        return
    digest = hashlib.sha256(content).hexdigest()
    for suffix, encode in ((".br", brotli.compress), (".gz", _gzip)):
        kept = TWINS / f"{digest}{suffix}"
        if not kept.exists():
            partial = kept.with_suffix(f"{suffix}.part")
            partial.write_bytes(encode(content))
            partial.replace(kept)
        shutil.copyfile(kept, path.with_name(path.name + suffix))


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
