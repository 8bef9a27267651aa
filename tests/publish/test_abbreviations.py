"""An acronym is explained where it helps, not at each of its uses."""

from __future__ import annotations

import pytest

from theme.publish.site import abbreviations

ARS = '<abbr title="agence régionale de santé">ARS</abbr>'


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        (f"<p>L’{ARS} et l’{ARS}</p>", f"<p>L’{ARS} et l’ARS</p>"),
        (f"<p>{ARS}</p><h2>x</h2><p>{ARS}</p>", f"<p>{ARS}</p><h2>x</h2><p>{ARS}</p>"),
        (f'<h2 id="a">L’{ARS}</h2><p>{ARS}</p>', f'<h2 id="a">L’ARS</h2><p>{ARS}</p>'),
        (f'<p><a href="x">{ARS}</a> {ARS}</p>', f'<p><a href="x">ARS</a> {ARS}</p>'),
        (f"<thead><tr><th>{ARS}</th></tr></thead>", "<thead><tr><th>ARS</th></tr></thead>"),
        ("<p>rien</p>", "<p>rien</p>"),
    ],
)
def test_it_is_explained_once_after_each_heading_and_never_in_a_name(html: str, kept: str) -> None:
    assert abbreviations.once(html) == kept


def test_every_acronym_with_a_meaning_is_defined() -> None:
    lines = abbreviations.definitions().splitlines()
    assert "*[ARS]: agence régionale de santé" in lines
    assert not [line for line in lines if line.endswith(": ")]
