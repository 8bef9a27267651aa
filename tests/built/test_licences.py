"""The built site leads to the text of every licence, from every page."""

from __future__ import annotations

import json
from pathlib import Path

from theme.publish.site import html_pages, sbom
from theme.publish.site.assets import resolve


def test_the_foot_of_every_page_leads_to_the_licences(site_folder: Path) -> None:
    target = (site_folder / "licences").resolve()
    for page in html_pages.read_all(site_folder):
        links = [e.attributes.get("href", "") for e in page.elements if e.tag == "a"]
        assert target in {resolve(site_folder, page.path, link) for link in links}, page.path


def test_every_text_of_the_inventory_is_published_and_linked(site_folder: Path) -> None:
    inventory = json.loads((site_folder / sbom.NAME).read_text("utf-8"))
    page = html_pages.read(site_folder / "licences/index.html")
    linked = {e.attributes.get("href", "") for e in page.elements if e.tag == "a"}
    assert Path(sbom.NAME).name in linked
    for piece in [inventory["metadata"]["component"], *inventory["components"]]:
        texts = [r["url"] for r in piece["externalReferences"] if r["type"] == "license"]
        assert texts, piece["name"]
        for text in texts:
            assert (site_folder / text).read_text("utf-8-sig").strip(), text
            assert Path(text).name in linked
