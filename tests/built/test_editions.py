"""The site of another edition: all its pages, checked as those of the first are, but no engine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from calculators.editions import Edition
from calculators.editions.fichier import DOSSIER
from calculators.socle.calculateur import tous
from theme.publish import ROOT, edition
from theme.publish.site import bundle

Build = Callable[[str], Path]
REGION = re.compile(r"bretagne|breton", re.IGNORECASE)
ALLOWED = (
    "calculators/editions/",
    "calculators/lieux/territoires.py",
    "calculators/bareme/campagnes/campagne_2025/enveloppes.py",
    "calculators/textes/textes.py",
)
"""The editions, the list of regions, the envelopes, the titles of texts."""
NAMED = re.compile(r"\b(?:breton\w*|bretagne)\b", re.IGNORECASE)
OF_TEXTS = (
    "AAP Bretagne 2025",
    "AAP</abbr> breton",
    "AAP breton",
    "(ARS Bretagne). ARS Bretagne",
    "(ARS Bretagne)",
)
"""The title of a text, and its name where something is said to come from it."""
LISTS = {"couverture", "enveloppes", "verifier-un-finess", "ce-qui-a-change"}
"""Pages that name every region, or the one of the worked example."""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
PAGE = """---
title: Nos ateliers
description: Où et quand rencontrer d’autres porteurs de projets, près de chez vous, cette année.
---
# Nos ateliers

Écrivez {{ contact("ars", "à") }}. Chaque acquisition apporte {{ v("logiciel") }}.
"""
QUESTION = (
    "## Au Phare\n\n### Où sont vos ateliers ? { #ateliers }\n\nSur [leur page](ateliers.md).\n"
)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """What gives the folder of the site of an edition, or says why there is none."""

    def built(asked: str) -> Path:
        folder = tmp_path_factory.mktemp("site")
        command = [sys.executable, "-m", "tests.publish.edition_site", str(folder)]
        environment = {**os.environ, "EDITION": asked}
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert not done.returncode, done.stderr
        return folder / "site"

    return built


@pytest.fixture(scope="module")
def national(build: Build) -> Path:
    return build("nationale")


@pytest.fixture(scope="module")
def invented(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A region that exists nowhere, in one file and the folder beside it."""
    folder = tmp_path_factory.mktemp("ailleurs")
    (folder / "phare.toml").write_text(lighthouse(), "utf-8")
    own = folder / "phare"
    own.mkdir()
    (own / "ateliers.md").write_text(PAGE, "utf-8")
    (own / "questions.md").write_text(QUESTION, "utf-8")
    (own / "logo.svg").write_text(LOGO, "utf-8")
    return build(str(folder / "phare.toml"))


def lighthouse() -> str:
    """The file of Brittany, put in the words of the invented region."""
    text = (DOSSIER / "bretagne.toml").read_text("utf-8")
    text = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)
    for old, new in {
        "la Bretagne": "le Phare",
        "en Bretagne": "au Phare",
        "de Bretagne": "du Phare",
        "bretonne": "pharaise",
        "bretons": "pharais",
        "breton": "pharais",
        "ars-bretagne-dis@ars.sante.fr": "numerique@phare.example",
        "www.esante-bretagne.fr": "esante.phare.example",
        "collectif-si-ms.bzh": "collectif.phare.example",
        '"bretagne"': '"normandie"',
        "Bretagne": "Phare",
        "-bretagne": "-phare",
        "reference = true": 'titre = "Appel du Phare"\ncourt = "AAP Phare"\n'
        'emetteur = "ARS Phare"\n[aap.sections]\n"3.3.2 2)" = "4.2"\n"3.2.E" = "3"\n'
        '"5" = "5"\n"6" = "6"\n"8" = "8"\n"10" = "10"',
    }.items():
        text = text.replace(old, new)
    return text


def text_of(page: Path) -> str:
    """What is read of a page, tags aside."""
    html = re.sub(r"<(head|script|nav)\b.*?</\1>", " ", page.read_text("utf-8"), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"</?abbr[^>]*>", "", html)).split())


def test_no_region_is_named_outside_of_its_edition() -> None:
    faults = [
        f"{name} : {line.strip()}"
        for name, text in sources()
        for line in text.splitlines()
        if REGION.search(line)
    ]
    assert not faults


def sources() -> Iterator[tuple[str, str]]:
    for folder in ("calculators", "docs", "theme"):
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            binary = path.suffix in {".woff2", ".png", ".pyc"}
            if path.is_file() and not binary and not name.startswith(ALLOWED):
                yield name, path.read_text("utf-8")


def test_the_national_site_has_the_pages_of_the_first(national: Path) -> None:
    pages = {path.parent.name for path in national.rglob("index.html")} - {national.name}
    assert pages == {path.stem for path in (ROOT / "docs").glob("*.md")} - {"index"}


def test_no_page_of_the_national_site_speaks_of_a_region_but_by_its_text(national: Path) -> None:
    """« AAP Bretagne 2025 », « d’après l’AAP breton »; and the lists of all the regions."""
    for page in national.rglob("index.html"):
        if page.parent.name not in LISTS:
            text = re.sub(r"<option[^>]*>Bretagne</option>", "", page.read_text("utf-8"))
            for said in OF_TEXTS:
                text = text.replace(said.replace(" ", "\u00a0"), "").replace(said, "")
            visible = re.sub(r"<[^>]+>", " ", text)
            assert not NAMED.findall(visible), page


def test_a_value_that_the_reference_alone_gives_is_marked_in_pages(national: Path) -> None:
    aid = (national / "estimer-l-aide/index.html").read_text("utf-8")
    assert re.search(
        r'<td><span class="nombre">14\s000\s€</span> <small class="emprunt">d’après l’AAP breton'
        r"</small></td>",
        aid,
    )
    assert re.search(r'7\s000\s€</span><span class="emprunt">\*</span>', aid)
    assert "data-emprunt" not in aid


def test_what_a_region_says_is_to_be_asked_of_one_s_ars(national: Path) -> None:
    for page in ("priorisation", "calendrier", "cybersecurite", "faq"):
        assert re.search(
            "demandez[^.]* (à votre ARS|à la vôtre)",
            text_of(national / page / "index.html"),
            re.IGNORECASE,
        ), page
    contacts = (national / "contacts/index.html").read_text("utf-8")
    assert set(re.findall(r'href="mailto:([^"?]+)', contacts)) == {"esms.numerique@cnsa.fr"}


def test_an_invented_region_publishes_with_one_file(invented: Path) -> None:
    home, calendar = (text_of(invented / p / "index.html") for p in (".", "calendrier"))
    assert "telles que l’AAP breton les précise" not in home
    assert "L’ARS Phare prévoyait trois comités de sélection" in calendar
    assert "L’AAP pharais donne les mêmes dates" in calendar
    contacts = (invented / "contacts/index.html").read_text("utf-8")
    assert "mailto:numerique@phare.example" in contacts
    aid = (invented / "estimer-l-aide/index.html").read_text("utf-8")
    assert "AAP Phare, §\u00a04.2" in aid.replace("&nbsp;", "\u00a0")
    assert re.search(r"<td><span class=\"nombre\">14\s000\s€</span></td>", aid)
    assert re.search(r'7\s000\s€</span><span class="emprunt">\*</span>', aid)


def test_the_folder_beside_the_file_gives_pages_a_logo_and_questions(invented: Path) -> None:
    page = (invented / "ateliers/index.html").read_text("utf-8")
    assert "numerique@phare.example" in page
    assert '<span class="nombre">14\u202f000\u00a0€</span>' in page
    assert re.search(
        r'<img class="enseigne__region" src="\.\./img/logo\.[0-9a-f]+\.svg" alt="Phare">', page
    )
    home = (invented / "index.html").read_text("utf-8")
    assert re.search(r'href="ateliers/"[^>]*>\s*Nos ateliers', home)
    faq = (invented / "faq/index.html").read_text("utf-8")
    assert 'id="ateliers"' in faq
    assert "Nos ateliers" in (invented / "plan-du-site/index.html").read_text("utf-8")


def test_a_page_that_takes_the_place_of_one_of_the_guide_is_refused(
    build: Build, tmp_path: Path
) -> None:
    shutil.copyfile(DOSSIER / "nationale.toml", tmp_path / "ici.toml")
    (tmp_path / "ici").mkdir()
    (tmp_path / "ici/faq.md").write_text(PAGE, "utf-8")
    with pytest.raises(AssertionError, match="le guide a déjà une page de ce nom"):
        build(str(tmp_path / "ici.toml"))


def test_a_rule_that_no_page_asks_of_a_region_is_refused(build: Build, tmp_path: Path) -> None:
    text = (DOSSIER / "nationale.toml").read_text("utf-8") + '\n[regles]\nCAL-10 = "Plus."\n'
    (tmp_path / "ici.toml").write_text(text, "utf-8")
    with pytest.raises(AssertionError, match=r"« regles\.CAL-10 » : aucune page ne le demande"):
        build(str(tmp_path / "ici.toml"))


def test_what_a_region_says_is_not_cited_from_another_call(build: Build, tmp_path: Path) -> None:
    (tmp_path / "ici.toml").write_text(lighthouse().replace('"6" = "6"', ""), "utf-8")
    with pytest.raises(AssertionError, match=r"« regles\.PRI-01 » : il faut la section « 6 »"):
        build(str(tmp_path / "ici.toml"))


def test_the_browser_is_given_the_edition_as_a_module(nationale: Edition) -> None:
    scope: dict[str, Edition] = {}
    exec(edition.module(), scope)  # noqa: S102 - what the browser will import
    written = scope["EDITION"]
    assert (written.nom, written.contacts) == (nationale.nom, nationale.contacts)
    assert written.exemples == nationale.exemples


def test_the_browser_has_no_reader_of_toml() -> None:
    names = bundle.imported_names()
    assert not [name for name in names if "toml" in name or name.endswith("editions.fichier")]
    assert {c.nom for c in tous()} <= {name for name, _ in bundle.examples()}
