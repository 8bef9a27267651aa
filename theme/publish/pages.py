"""Renders docs/*.md (Markdown + Jinja2) to plain Markdown: the site generator sees no macro.

The macros come from `calculators.rendu`: a figure in a page is asked for, never typed.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import jinja2

from calculators.rendu import macros_de_page
from theme.publish import MODULES, PAGES, ROOT, BuildError, styles

DOCS = ROOT / "docs"
ASSETS = ("css", "fonts", "img", "js")
# npm modules that our scripts import by name: copied beside them.
BROWSER_MODULES = {"minisearch": MODULES / "minisearch" / "dist" / "es" / "index.js"}


def render() -> None:
    """Write docs/, with its macros resolved, and the assets of theme/ into `.build/docs`."""
    shutil.rmtree(PAGES, ignore_errors=True)
    shutil.copytree(DOCS, PAGES, ignore=shutil.ignore_patterns("*.md"))
    environment = _environment()
    for page in sorted(DOCS.rglob("*.md")):
        _render_page(environment, page.relative_to(DOCS))
    _copy_assets()


def _environment() -> jinja2.Environment:
    """The Jinja2 environment of the pages: an unknown name is an error, never an empty string."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(DOCS),
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - the result is Markdown; macros escape what they return
    )


def _render_page(environment: jinja2.Environment, page: Path) -> None:
    macros = macros_de_page(_way_to_root(page))
    try:
        text = environment.get_template(page.as_posix()).render(macros)
    except (jinja2.TemplateError, LookupError, ValueError) as error:
        raise BuildError(f"docs/{page.as_posix()} : {_position(error)}{error}") from error
    target = PAGES / page
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")


def _way_to_root(page: Path) -> str:
    """From the address of a page to the root: combien.md is served at combien/."""
    folders = page.parent if page.stem == "index" else page.with_suffix("")
    return "../" * len(folders.parts)


def _position(error: Exception) -> str:
    """The line of the page in the traceback, where Jinja2 left it."""
    lines = []
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(".md"):
            lines.append(f"ligne {trace.tb_lineno} : ")
        trace = trace.tb_next
    return lines[-1] if lines else ""


def _copy_assets() -> None:
    """Copy our styles, scripts, fonts and pictures where the generator picks them up."""
    for name in ASSETS:
        source = ROOT / "theme" / name
        if source.is_dir():
            shutil.copytree(source, PAGES / name, dirs_exist_ok=True)
    styles.join(PAGES / "css")
    for name, module in BROWSER_MODULES.items():
        shutil.copy(module, PAGES / "js" / f"{name}.js")
        for script in (PAGES / "js").glob("*.js"):
            text = script.read_text("utf-8")
            script.write_text(text.replace(f'from "{name}"', f'from "./{name}.js"'), "utf-8")
