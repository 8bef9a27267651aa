"""What differs between two builds is told file by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from theme.publish import ROOT, reproducible
from theme.publish.reproducible import differences


def test_the_same_bytes_are_no_difference(tmp_path: Path) -> None:
    for name in ("un", "autre"):
        (tmp_path / name / "css").mkdir(parents=True)
        (tmp_path / name / "css/a.css").write_bytes(b"p {}")
    assert differences(tmp_path / "un", tmp_path / "autre") == []


def test_a_byte_a_name_or_a_missing_file_is_one(tmp_path: Path) -> None:
    for name, content in {"un/a": b"x", "autre/a": b"y", "un/b": b"", "autre/c": b""}.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    assert differences(tmp_path / "un", tmp_path / "autre") == ["a", "b", "c"]


@pytest.mark.parametrize("what", ["folder", "git", "umask"])
def test_the_two_places_have_nothing_in_common(what: str) -> None:
    one, other = reproducible.PLACES
    assert getattr(one, what) != getattr(other, what)
    shared = set(one.environment.items()) & set(other.environment.items())
    assert shared == set()


def test_nothing_of_the_build_asks_git_or_the_clock() -> None:
    """What the long check would find in minutes (the server and the bench may ask the time)."""
    aside = {"bench", "fresh.py", "reproducible.py", "server.py", "watch.py", "checks.py"}
    asking = [
        path.name
        for path in sorted((ROOT / "theme" / "publish").rglob("*.py"))
        if not aside & set(path.relative_to(ROOT).parts)
        and any(
            word in path.read_text("utf-8") for word in ('"git"', ".today()", ".now(", "time()")
        )
    ]
    assert asking == []
