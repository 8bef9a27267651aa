"""The style sheets that a browser gets say what their authors wrote, in fewer bytes."""

from __future__ import annotations

from pathlib import Path

from theme.publish.site import styles


def test_a_sheet_takes_in_what_it_imports_and_leaves_out_what_authors_read(tmp_path: Path) -> None:
    whole, part = tmp_path / "site.css", tmp_path / "part.css"
    whole.write_text('/* All. */\n@import url("part.css");\na {\n  color: red;\n}\n', "utf-8")
    part.write_text("/* Part. */\nhtml:not(.js)\n:is(p, b) {\n  margin: 0 1px;\n}\n", "utf-8")
    styles.join(tmp_path)
    assert whole.read_text("utf-8") == "html:not(.js) :is(p, b){margin: 0 1px;}a{color: red;}"
    assert not part.exists()


def test_what_is_between_quotes_stays(tmp_path: Path) -> None:
    sheet = tmp_path / "site.css"
    sheet.write_text('dt::after {\n  content: "\\00a0: ";\n}\n', "utf-8")
    styles.join(tmp_path)
    assert sheet.read_text("utf-8") == 'dt::after{content: "\\00a0: ";}'
