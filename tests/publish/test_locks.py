"""The locks name versions and hashes, never an address; each dependency has its reason."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from theme.publish import ROOT

PIP = ["requirements-bootstrap.txt", "requirements.txt", "requirements-test.txt"]
NPM = ["package-lock.json", "tests/bench/package-lock.json"]
DEPENDENCY = re.compile(r'^    "([a-z0-9-]+)",\s*(# .+)?$', re.MULTILINE)


@pytest.mark.parametrize("lock", [*PIP, *NPM, ".npmrc", "package.json"])
def test_a_lock_holds_no_address(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text("utf-8")


@pytest.mark.parametrize("lock", PIP)
def test_every_python_package_has_its_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    packages = [line for line in text.splitlines() if line[:1].isalpha()]
    assert packages
    assert [
        line[:40] for line in packages if "==" not in line or "--hash=sha256:" not in line
    ] == []


@pytest.mark.parametrize("lock", NPM)
def test_every_npm_package_has_its_hash(lock: str) -> None:
    packages = json.loads((ROOT / lock).read_text("utf-8"))["packages"]
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []


def test_the_lock_of_the_tests_holds_that_of_the_build() -> None:
    build, test = (
        set(re.findall(r"^\S+==\S+", (ROOT / lock).read_text("utf-8"), re.MULTILINE))
        for lock in PIP[1:]
    )
    assert build <= test


def test_every_python_dependency_has_a_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    groups = tomllib.loads(text)["project"]["optional-dependencies"]
    reasons = dict(DEPENDENCY.findall(text))
    assert [name for group in groups.values() for name in group if not reasons.get(name)] == []


@pytest.mark.parametrize("lock", NPM)
def test_every_npm_dependency_has_a_reason_and_an_exact_version(lock: str) -> None:
    package = json.loads((ROOT / lock).with_name("package.json").read_text("utf-8"))
    dependencies = package["dependencies"] | package.get("devDependencies", {})
    assert set(package["//"]) == set(dependencies)
    assert [v for v in dependencies.values() if not re.fullmatch(r"\d+\.\d+\.\d+", v)] == []
