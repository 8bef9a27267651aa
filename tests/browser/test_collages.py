"""Lists pasted with the names people give, in Chromium and Firefox: the right amount, at once."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from selenium.webdriver import Firefox, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from calculators.lectures.exemples import finess_fictif
from tests.browser.firefox import opened
from tests.demandes import demander
from theme.publish.site import saisies

COLONNES = ("finess_et", "organisme", "situation")
SITUATIONS = ("acquisition", "mise à niveau")
DELAI = 2
"""Secondes, du collage au montant."""
MONTANT, ETAT = ".reponse__montant", ".etat-python p"
LUS = "return [...arguments].map((ou) => document.querySelector(ou)?.innerText ?? '')"
COUPURES = set("\0\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
NOMS = [nom for nom in (*saisies.NOMS, *saisies.NOMS_RARES) if len(nom) < 200]
NOMS = [nom for nom in NOMS if not COUPURES & set(nom)]

Ligne = tuple[str, str, str]


def _lignes(noms: list[str], situations: tuple[str, ...] = ("acquisition",)) -> list[Ligne]:
    return [
        (finess_fictif(rang), nom, situations[rang % len(situations)])
        for rang, nom in enumerate(noms, start=1)
    ]


REPETE = _lignes(NOMS[:12])
CAS = {
    "quarante établissements de L’Âge d’or": _lignes([f"L’Âge d’or n° {n}" for n in range(1, 41)]),
    **{
        f"noms {debut} et suivants": _lignes(NOMS[debut : debut + 11])
        for debut in range(0, 165, 11)
    },
    "des acquisitions et des mises à niveau": _lignes(NOMS[20:50], SITUATIONS),
    "un établissement deux fois": [*REPETE, REPETE[0]],
    "un établissement deux fois, autrement": [*REPETE, (REPETE[0][0], "Autre 🌿", "mise à niveau")],
    "soixante établissements": _lignes(NOMS[60:120]),
    "d’autres écritures": _lignes([n for n in NOMS if not n.isascii()][-40:]),
}


def attendu(lignes: list[Ligne]) -> str:
    """Le montant que CPython donne de la même liste."""
    valeurs = {
        f"essms.{rang}.{colonne}": cellule
        for rang, ligne in enumerate(lignes, start=1)
        for colonne, cellule in zip(COLONNES, ligne, strict=True)
        if cellule
    }
    montant: str = demander("aide", valeurs)["montant"]
    return sans_espaces(montant)


def sans_espaces(texte: str) -> str:
    return re.sub(r"\s", "", texte)


def colle(lignes: list[Ligne]) -> str:
    return "\n".join("\t".join(ligne) for ligne in lignes)


def test_les_montants_de_la_main() -> None:
    """49 fois 21 000 €, puis 5 000 € : ce que CPython dit est juste."""
    assert len(CAS) > 20
    assert attendu(CAS["quarante établissements de L’Âge d’or"]) == "840000€"
    assert attendu(CAS["soixante établissements"]) == "1084000€"


@pytest.fixture
def aide(page: Page) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("estimer-l-aide/")
    expect(page.locator(ETAT)).to_contain_text("prêt", timeout=60_000)
    page.get_by_text("Établissement par établissement").click()
    return page


def test_chaque_liste_collee_donne_son_montant_dans_chromium(aide: Page) -> None:
    for nom, lignes in CAS.items():
        aide.locator("[data-action=effacer]").click()
        aide.evaluate("texte => navigator.clipboard.writeText(texte)", colle(lignes))
        aide.locator("[name='essms.1.finess_et']").focus()
        debut = time.monotonic()
        aide.keyboard.press("Control+V")
        voulu = attendu(lignes)
        while not _dit(aide, voulu) and time.monotonic() - debut < DELAI:
            aide.wait_for_timeout(20)
        assert _dit(aide, voulu), nom


def _dit(page: Page, montant: str) -> bool:
    """Le montant voulu, et la page dit qu'il répond aux réponses."""
    return sans_espaces(page.locator(MONTANT).first.inner_text()) == montant and (
        "prêt" in page.locator(ETAT).inner_text()
    )


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with opened(tmp_path_factory.mktemp("firefox") / "log") as browser:
        yield browser


def test_chaque_liste_collee_donne_son_montant_dans_firefox(firefox: Firefox, site: str) -> None:
    firefox.get(f"{site}estimer-l-aide/")
    attendre = WebDriverWait(firefox, 60, poll_frequency=0.02)
    attendre.until(lambda f: "prêt" in f.find_element(By.CSS_SELECTOR, ETAT).text)
    firefox.find_element(
        By.XPATH, "//*[contains(text(), 'Établissement par établissement')]"
    ).click()
    for nom, lignes in CAS.items():
        _cliquer(firefox, "[data-action=effacer]")
        _copier(firefox, colle(lignes))
        champ = firefox.find_element(By.CSS_SELECTOR, "[name='essms.1.finess_et']")
        champ.send_keys(Keys.CONTROL, "v")
        voulu = attendu(lignes)
        court = WebDriverWait(firefox, DELAI, poll_frequency=0.02)
        court.until(_dit_dans_firefox(voulu), f"{nom} : {voulu} attendu")


def _cliquer(firefox: Firefox, selecteur: str) -> None:
    firefox.execute_script("document.querySelector(arguments[0]).click()", selecteur)


def _copier(firefox: Firefox, texte: str) -> None:
    """Par le presse-papiers : un champ rempli, choisi et copié au clavier."""
    firefox.execute_script(
        "const zone = document.createElement('textarea'); zone.id = 'presse-papiers';zone.value = "
        "arguments[0]; document.body.append(zone); zone.select();",
        texte,
    )
    zone = firefox.find_element(By.ID, "presse-papiers")
    zone.send_keys(Keys.CONTROL, "c")
    firefox.execute_script("arguments[0].remove()", zone)


def _dit_dans_firefox(montant: str) -> Callable[[Firefox], bool]:
    def dit(firefox: Firefox) -> bool:
        vu, etat = firefox.execute_script(LUS, MONTANT, ETAT)
        return sans_espaces(vu) == montant and "prêt" in etat

    return dit
