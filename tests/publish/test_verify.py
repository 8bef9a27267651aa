"""A built page that would break a promise stops the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from calculators.socle.lien import Faite, ecrire_lien
from calculators.socle.situation import Situation
from theme.publish import BuildError
from theme.publish.site import csp, html_pages, verify


def faults(site: Path, body: str) -> str:
    (site / "index.html").write_text(f"<head></head><body>{body}</body>", "utf-8")
    (site / "aide").mkdir(exist_ok=True)
    (site / "aide/index.html").write_text('<head></head><h2 id="ici">x</h2>', "utf-8")
    try:
        verify.verify(site, html_pages.read_all(site))
    except BuildError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<p style="color: red">', "style dans la page"),
        ("<style>p {}</style>", "style dans la page"),
        ('<p onclick="x()">', "gestionnaire onclick"),
        ('<a href="javascript:x()">', "adresse javascript:"),
        ('<img src="https://ailleurs.example/x.png">', "ressource extérieure"),
        ('<script src="//ailleurs.example/x.js"></script>', "ressource extérieure"),
        ('<link rel="stylesheet" href="https://ailleurs.example/x.css">', "ressource extérieure"),
        ('<link rel="preconnect" href="https://ailleurs.example">', "ressource extérieure"),
        ('<img src="aide/" srcset="x 2x">', "srcset"),
        ('<a href="absent/">', "n'existe pas"),
        ('<a href="aide/#absent">', "ancre absente"),
        ('<a href="#absent">', "ancre absente"),
        ('<a href="../../dehors/">', "n'existe pas"),
    ],
)
def test_what_breaks_a_promise_is_named(tmp_path: Path, body: str, fault: str) -> None:
    assert fault in faults(tmp_path, body)


LIEN = ecrire_lien(Situation({"acquisitions": "15"}), (), Faite())


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://ailleurs.example/">un lien qui sort</a>',
        '<link rel="canonical" href="https://ici.example/">',
        '<a href="aide/#ici">',
        f'<a href="aide/#{LIEN}">',
        '<a href="mailto:x@y.example">',
        '<img src="data:image/png;base64,x">',
    ],
)
def test_what_keeps_them_passes(tmp_path: Path, body: str) -> None:
    assert faults(tmp_path, body) == ""


def test_the_policy_allows_the_inline_scripts_of_the_page_and_no_other(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    data = '<script type="application/json">{"a": 1}</script>'
    page.write_text(f"<head></head><script>bonjour()</script>{data}", "utf-8")
    pages = html_pages.read_all(tmp_path)
    csp.write_headers(tmp_path, csp.write(pages))
    allowed = "script-src 'self' 'sha256-gE7toyaIiVXyGdB2h4N/VAed2UrbuKweUeB+DLsb+X0=';"
    assert pages[0].inline_scripts == ["bonjour()"]
    assert allowed in page.read_text("utf-8")
    assert allowed in (tmp_path / "_headers").read_text("utf-8")
    assert "unsafe" not in page.read_text("utf-8")


def test_the_page_of_lost_addresses_holds_its_styles_and_its_policy_allows_them(
    tmp_path: Path,
) -> None:
    page = tmp_path / "404.html"
    page.write_text("<head></head><style>p { color: red }</style>", "utf-8")
    pages = html_pages.read_all(tmp_path)
    verify.verify(tmp_path, pages)
    csp.write(pages)
    allowed = "style-src 'self' 'sha256-ngewhhP73WDIbgwseeu52VAAJgKdGUsu1IUQQsAm8m4=';"
    assert allowed in page.read_text("utf-8")
