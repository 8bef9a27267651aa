"""The site built for a folder of a host, and to replace another whose files it keeps."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.hosts.conftest import ADDED, SITE_URL
from tests.browser.hosts.hosts import nginx
from tests.browser.hosts.visits import LOST, calculator, home, is_styled, lost, search
from theme.publish.site.assets import is_immutable


def hashed(site: Path) -> dict[str, bytes]:
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if is_immutable(name)}


def test_the_site_says_its_address_and_works_in_its_folder(
    guide_folder: Path, navigateur: Browser, tmp_path: Path
) -> None:
    with nginx("guide/")(guide_folder, tmp_path) as address, navigateur.new_page() as page:
        home(page, address)
        canonical = page.locator('link[rel="canonical"]').get_attribute("href")
        search(page, address)
        calculator(page, address)
        lost(page, address)
    assert canonical == SITE_URL


def test_without_scripts_a_lost_address_leads_home_where_the_build_said(
    guide_folder: Path, navigateur: Browser, tmp_path: Path
) -> None:
    with (
        nginx("guide/")(guide_folder, tmp_path) as address,
        navigateur.new_page(java_script_enabled=False) as page,
    ):
        page.goto(address + LOST)
        assert is_styled(page)
        page.get_by_role("link", name="Revenir à l’accueil").click()
        page.wait_for_url(address)


def test_the_files_of_the_version_before_are_kept_and_not_for_offline(
    site_folder: Path, guide_folder: Path
) -> None:
    before, after = hashed(site_folder), hashed(guide_folder)
    assert before.items() <= after.items()
    listed = (guide_folder / "service.js").read_text("utf-8")
    gone = [name for name in before if f'"{name}"' not in listed]
    for part in (r"js/calcul\.\w+\.js$", r"js/lecture\.\w+\.js\.br$", r"recherche/.*\.json\.gz$"):
        assert [name for name in gone if re.match(part, name)], part
    mine = re.findall(r'"(js/calcul[^"]+)"', listed)
    assert len(mine) == 1
    assert mine[0] not in before


def test_a_page_of_the_version_before_finds_its_files(
    site_folder: Path, guide_folder: Path, navigateur: Browser, tmp_path: Path
) -> None:
    current = tmp_path / "current"
    current.symlink_to(site_folder)
    with nginx()(current, tmp_path) as address, navigateur.new_page() as page:
        page.goto(f"{address}programme/")
        current.unlink()
        current.symlink_to(guide_folder)
        search(page, address)
        page.goto(f"{address}programme/")
        expect(page.get_by_text(ADDED)).to_be_visible()
