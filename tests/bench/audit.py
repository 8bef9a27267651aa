"""Lighthouse on two pages of the built site: mobile preset, its own simulated network."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.bench.chromium import PROGRAM
from theme.engine.node import node
from theme.publish import SITE
from theme.publish.dev.server import serving
from theme.publish.dev.setup import environment

PAGES = ("programme/", "estimer-l-aide/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TRIES = 3
"""A browser too busy may miss the start of the page: Lighthouse then asks to be run again."""
HEAD = (
    "| page | performance | accessibility | best practices | SEO | CLS |\n"
    "|---|---|---|---|---|---|\n"
)


def audit(modules: Path, folder: Path) -> str:
    """The scores as a Markdown table; the whole reports are left in `folder`."""
    with serving(SITE) as address:
        return HEAD + "".join(_row(page, _report(modules, address, page, folder)) for page in PAGES)


def _report(modules: Path, address: str, page: str, folder: Path) -> dict[str, dict[str, object]]:
    output = folder / f"lighthouse-{page.strip('/')}.json"
    chrome = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    options = ["--quiet", "--output=json", f"--output-path={output}", chrome]
    command: list[str | Path] = [
        node(),
        modules / "lighthouse" / "cli" / "index.js",
        address + page,
        *options,
    ]
    variables = environment() | {"CHROME_PATH": PROGRAM}
    for _ in range(TRIES):
        if subprocess.run(command, check=False, env=variables, cwd=folder).returncode == 0:
            break
    content: dict[str, dict[str, object]] = json.loads(output.read_text("utf-8"))
    return content


def _row(page: str, report: dict[str, dict[str, object]]) -> str:
    scores = [_score(report["categories"][name]) for name in CATEGORIES]
    shift = report["audits"]["cumulative-layout-shift"]
    assert isinstance(shift, dict)
    return f"| {page} | {' | '.join(scores)} | {shift['numericValue']:.3f} |\n"


def _score(category: object) -> str:
    assert isinstance(category, dict)
    return f"{category['score'] * 100:.0f}"
