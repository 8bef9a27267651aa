"""Wherever the folder is put, the guide works: styles, result, search, page of lost addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Watch
from tests.browser.hosts.hosts import HOSTS, Host
from tests.browser.hosts.visits import calculator, home, lost, search

# The browser says that the address leads nowhere, as do the folders of it where the guide is not.
EXPECTED = r"404 .*/nulle-part/"


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.name)
def test_the_guide_works_on(
    host: Host, site_folder: Path, navigateur: Browser, tmp_path: Path
) -> None:
    with host.serve(site_folder, tmp_path) as address:
        page = navigateur.new_page()
        watch = Watch(address, EXPECTED)
        watch.follow(page)
        home(page, address)
        search(page, address)
        calculator(page, address)
        if host.says_404:
            lost(page, address)
        page.context.close()
    assert watch.faults == []
