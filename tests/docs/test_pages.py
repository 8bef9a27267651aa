"""Les pages de docs/ : aucun chiffre des textes n’y est tapé, et chacune se tient.

Un montant, un taux, une date, un seuil se demandent à calculators/ : écrits dans une page, ils
mentiraient le jour où ils changent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from calculators.bareme.campagnes import par_defaut
from theme.publish import ROOT
from theme.publish.pages import pages

SOURCES = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
MOIS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
SEUILS = "|".join(
    sorted(
        {
            str(version.grandeur)
            for valeur, versions in par_defaut().fixations
            if valeur.unite in {"ESSMS", "mois"}
            for version in versions
        }
    )
)
EN_LETTRES = "huit|neuf|quinze|dix-huit|quarante-neuf|cinquante|moitié"
COMPTES = r"(des\s+)?(ESSMS|ESMS|structures?|établissements?|services?|mois|heures)"
CHIFFRES_TAPES = {
    "montant": r"\d[\d\s.,]*(€|k€|M€|euros?\b|millions?\b|milliards?\b)",
    "taux": r"\d\s*%|\bpour cent\b",
    "date": rf"\b(1er|\d{{1,2}})\s+({MOIS})\b",
    "date en chiffres": r"\b\d{1,2}/\d{1,2}(/\d{2,4})?\b|\b\d{4}-\d\d-\d\d\b",
    "rang": r"\b\d+(er?|re|ème)\b",
    "grand nombre": r"\b\d{1,3}(\s\d{3})+\b",
    "seuil": rf"\b({SEUILS}|{EN_LETTRES})\s+{COMPTES}\b",
    "borne": r"\b(moins|plus|au moins|minimum|maximum|jusqu’à|seuil)\s+(de\s+)?\d+",
    "téléphone": r"\b0\d([\s.]\d\d){4}\b",
}
ADMIS: Mapping[tuple[str, str], str] = {
    ("petit-organisme", "8 ESSMS"): "un exemple : la taille d’une association inventée",
    ("saad", "moitié des heures"): "la question que le texte laisse ouverte, pas une règle",
}
"""(page, passage) → pourquoi ce chiffre n’est pas une valeur des textes."""


def lu(source: str) -> str:
    """Ce que l’auteur a tapé pour le lecteur : ni macros, ni balises, ni adresses, ni numéros."""
    sans = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", " ‹valeur› ", source, flags=re.DOTALL)
    sans = re.sub(r"<[^>]*>|\]\([^)]*\)|https?://\S+|(?m:^mise_a_jour: .*)", " ", sans)
    return re.sub(r"n° ?\S+/\S+|§\s?[\d.]+|\bannexe \d|\b20\d\d/\d+", " ", sans)


def tapes(source: str) -> Iterator[tuple[str, str]]:
    """Chaque chiffre tapé : sa sorte, le passage."""
    texte = lu(source)
    for sorte, motif in CHIFFRES_TAPES.items():
        for trouve in re.finditer(motif, texte):
            yield sorte, " ".join(trouve[0].split())


@pytest.mark.parametrize("page", SOURCES)
def test_aucun_chiffre_des_textes_n_est_tape_dans_une_page(page: str) -> None:
    assert not [(s, passage) for s, passage in tapes(SOURCES[page]) if (page, passage) not in ADMIS]


@pytest.mark.parametrize(
    ("source", "sorte"),
    [
        ("une aide de 7 000 € par ESSMS", "montant"),
        ("Une enveloppe de 83 M€", "montant"),
        ("70 % des dossiers", "taux"),
        ("le 15 septembre 2025", "date"),
        ("avant le 1er juin", "date"),
        ("le 15/09/2025", "date en chiffres"),
        ("le 49e ESSMS", "rang"),
        ("moins de 15 ESSMS", "seuil"),
        ("quinze structures", "seuil"),
        ("36 500 structures", "grand nombre"),
        ("au moins 12 acquisitions", "borne"),
    ],
)
def test_un_chiffre_tape_se_voit(source: str, sorte: str) -> None:
    assert sorte in dict(tapes(source))


def test_un_chiffre_demande_passe() -> None:
    source = '{{ v("usage-acquisition") }} (AAP § 3.3.2, n° 2025/40), [25 acquisitions](x/#date=2)'
    assert not list(tapes(source))


def test_une_exception_sert_encore() -> None:
    employes = {(page, passage) for page, s in SOURCES.items() for _, passage in tapes(s)}
    assert set(ADMIS) <= employes


@pytest.mark.parametrize("page", SOURCES)
def test_une_page_a_un_titre_une_description_et_un_seul_grand_titre(page: str) -> None:
    tete, corps = re.fullmatch(r"---\n(.*?)\n---\n(.*)", SOURCES[page], re.DOTALL).groups()  # type: ignore[union-attr]
    assert re.search(r"^title: \S", tete, re.MULTILINE)
    description = re.search(r"^description: (.+)$", tete, re.MULTILINE)
    assert description
    assert 40 <= len(description[1]) <= 160
    assert len(re.findall(r"^# \S", corps, re.MULTILINE)) == 1


@pytest.mark.parametrize("page", [page for page, s in SOURCES.items() if pages.RULES.search(s)])
def test_une_page_de_regles_donne_sa_reponse_en_bref(page: str) -> None:
    bref = re.search(r'^!!! en-bref ""\n\n((?: {4}.+\n)+)', SOURCES[page], re.MULTILINE)
    assert bref
    assert 2 <= len(re.findall(r"^ {4}- ", bref[1], re.MULTILINE)) <= 4


@pytest.mark.parametrize("cle", ["title", "description"])
def test_deux_pages_ne_se_presentent_pas_pareil(cle: str) -> None:
    valeurs = re.findall(rf"^{cle}: (.+)$", "\n".join(SOURCES.values()), re.MULTILINE)
    assert len(set(valeurs)) == len(valeurs) == len(SOURCES)


def test_une_regle_s_enonce_une_seule_fois() -> None:
    enoncees = Counter(
        regle
        for source in SOURCES.values()
        for bloc in pages.RULES.findall(source)
        for regle in re.findall(r"[A-Z]+-\d+", bloc)
    )
    assert not [regle for regle, fois in enoncees.items() if fois > 1]


class Tableaux(HTMLParser):
    """Les défauts des tableaux d’une page rendue : légende, titres, portée des titres."""

    def __init__(self) -> None:
        super().__init__()
        self.defauts: list[str] = []
        self.ouvert: Counter[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.ouvert = Counter()
        elif self.ouvert is not None:
            self.ouvert[tag] += 1
            if tag == "th" and "scope" not in dict(attrs):
                self.defauts.append(f"ligne {self.getpos()[0]} : <th> sans portée")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self.ouvert is not None:
            if not (self.ouvert["caption"] == 1 and self.ouvert["th"]):
                self.defauts.append(f"ligne {self.getpos()[0]} : sans légende ou sans titres")
            self.ouvert = None


@pytest.fixture(scope="module")
def rendues(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Les pages, macros résolues."""
    dossier = tmp_path_factory.mktemp("pages")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "PAGES", dossier)
        pages.render()
    return {path.stem: path.read_text("utf-8") for path in sorted(Path(dossier).glob("*.md"))}


def test_chaque_tableau_a_une_legende_et_des_titres(rendues: Mapping[str, str]) -> None:
    for page, texte in rendues.items():
        lecteur = Tableaux()
        lecteur.feed(texte)
        assert not lecteur.defauts, page
        assert not re.search(r"^\|.*\|$", texte, re.MULTILINE), f"{page} : tableau en Markdown"


def test_une_adresse_n_est_echappee_qu_une_fois(rendues: Mapping[str, str]) -> None:
    """Deux fois, un lien perd toutes ses réponses sauf la première."""
    assert not [page for page, texte in rendues.items() if "&amp;amp;" in texte]
