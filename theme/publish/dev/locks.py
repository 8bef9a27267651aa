"""Writes the locks again: exact versions with their hashes, and never an address."""

from __future__ import annotations

import json
from pathlib import Path

from theme.publish import ROOT
from theme.publish.dev import setup

PIP_LOCKS = {
    "requirements-bootstrap.txt": ["bootstrap"],
    "requirements.txt": ["build"],
    "requirements-test.txt": ["build", "test"],
}
NPM_FOLDERS = (ROOT, ROOT / "tests" / "bench")


def write() -> None:
    """Resolve again what pyproject.toml and package.json ask for, and write all the locks."""
    for name, extras in PIP_LOCKS.items():
        _write_pip_lock(ROOT / name, extras)
    for folder in NPM_FOLDERS:
        options = (
            "--package-lock-only",
            "--omit-lockfile-registry-resolved",
            "--prefix",
            str(folder),
        )
        setup.npm("install", *options, what="Verrouillage de npm")
        _remove_addresses(folder / "package-lock.json")


def _write_pip_lock(lock: Path, extras: list[str]) -> None:
    options = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"]
    groups = [word for extra in extras for word in ("--extra", extra)]
    uv = ["-m", "uv", "pip", "compile", "--quiet", "--upgrade", "--no-header"]
    what = f"Écriture de {lock.name}"
    asked = (*options, *groups, "pyproject.toml", "-o", lock.name)
    setup.run(setup.PYTHON, *uv, *asked, what=what, quiet=True)


def _remove_addresses(lock: Path) -> None:
    """Drop the `funding` addresses that npm copies from the packages; it does without them."""
    content = json.loads(lock.read_text("utf-8"))
    for package in content["packages"].values():
        package.pop("funding", None)
    lock.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")
