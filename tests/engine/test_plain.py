"""A Pyodide that the engine does not know is published as it comes, and the build says so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from theme.engine import GLUE, Program
from theme.publish.site import bundle


def test_a_pyodide_of_another_form_is_published_as_it_comes(
    program: Program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Its script works all the same: only what glue.py knows it by has changed."""
    other = shutil.copytree(bundle.PYODIDE, tmp_path / "pyodide")
    script = (other / GLUE).read_text("utf-8")
    assert script.count("LDSO.init();loadDylibs();") == 1
    (other / GLUE).write_text(
        script.replace("LDSO.init();loadDylibs();", "LDSO.init(); loadDylibs();")
    )
    for name, value in {"PYODIDE": other, "MADE": tmp_path / "made", "DRAFT": tmp_path}.items():
        monkeypatch.setattr(bundle, name, value)
    monkeypatch.setattr(bundle, "program", lambda: program)
    (tmp_path / "js").mkdir()
    bundle.build()
    said = capsys.readouterr().out
    assert "Pyodide est publié tel quel" in said
    assert "forme attendue" in said
    worker = (tmp_path / "js" / "worker.js").read_text("utf-8")
    assert '"rapide": null' in worker
    assert [path.name for path in (tmp_path / "pyodide").glob("library.*.zip")]
