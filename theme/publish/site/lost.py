"""404.html, the page of addresses that lead nowhere: hosts show it at any depth, under any folder.

Its addresses are absolute: from the root of the site while it is built, as everywhere in these
steps, then from that of the host, as far as `SITE_URL` tells. js/racine.js does the rest.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

PAGE = "404.html"


def folder() -> str:
    """Where the site is on its host: "/" or "/guide/"."""
    return urlsplit(os.environ.get("SITE_URL", "")).path.rstrip("/") + "/"


def from_the_site(site: Path) -> None:
    """What the generator writes, which knows the host, told from the root of the site."""
    _replace(site, f'="{folder()}', '="/')
    _replace(site, '="/."', '="/"')


def from_the_host(site: Path) -> None:
    """The reverse, once every file has its name."""
    _replace(site, '="/', f'="{folder()}')


def _replace(site: Path, old: str, new: str) -> None:
    page = site / PAGE
    page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")
