"""Tells whether site/ is what the sources would give, so that tests build it once."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from calculators.editions.fichier import demandee
from theme.publish import ROOT, SITE, WORK, edition

SOURCES = (
    "LICENSE",
    "build.py",
    "calculators",
    "docs",
    "mkdocs.yml",
    "package-lock.json",
    "pyproject.toml",
    "requirements.txt",
    "theme",
)
STAMP = WORK / "site-stamp"


ASKED = ("PLAIN", "SITE_URL")
"""What the environment says of a build."""


def source_files() -> list[Path]:
    """Every file that the site is made from, sorted."""
    tops = [*(ROOT / name for name in SOURCES), *edition.files()]
    inside = (path for top in tops for path in top.rglob("*") if "__pycache__" not in path.parts)
    return sorted({path.absolute() for path in (*tops, *inside) if path.is_file()})


def sources_hash() -> str:
    """Changes when a source does, or what a build is asked."""
    asked = [*(os.environ.get(name) for name in ASKED), demandee()]
    digest = hashlib.sha256(repr(asked).encode())
    for path in source_files():
        name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        digest.update(f"{name}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


@contextmanager
def alone(name: str = "build") -> Iterator[None]:
    """Wait for whoever else is doing the same thing in this folder: they would mix their files."""
    WORK.mkdir(exist_ok=True)
    with (WORK / f"{name}-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def mark(key: str) -> None:
    """Remember that site/ was built from the sources of this hash."""
    STAMP.write_text(key, "utf-8")


def is_fresh() -> bool:
    """Whether site/ holds what a build would give now."""
    return SITE.is_dir() and STAMP.exists() and STAMP.read_text("utf-8") == sources_hash()


def built() -> Path:
    """site/, built first if it does not hold what the sources would give; the others wait."""
    with alone("tests"):
        if not is_fresh():
            subprocess.run([sys.executable, ROOT / "build.py"], check=True)
    return SITE
