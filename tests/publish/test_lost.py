"""The page of lost addresses bears the address of the site on its host."""

from __future__ import annotations

from pathlib import Path

import pytest

from theme.publish.site import lost

PLACES = {
    "": "/",
    "https://exemple.fr": "/",
    "https://exemple.fr/": "/",
    "https://exemple.fr/guide": "/guide/",
    "https://exemple.fr/a/guide/": "/a/guide/",
}


@pytest.mark.parametrize(("url", "folder"), PLACES.items())
def test_its_links_are_those_of_the_site_while_it_is_built_then_those_of_the_host(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str, folder: str
) -> None:
    monkeypatch.setenv("SITE_URL", url)
    page = tmp_path / "404.html"
    page.write_text(f'<a href="{folder}."><a href="{folder}aide/"><a href="#ici">', "utf-8")
    lost.from_the_site(tmp_path)
    assert page.read_text("utf-8") == '<a href="/"><a href="/aide/"><a href="#ici">'
    lost.from_the_host(tmp_path)
    assert page.read_text("utf-8") == f'<a href="{folder}"><a href="{folder}aide/"><a href="#ici">'
