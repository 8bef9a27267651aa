"""Every piece that the site ships has its licence, its text, and its line in the inventory."""

from __future__ import annotations

import json
import re
import struct
import sys
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path
from typing import Any

import brotli
import fastjsonschema
import pytest
from packageurl import PackageURL

from calculators.editions import PUBLIEE
from theme.publish import MODULES, ROOT
from theme.publish.site import bundle, licences, mkdocs, sbom
from theme.publish.site.licences import FONT, FONT_VERSION, TEXTS, Component, components

EVERY = pytest.mark.parametrize("piece", [licences.guide(), *components()], ids=lambda p: p.id)
WORDS = {
    "Apache-2.0": "Apache License Version 2.0, January 2004",
    "Apache-2.0 WITH LLVM-exception": "LLVM Exceptions to the Apache 2.0 License",
    "BSD-2-Clause": "Redistribution and use in source and binary forms",
    "BSD-3-Clause": "to endorse or promote products",
    "MIT": "Permission is hereby granted, free of charge",
    "MIT OR NCSA": "University of Illinois/NCSA Open Source License",
    "MPL-2.0": "Mozilla Public License Version 2.0",
    "OFL-1.1": "SIL OPEN FONT LICENSE Version 1.1",
    "PSF-2.0": "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2",
    "Zlib": "This software is provided 'as-is'",
    "blessing": "May you do good and not evil",
    "bzip2-1.0.6": "are copyright (C) 1996-2010 Julian R Seward",
    licences.PUBLIC_DOMAIN: "liblzma is in the public domain",
}
"""Words that the text of each licence holds."""
TOOLS = {"esbuild", "terser"}
"""They make scripts and leave nothing of their own in them."""


def flat(text: str) -> str:
    return " ".join(text.split())


@EVERY
def test_a_piece_has_the_text_of_its_licence(piece: Component) -> None:
    texts = [flat(path.read_text("utf-8")) for path in piece.texts().values()]
    assert WORDS[piece.licence] in texts[0]
    assert all(len(text) > 200 for text in texts)


def test_every_text_kept_here_is_published() -> None:
    used = {path for piece in components() for path in piece.texts().values()}
    assert {path for path in used if path.is_relative_to(TEXTS)} == set(TEXTS.iterdir())


def test_the_text_of_pyodide_s_licence_is_word_for_word_that_of_another_package() -> None:
    [other] = [f for f in distribution("pathspec").files or [] if f.name == "LICENSE"]
    ours = (TEXTS / "pyodide.txt").read_text("utf-8")
    assert flat(ours) == flat(other.read_text("utf-8"))


def test_the_text_of_the_signs_holds_their_makers_own_word_for_word() -> None:
    theirs = (mkdocs.SIGNS / "LICENSE").read_text("utf-8")
    assert flat(theirs) in flat((TEXTS / "signes.txt").read_text("utf-8"))


def test_a_text_with_accents_says_how_it_is_written() -> None:
    assert licences.readable(b"Copyright") == b"Copyright"
    assert licences.readable("é".encode()).decode("utf-8-sig") == "é"


def test_every_package_that_ends_up_in_the_site_is_a_piece() -> None:
    npm = set(json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]) - TOOLS
    python = {name.partition(".")[0] for name in bundle.imported_names()}
    python -= sys.stdlib_module_names | {"calculators", "theme", PUBLIEE}
    assert npm | python <= {piece.id for piece in components()}


def test_what_others_wrote_in_pyodide_s_script_is_a_piece() -> None:
    sources = json.loads((MODULES / "pyodide/pyodide.mjs.map").read_text("utf-8"))["sources"]
    found = {match[1] for source in sources if (match := re.search(r"/vendor/([^/]+)/", source))}
    assert found == {"stackframe"}
    assert found <= {piece.id for piece in components()}


def test_the_font_says_its_version_itself() -> None:
    font = FONT.read_bytes()
    (length,) = struct.unpack_from(">I", font, 20)  # of its tables, at its end, made even by fours
    start = len(font) - (length + 3) // 4 * 4
    tables = brotli.decompress(font[start : start + length])
    assert f"Version {FONT_VERSION}".encode("utf-16-be") in tables


def test_pyodide_s_version_is_the_one_installed() -> None:
    installed = json.loads((MODULES / "pyodide/package.json").read_text("utf-8"))
    pyodide = components()[0]
    assert (pyodide.version, pyodide.licence) == (installed["version"], installed["license"])
    assert f"git+{pyodide.source}.git" == installed["repository"]["url"]


@pytest.fixture(scope="module")
def inventory() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(sbom.inventory()))
    return read


@pytest.fixture(scope="module")
def check() -> Any:
    """What refuses an inventory that is not CycloneDX 1.6, from its makers' own schemas."""
    folder = files("cyclonedx.schema") / "_res"

    def schema(address: str) -> Any:
        name = Path(address).name.replace(".SNAPSHOT", "")
        path = folder / name.replace(".schema.json", ".SNAPSHOT.schema.json")
        return json.loads(path.read_text("utf-8"))

    return fastjsonschema.compile(
        schema("bom-1.6.schema.json"), handlers={"http": schema}, use_default=False
    )


def test_the_inventory_follows_the_schema(inventory: dict[str, Any], check: Any) -> None:
    check(inventory)


@pytest.mark.parametrize(
    ("key", "value"),
    [("serialNumber", "1"), ("invented", 1), ("components", [{"name": "x"}]), ("version", "1")],
)
def test_the_schema_refuses_another(
    inventory: dict[str, Any], check: Any, key: str, value: object
) -> None:
    with pytest.raises(fastjsonschema.JsonSchemaException):
        check(inventory | {key: value})


def test_the_inventory_names_every_piece_and_what_it_comes_in(inventory: dict[str, Any]) -> None:
    pieces = [piece["bom-ref"] for piece in inventory["components"]]
    assert pieces == [piece.id for piece in components()]
    inside = [name for one in inventory["dependencies"] for name in one["dependsOn"]]
    assert sorted(inside) == sorted(pieces)


def test_an_address_of_package_can_be_read(inventory: dict[str, Any]) -> None:
    for piece in inventory["components"]:
        assert PackageURL.from_string(piece["purl"]).version in {piece.get("version"), None} | {
            f"v{piece.get('version')}"
        }


def test_the_same_sources_give_the_same_inventory(inventory: dict[str, Any]) -> None:
    components.cache_clear()
    assert sbom.inventory() == inventory
    assert "timestamp" not in json.dumps(inventory)
