"""The foot of a page says which campaign it is of and when it changed: the day at its head."""

from __future__ import annotations

import re
import subprocess
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from theme.publish import ROOT
from theme.publish.pages import dates, pages
from theme.publish.site import mkdocs

FORGOTTEN = timedelta(days=31)
"""How late the day at the head of a page may be: a commit may be made again, or wait its turn."""


@cache
def last_changes() -> dict[str, date]:
    """The day each file of docs/ last changed, as Git tells it; nothing without its history."""
    command = ["git", "log", "--format=%as", "--name-only", "--", "docs"]
    shallow = (ROOT / ".git" / "shallow").exists()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found: dict[str, date] = {}
    day = date.min
    for line in filter(None, "" if shallow else done.stdout.splitlines()):
        if line.startswith("docs/"):
            found.setdefault(line.removeprefix("docs/"), day)
        else:
            day = date.fromisoformat(line)
    return found


@pytest.mark.parametrize("page", pages.source_pages(), ids=str)
def test_a_page_says_when_it_changed(page: Path) -> None:
    said = pages.front_matter(page).get("mise_a_jour")
    assert isinstance(said, date), f"write « mise_a_jour: 2026-11-26 » at the head of docs/{page}"
    changed = last_changes().get(page.as_posix(), said)
    assert said >= changed - FORGOTTEN, f"mise_a_jour: {changed} en tête de docs/{page}"


def test_a_page_of_rules_says_its_campaign_and_no_period_read_as_a_deadline() -> None:
    line = dates.foot(dated=True, changed=date(2025, 10, 1)).replace("\u00a0", " ")
    assert "Règles de la campagne 2025. Page mise à jour le 1er" in line
    assert "décembre" not in line
    assert "campagne" not in dates.foot(dated=False, changed=date(2025, 10, 1))


def test_without_a_day_the_foot_says_none() -> None:
    assert "mise à jour" not in dates.foot(dated=True, changed=None)
    assert dates.foot(dated=False, changed=None) == ""


def test_the_map_of_the_site_says_the_day_of_each_page_not_that_of_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://guide.example/")
    monkeypatch.setattr(mkdocs, "PAGES", tmp_path / "docs")
    monkeypatch.setattr(mkdocs, "DRAFT", tmp_path / "site")
    for page in pages.source_pages():
        text = (pages.DOCS / page).read_text("utf-8").partition("\n---\n")[0]
        path = tmp_path / "docs" / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(re.sub("mise_a_jour: .*", "mise_a_jour: 2001-02-03", text) + "\n---\n")
    mkdocs.build(pages.menu().nav())
    days = re.findall("<lastmod>(.*?)</lastmod>", (tmp_path / "site/sitemap.xml").read_text())
    assert days == ["2001-02-03"] * len(pages.source_pages())
    assert not (tmp_path / "site/sitemap.xml.gz").exists()
