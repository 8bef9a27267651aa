"""Calls the site generator: plain Markdown in, HTML out. The one file to change to change it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from calculators.editions import edition
from theme.publish import DRAFT, PAGES, ROOT, BuildError
from theme.publish.edition import logo, pages
from theme.publish.site import lost

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# Material's own styles, scripts and icon: theme/overrides/base.html uses none of them; a twin that
# holds the hour of the build (compress.py writes those that are worth it).
UNUSED = ("assets", "sitemap.xml.gz")


def build() -> None:
    """Write `.build/site` from `.build/docs`; a broken link is an error (strict)."""
    os.environ["NO_MKDOCS_2_WARNING"] = "true"
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    try:
        config = load_config(
            str(ROOT / "mkdocs.yml"), docs_dir=str(PAGES), site_dir=str(DRAFT), strict=True
        )
        _add_the_edition(config)
        build_site(config)
    except (MkDocsException, SystemExit) as error:
        raise BuildError(f"MkDocs : {error}") from error
    _remove_unused()
    lost.from_the_site(DRAFT)


def _add_the_edition(config: MkDocsConfig) -> None:
    """Its pages at the end of the navigation, its logo for the header."""
    here = edition()
    if own := [page.as_posix() for page in pages()]:
        assert config.nav is not None
        config.nav.append({here.nom: own})
    if picture := logo():
        config.extra["logo"] = {"fichier": f"img/{picture.name}", "nom": here.nom}


def _remove_unused() -> None:
    for pattern in UNUSED:
        for path in list(DRAFT.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
