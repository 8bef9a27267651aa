"""From the sources of a page to what the search reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from calculators.francais.nombres import typographie_html
from theme.publish import BuildError
from theme.publish.pages import pages
from theme.publish.site import finish, search


@pytest.mark.parametrize(
    ("page", "way"),
    [("index.md", ""), ("guichet.md", "../"), ("a/index.md", "../"), ("a/b.md", "../../")],
)
def test_the_way_from_a_page_to_the_root_follows_its_address(page: str, way: str) -> None:
    assert pages.way_to_root(Path(page)) == way


def test_an_unknown_name_stops_the_build_and_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "DOCS", tmp_path)
    monkeypatch.setattr(pages, "PAGES", tmp_path / "out")
    (tmp_path / "x.md").write_text("---\ntitle: X\n---\n{{ montant }}\n", "utf-8")
    with pytest.raises(BuildError, match=r"docs/x\.md : ligne 4 : 'montant' is undefined"):
        pages.render()


def test_the_alignment_of_a_table_becomes_a_class() -> None:
    cell = '<td style="text-align: right;">1</td>'
    assert finish.ALIGNMENT.sub(r'\1 class="texte-\2"', cell) == '<td class="texte-right">1</td>'


def test_lines_that_templates_set_back_come_back_but_not_what_is_typed() -> None:
    html = "<ul>\n\n    <li>a\n  b</li>\n</ul><textarea>\n  35 000\n\n  22</textarea>\n  \u00a0!"
    short = finish.SET_BACK.sub(lambda found: found[1] or "\n", html)
    assert short == ("<ul>\n<li>a\nb</li>\n</ul><textarea>\n  35 000\n\n  22</textarea>\n\u00a0!")


def test_the_name_of_a_sign_is_not_read_as_punctuation() -> None:
    source = "- :material-lock-outline: **Privé :** oui"
    assert typographie_html(source) == "- :material-lock-outline: **Privé\u00a0:** oui"


def test_a_page_is_cut_at_its_headings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "DRAFT", tmp_path)
    (tmp_path / "aide").mkdir()
    page = tmp_path / "aide/index.html"
    page.write_text(
        "<nav>menu</nav><article><h1 id='haut'>Aide &amp; co</h1><p>Un</p><p>deux</p><h2 "
        "id='bas'>La "
        "<em>suite</em></h2><form>champ</form>trois<script>x</script></article><p>dehors</p>",
        "utf-8",
    )
    assert search.documents_of(page) == [
        {"page": "Aide & co", "titre": "Aide & co", "texte": "Un deux", "url": "aide/"},
        {"page": "Aide & co", "titre": "La suite", "texte": "trois", "url": "aide/#bas"},
    ]
