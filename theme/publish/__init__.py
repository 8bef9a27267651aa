"""The steps that build.py calls, and the folders they share.

`WORK` holds what one step leaves for the next; `SITE` is what is served.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / ".build"
PAGES = WORK / "docs"
DRAFT = WORK / "site"
SITE = ROOT / "site"
MODULES = ROOT / "node_modules"


class BuildError(Exception):
    """The build cannot go on: the message is a sentence for the person who launched it."""
