"""Short scripts are written in the pages; what would break them there is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from theme.publish import BuildError
from theme.publish.site.inline import inline

ELEMENT = '<script data-inline src="js/a.js" data-ouvrier="js/worker.js"></script>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "a.js").write_text("/** Why. */\nfoo();\n// And why.\nbar();\n", "utf-8")
    (tmp_path / "js" / "worker.js").write_text("", "utf-8")
    (tmp_path / "index.html").write_text(ELEMENT, "utf-8")
    return tmp_path


def test_a_script_is_written_on_one_line_in_the_page(site: Path) -> None:
    inline(site)
    page = (site / "index.html").read_text("utf-8")
    assert page == '<script data-ouvrier="js/worker.js">foo(); bar();</script>'
    assert not (site / "js" / "a.js").exists()


@pytest.mark.parametrize("missing", ["a.js", "worker.js"])
def test_a_script_that_is_not_there_is_refused(site: Path, missing: str) -> None:
    (site / "js" / missing).unlink()
    with pytest.raises(BuildError, match="n'existe pas"):
        inline(site)


def test_a_comment_that_would_silence_the_rest_is_refused(site: Path) -> None:
    (site / "js" / "a.js").write_text("foo(); // then\nbar();\n", "utf-8")
    with pytest.raises(BuildError, match="Un commentaire"):
        inline(site)


def test_a_style_sheet_is_written_in_the_page_without_its_font(site: Path) -> None:
    css = "/* Why. */\n@font-face { src: url(../fonts/a.woff2) }\np {\n  color: red;\n}\n"
    (site / "a.css").write_text(css, "utf-8")
    link = '<link data-inline rel="stylesheet" href="a.css" media="print">'
    (site / "404.html").write_text(link, "utf-8")
    inline(site)
    page = (site / "404.html").read_text("utf-8")
    assert page == '<style media="print">p { color: red; }</style>'
    assert not (site / "a.css").exists()


def test_a_file_that_other_pages_ask_for_stays(site: Path) -> None:
    (site / "a.css").write_text("p { color: red }", "utf-8")
    (site / "404.html").write_text('<link data-inline rel="stylesheet" href="a.css">', "utf-8")
    (site / "autre.html").write_text('<link rel="stylesheet" href="a.css">', "utf-8")
    inline(site)
    assert (site / "a.css").exists()
