"""Calls the site generator: plain Markdown in, HTML out. The one file to change to change it."""

from __future__ import annotations

import os
import shutil

from theme.publish import DRAFT, PAGES, ROOT, BuildError
from theme.publish.site import lost

# Material's own styles, scripts and icon: theme/overrides/base.html uses none of them; a twin that
# holds the hour of the build (compress.py writes those that are worth it).
UNUSED = ("assets", "sitemap.xml.gz")
Nav = list[dict[str, str | list[str]]]
"""A title and a page, or the name of a section and its pages."""


def build(nav: Nav) -> None:
    """Write `.build/site` from `.build/docs` and its menu; a broken link is an error (strict)."""
    os.environ["NO_MKDOCS_2_WARNING"] = "true"
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    try:
        config = load_config(
            str(ROOT / "mkdocs.yml"), docs_dir=str(PAGES), site_dir=str(DRAFT), nav=nav, strict=True
        )
        build_site(config)
    except (MkDocsException, SystemExit) as error:
        raise BuildError(f"MkDocs : {error}") from error
    _remove_unused()
    lost.from_the_site(DRAFT)


def _remove_unused() -> None:
    for pattern in UNUSED:
        for path in list(DRAFT.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
