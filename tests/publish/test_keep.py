"""A site takes over the files of the one it replaces; each page bears the mark of its version."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from theme.publish import BuildError
from theme.publish.site import mark
from theme.publish.site.keep import carry_over


def write(site: Path, *names: str, text: str) -> None:
    for name in names:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")


def test_hashed_files_come_with_their_twins_and_nothing_else(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    same, old = "js/a.0123456789ab.js", "pyodide/aaaaaaaaaaaa/x.wasm"
    write(before, "service.js", "index.html", same, old, f"{old}.br", f"{old}.gz", text="before")
    write(after, "service.js", "index.html", same, text="after")
    carry_over(before, after)
    texts = {p.relative_to(after).as_posix(): p.read_text() for p in after.rglob("*.*")}
    assert {name for name, text in texts.items() if text == "before"} == {
        old,
        f"{old}.br",
        f"{old}.gz",
    }


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="n'est pas un site construit"):
        carry_over(tmp_path / "absent", tmp_path)


def test_a_page_bears_the_mark_of_all_the_rest_of_it(tmp_path: Path) -> None:
    page, marks = tmp_path / "index.html", []
    for text in ("un", "deux", "un"):
        page.write_text(f'<html lang="fr" data-version=""><p>{text}', "utf-8")
        mark.mark(tmp_path)
        mark.mark(tmp_path)
        marks += re.findall(r'data-version="(\w{12})"', page.read_text("utf-8"))
    assert marks[0] == marks[2] != marks[1]
