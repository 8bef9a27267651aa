"""Le plan du site mène à toutes les pages, une fois chacune."""

import re
from collections import Counter

from theme.publish import ROOT

DOCS = ROOT / "docs"


def test_le_plan_mene_une_fois_a_chaque_page() -> None:
    plan = (DOCS / "plan-du-site.md").read_text("utf-8")
    liens = Counter(re.findall(r"\]\(([a-z-]+\.md)\)", plan))
    pages = {page.name for page in DOCS.glob("*.md")} - {"plan-du-site.md"}
    assert liens == Counter(pages)


def test_le_plan_dit_quelles_pages_calculent() -> None:
    plan = (DOCS / "plan-du-site.md").read_text("utf-8")
    annoncees = set(re.findall(r"\]\(([a-z-]+)\.md\)[^[]*?\*\*Avec un\s+calculateur", plan))
    tenues = {p.stem for p in DOCS.glob("*.md") if "\ncalculateur: " in p.read_text("utf-8")}
    assert annoncees == tenues
