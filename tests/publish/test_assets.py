"""Our files are served under names that say their content, and everything follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from theme.publish import BuildError
from theme.publish.site.assets import Renaming, is_immutable


def write(site: Path, name: str, text: str) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text, "utf-8")


def only(site: Path, pattern: str) -> Path:
    [found] = site.glob(pattern)
    return found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(
        tmp_path, "js/page.js", 'import "./outil.js"; new URL("../recherche/d.json", x); "./rien"'
    )
    write(tmp_path, "js/outil.js", "export {};")
    write(tmp_path, "recherche/d.json", "[]")
    write(tmp_path, "css/site.css", "@font-face { src: url('../fonts/lettre.woff2') }")
    write(tmp_path, "fonts/lettre.woff2", "formes")
    write(
        tmp_path, "index.html", '<script src="js/page.js"></script><a href="aide/">js/page.js</a>'
    )
    write(tmp_path, "aide/index.html", '<link href="../css/site.css"><script src="/js/page.js">')
    return tmp_path


def test_pages_scripts_and_styles_follow_the_new_names(site: Path) -> None:
    Renaming(site).rename_all()
    script, style = only(site, "js/page.*.js"), only(site, "css/site.*.css")
    assert f'src="js/{script.name}"' in (site / "index.html").read_text("utf-8")
    assert f'src="/js/{script.name}"' in (site / "aide/index.html").read_text("utf-8")
    assert f'href="../css/{style.name}"' in (site / "aide/index.html").read_text("utf-8")
    assert f"./{only(site, 'js/outil.*.js').name}" in script.read_text("utf-8")
    assert f"../recherche/{only(site, 'recherche/d.*.json').name}" in script.read_text("utf-8")
    assert f"../fonts/{only(site, 'fonts/lettre.*.woff2').name}" in style.read_text("utf-8")


def test_text_and_unknown_addresses_stay_as_they_are(site: Path) -> None:
    Renaming(site).rename_all()
    assert '<a href="aide/">js/page.js</a>' in (site / "index.html").read_text("utf-8")
    assert '"./rien"' in only(site, "js/page.*.js").read_text("utf-8")


def test_a_change_deep_down_changes_every_name_above(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(other, "js/page.js", (site / "js/page.js").read_text("utf-8"))
    write(other, "js/outil.js", "export { change };")
    write(other, "recherche/d.json", "[]")
    Renaming(site).rename_all()
    Renaming(other).rename_all()
    assert only(site, "js/page.*.js").name != only(other, "js/page.*.js").name


def test_a_cycle_is_refused_with_a_sentence(tmp_path: Path) -> None:
    write(tmp_path, "js/a.js", 'import "./b.js"')
    write(tmp_path, "js/b.js", 'import "./a.js"')
    with pytest.raises(BuildError, match="se cite lui-même"):
        Renaming(tmp_path).rename_all()


@pytest.mark.parametrize(
    ("name", "immutable"),
    [
        ("css/site.0123456789ab.css", True),
        ("pyodide/0123456789ab/pyodide.asm.wasm", True),
        ("assets/javascripts/bundle.a5f9d56c.min.js", True),
        ("js/page.js", False),
        ("assets/images/favicon.png", False),
    ],
)
def test_a_name_with_a_hash_may_stay_in_caches(name: str, immutable: bool) -> None:
    assert is_immutable(name) is immutable
