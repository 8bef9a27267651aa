"""The acronyms of the glossary in the pages: each says what it means once under each heading.

The Markdown extension marks every one of them; a page where each second word is underlined is
harder to read, and a screen reader would say the meaning again and again.
"""

from __future__ import annotations

import re

from calculators.textes.glossaire import glossaire

HEADING = r"<(?P<level>h[1-6])\b.*?</(?P=level)>"
QUIET = r"<(?P<quiet>a|summary|thead|caption|dt|button)\b.*?</(?P=quiet)>"
ABBREVIATION = r"<abbr title=\"[^\"]*\">(?P<acronym>[^<]*)</abbr>"
PIECE = re.compile(f"{HEADING}|{QUIET}|{ABBREVIATION}", re.DOTALL)


def definitions() -> str:
    """The acronyms, as Markdown abbreviations: their meaning follows each page."""
    return "\n".join(
        f"*[{terme.sigle}]: {terme.developpe}" for terme in glossaire().values() if terme.developpe
    )


def once(html: str) -> str:
    """The page with each abbreviation kept where it first comes after a heading, not inside one.

    Links, summaries and heads of tables name things: nothing is explained there either.
    """
    seen: set[str] = set()

    def keep(found: re.Match[str]) -> str:
        acronym = found["acronym"]
        if acronym is None:
            if found["level"]:
                seen.clear()
            return re.sub(ABBREVIATION, r"\g<acronym>", found[0])
        if acronym in seen:
            return acronym
        seen.add(acronym)
        return found[0]

    return PIECE.sub(keep, html)
