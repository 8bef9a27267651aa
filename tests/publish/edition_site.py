"""Builds the site of an edition in a folder, but for the engine: pages, search, checks of finish.

python -m tests.publish.edition_site FOLDER     (EDITION in the environment)
"""

from __future__ import annotations

import sys
from pathlib import Path

import theme.publish


def build(folder: Path) -> None:
    """As build.py does, elsewhere than in .build/ and site/."""
    theme.publish.WORK, theme.publish.PAGES = folder, folder / "docs"
    theme.publish.DRAFT, theme.publish.SITE = folder / "draft", folder / "site"
    from theme.publish import edition
    from theme.publish.pages import pages
    from theme.publish.site import finish, licences, mkdocs, sbom, schema, search

    edition.choose()
    pages.render()
    licences.write()
    sbom.write()
    schema.write()
    mkdocs.build(pages.menu().nav())
    (theme.publish.DRAFT / "js" / "worker.js").touch()  # the engine's: pages name it
    search.write()
    finish.finish(None)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
