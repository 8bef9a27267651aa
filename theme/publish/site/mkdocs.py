"""Calls the site generator: plain Markdown in, HTML out. The one file to change to change it.

With mkdocs.yml and theme/overrides/partials/material.html, all that knows MkDocs and Material: its
signs come in by the Markdown (`:material-file-sign:`), by the frame of the pages, and by the style
sheets (`url("material:file-sign")`); a few French words, by the frame.
"""

from __future__ import annotations

import os
import re
import shutil
import sysconfig
from pathlib import Path
from typing import Any
from urllib.parse import quote

from calculators.editions import edition
from theme.publish import DRAFT, PAGES, ROOT, BuildError
from theme.publish.edition import logo
from theme.publish.site import lost

# Material's own styles, scripts and icon: theme/overrides/main.html uses none of them; a twin that
# holds the hour of the build (compress.py writes those that are worth it).
UNUSED = ("assets", "sitemap.xml.gz")
Nav = list[dict[str, str | list[str]]]
"""A title and a page, or the name of a section and its pages."""

SIGNS = Path(sysconfig.get_path("purelib")) / "material/templates/.icons/material"
"""Material's set of signs, with its licence."""
SIGN = re.compile(r'url\("material:(?P<name>[a-z0-9-]+)"\)')


def build(nav: Nav) -> None:
    """Write `.build/site` from `.build/docs` and its menu."""
    generate(PAGES, DRAFT, nav=nav)
    _remove_unused()
    _draw_signs(DRAFT / "css")
    lost.from_the_site(DRAFT)


def generate(pages: Path, site: Path, **others: Any) -> None:
    """Have MkDocs write `site` from `pages`; a broken link is an error (strict).

    `others` are settings that take the place of those of mkdocs.yml.
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "true"
    from jinja2 import TemplateNotFound
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    settings: dict[str, Any] = {
        "docs_dir": str(pages),
        "site_dir": str(site),
        "strict": True,
        **others,
    }
    try:
        config = load_config(str(ROOT / "mkdocs.yml"), **settings)
        if picture := logo():
            config.extra["logo"] = {"fichier": f"img/{picture.name}", "nom": edition().nom}
        build_site(config)
    except TemplateNotFound as error:
        raise BuildError(f"MkDocs : « {error.name} » n'existe pas.") from error
    except (MkDocsException, SystemExit) as error:
        raise BuildError(f"MkDocs : {error}") from error


def _remove_unused() -> None:
    for pattern in UNUSED:
        for path in list(DRAFT.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _draw_signs(folder: Path) -> None:
    """Put in the style sheets the signs that they name."""
    for sheet in folder.glob("*.css"):
        sheet.write_text(SIGN.sub(_drawn, sheet.read_text("utf-8")), "utf-8")


def _drawn(found: re.Match[str]) -> str:
    path = SIGNS / f"{found['name']}.svg"
    if not path.is_file():
        raise BuildError(f"Material n'a pas de signe « {found['name']} ».")
    drawing = quote(path.read_text("utf-8").strip().replace('"', "'"), safe=" /:='")
    return f'url("data:image/svg+xml,{drawing}")'
