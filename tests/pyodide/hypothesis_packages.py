"""Brings what the tests need inside Pyodide: Hypothesis, whose core is compiled."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from theme.publish import ROOT, WORK
from theme.publish.dev.setup import LOCKS, run

PACKAGES = WORK / "pyodide-packages"
PLATFORM = ("--platform", "pyemscripten_2026_0_wasm32", "--python-version", "3.14")
ABI = ("--implementation", "cp", "--abi", "cp314", "--only-binary", ":all:", "--no-deps")
COMPILED = ("hypothesis",)


def packages() -> Path:
    """The folder of these packages, installed from the lock of the tests."""
    lock = "".join(_locked(name) for name in COMPILED)
    stamp = PACKAGES / "lock.txt"
    if stamp.exists() and stamp.read_text("utf-8") == lock:
        return PACKAGES
    shutil.rmtree(PACKAGES, ignore_errors=True)
    PACKAGES.mkdir(parents=True)
    wanted = WORK / "pyodide-packages.txt"
    wanted.write_text(lock, "utf-8")
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes")
    what = "Installation des paquets pour Pyodide"
    run(*pip, *PLATFORM, *ABI, "--target", PACKAGES, "-r", wanted, what=what)
    stamp.write_text(lock, "utf-8")
    return PACKAGES


def folder_in_pyodide() -> str:
    """The same folder, as the scripts run by pyodide_node.mjs see it."""
    return f"/project/{packages().relative_to(ROOT).as_posix()}"


def _locked(name: str) -> str:
    """The lines of the lock that pin this package and give its hashes."""
    lines = LOCKS["test"].read_text("utf-8").splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if line.startswith(f"{name}=="))
    end = next(n for n, line in enumerate(lines[start:], start) if not line.endswith("\\\n"))
    return "".join(lines[start : end + 1])
