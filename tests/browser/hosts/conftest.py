"""The guide built a second time, for a folder of a host."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from theme.publish import MODULES, ROOT, WORK
from theme.publish.dev import fresh, setup

SITE_URL = "https://exemple.fr/guide/"
ADDED = "Une phrase de plus."


@pytest.fixture(scope="session")
def guide_folder(site_folder: Path) -> Path:
    """The guide with a sentence more, built for `SITE_URL` and to replace the built site."""
    project = WORK / "guide"
    stamp, key = project / "stamp", fresh.sources_hash()
    with fresh.alone("guide"):
        if not stamp.exists() or stamp.read_text("utf-8") != key:
            shutil.rmtree(project, ignore_errors=True)
            _copy_project(project)
            command = [sys.executable, project / "build.py", "build", "--keep", site_folder]
            environment = {**os.environ, "SITE_URL": SITE_URL}
            subprocess.run([str(part) for part in command], check=True, env=environment)
            stamp.write_text(key, "utf-8")
    return project / "site"


def _copy_project(target: Path) -> None:
    """The sources, what is installed, and what Python gave."""
    for source in (*fresh.source_files(), *setup.LOCKS.values()):
        copy = target / source.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copy)
    with (target / "docs" / "programme.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{ADDED}\n")
    for installed in (setup.VENV, MODULES):
        (target / installed.name).symlink_to(installed)
    shutil.copytree(WORK / "pyodide", target / WORK.name / "pyodide")
    (target / WORK.name / "twins").symlink_to(WORK / "twins")
