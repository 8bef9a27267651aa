"""Makes the generated pages publishable: hashed names, policy, checks, twins."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from theme.publish import DRAFT, SITE, WORK
from theme.publish.site import (
    abbreviations,
    borrowed,
    compress,
    csp,
    html_pages,
    inline,
    keep,
    lost,
    mark,
    offline,
    verify,
)
from theme.publish.site.assets import Renaming

# Markdown tables align with a style attribute, which the policy forbids: a class says the same.
ALIGNMENT = re.compile(r'(<t[hd]) style="text-align: (left|right|center);"')

# Lines left empty or set back by the templates: what is typed keeps its own.
SET_BACK = re.compile(r"(<(textarea|pre)\b.*?</\2>)|\n[ \t\n]+", re.DOTALL)


def finish(previous: Path | None) -> None:
    """Turn `.build/site` into site/, all at once; a fault leaves the previous site in place.

    `previous` is a site whose files must still be found.
    """
    _tidy()
    Renaming(DRAFT).rename_all()
    inline.inline(DRAFT)
    pages = html_pages.read_all(DRAFT)
    verify.verify(DRAFT, pages)
    lost.from_the_host(DRAFT)
    policies = csp.write(pages)
    mark.mark(DRAFT)
    offline.write(DRAFT)
    compress.compress(DRAFT)
    if previous is not None:
        keep.carry_over(previous, DRAFT)
    csp.write_headers(DRAFT, policies)
    _swap()


def _tidy() -> None:
    """What the Markdown extensions write, as this site wants it."""
    for path in DRAFT.rglob("*.html"):
        text = ALIGNMENT.sub(r'\1 class="texte-\2"', path.read_text("utf-8"))
        text = SET_BACK.sub(lambda found: found[1] or "\n", text)
        path.write_text(borrowed.noted(abbreviations.once(text)), "utf-8")


def _swap() -> None:
    """Put the new site in the place of the old one."""
    old = WORK / "old"
    shutil.rmtree(old, ignore_errors=True)
    if SITE.exists():
        SITE.rename(old)
    DRAFT.rename(SITE)
    shutil.rmtree(old, ignore_errors=True)
