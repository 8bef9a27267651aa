"""Ce qui s'imprime d'un calcul : la réponse, sur une page ou deux, puis ce qui a été saisi."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from calculators.socle.calculateur import trouver
from calculators.socle.saisie import aplatir

Ouvrir = Callable[..., Page]
POPPLER = shutil.which("pdftotext") or "pdftotext"
LENT = 60_000
ORGANISMES = ("Association Les Lilas", "Œuvre Sainte-Marie d’Auray", "CCAS de Rennes")
SAISI = "Ce qui a été saisi"


def vingt_deux(liste: str, nom: str) -> dict[str, str]:
    """Vingt-deux lignes comme on les colle, un service d'aide à domicile sur deux."""
    lignes: list[dict[str, Any]] = [
        {
            nom: f"{ORGANISMES[rang % 3]} {rang}",
            "situation": "acquisition",
            **({"heures_totales": 10_000 + rang, "heures_apa": 7_000} if liste != "essms" else {}),
        }
        for rang in range(1, 23)
    ]
    return aplatir({liste: lignes})


def pages_imprimees(page: Page, fichier: Path) -> list[str]:
    """Le texte de chaque page du PDF, espaces réduites."""
    page.pdf(path=fichier, format="A4")
    lu = subprocess.run([POPPLER, "-layout", fichier, "-"], check=True, capture_output=True)
    pages = lu.stdout.decode().split("\f")
    return [" ".join(une.split()) for une in pages if une.strip()]


def calculer(page: Page, adresse: str, saisie: dict[str, str]) -> Page:
    page.goto(f"{adresse}#{urlencode(saisie)}")
    expect(page.locator(".resultat")).to_have_attribute("data-etat", "direct", timeout=LENT)
    expect(page.locator(".etat-python p")).to_contain_text("Calcul prêt", timeout=LENT)
    return page


@pytest.mark.parametrize(
    ("adresse", "liste", "nom"),
    [("estimer-l-aide/", "essms", "organisme"), ("saad/", "services", "nom")],
)
def test_vingt_deux_lignes_la_reponse_tient_sur_deux_pages_puis_la_saisie_en_tableau(
    page: Page, tmp_path: Path, adresse: str, liste: str, nom: str
) -> None:
    page.clock.set_fixed_time("2026-11-01T10:00:00")
    calculer(page, adresse, vingt_deux(liste, nom))
    pages = pages_imprimees(page, tmp_path / "page.pdf")
    montant = " ".join(page.locator(".reponse__montant").inner_text().split())
    assert montant in pages[0]
    assert "Imprimé le 1er novembre 2026." in pages[0]
    saisie = next(rang for rang, une in enumerate(pages, start=1) if SAISI in une)
    assert saisie <= 3
    assert len(pages) <= 4
    apres = " ".join(pages)[" ".join(pages).index(SAISI) :]
    for rang in range(1, 23):
        assert re.search(rf"\b{rang} {ORGANISMES[rang % 3]} {rang}\b", apres), apres


def test_la_reponse_s_imprime_sans_le_formulaire_ni_la_page_autour(
    page: Page, tmp_path: Path
) -> None:
    calculer(page, "estimer-l-aide/", {"acquisitions": "23", "mises_a_niveau": "7"})
    (feuille,) = pages_imprimees(page, tmp_path / "page.pdf")
    assert feuille.startswith("Estimer l’aide Imprimé le ")
    for absent in ("Votre situation", "Appel à projets clos", "Le barème", "Copier", "Voir le"):
        assert absent not in feuille
    for present in ("ESSMS qui acquièrent une nouvelle solution", "23 ESSMS", "Textes cités"):
        assert present in feuille
    assert page.evaluate("location.origin") + "/estimer-l-aide/#2." in feuille.replace(" ", "")


def test_sans_reponse_la_page_s_imprime_comme_un_texte(page: Page, tmp_path: Path) -> None:
    page.goto("estimer-l-aide/")
    texte = " ".join(pages_imprimees(page, tmp_path / "page.pdf"))
    for present in ("Appel à projets clos", "Exemple", "Seize cas traités"):
        assert present in texte


def test_un_lien_trop_long_ne_s_imprime_pas_et_la_feuille_dit_ou_sont_les_reponses(
    page: Page, tmp_path: Path
) -> None:
    longue = {f"essms.{rang}.organisme": f"Association n° {rang * rang}" for rang in range(1, 901)}
    texte = " ".join(
        pages_imprimees(calculer(page, "estimer-l-aide/", longue), tmp_path / "page.pdf")
    )
    assert "essms.1.organisme" not in texte
    assert "enregistrez-les dans un fichier" in texte


def test_un_tableau_se_copie_pour_un_tableur(ouvrir: Ouvrir) -> None:
    """Du HTML et du texte, des nombres nus ; le message est sous les yeux, près du bouton."""
    page = ouvrir(permissions=["clipboard-read", "clipboard-write"])
    calculer(page, "saad/", vingt_deux("services", "nom"))
    bouton = page.locator("[data-action=copier-tableau]")
    bouton.click()
    etat = page.locator(".copie [role=status]")
    expect(etat).to_have_text("Tableau copié.")
    expect(etat).to_be_in_viewport()
    texte: str = page.evaluate("navigator.clipboard.readText()")
    lignes = [ligne.split("\t") for ligne in texte.replace("\r", "").split("\n")]
    assert len(lignes) == 23
    assert lignes[0][1:4] == ["FINESS EJ (b)", "FINESS ET (c)", "Heures totales (d)"]
    assert lignes[1][3:5] == ["10001", "7000"]
    html: str = page.evaluate(
        """async () => {
        const [copie] = await navigator.clipboard.read();
        return (await copie.getType("text/html")).text();
    }"""
    )
    assert ">10001<" in re.sub(r"<td[^>]*>", "<td>", html)
    assert html.count("<tr") == 23


def test_la_ou_copier_est_refuse_le_texte_est_donne_choisi_avec_ses_tabulations(
    ouvrir: Ouvrir,
) -> None:
    """Une page sans https n'a pas de presse-papiers."""
    page = ouvrir()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    calculer(page, "saad/", vingt_deux("services", "nom"))
    for action, debut in (
        ("copier-tableau", "Nom de la structure (a)\tFINESS EJ (b)\tFINESS ET (c)"),
        ("copier-lien", page.evaluate("location.origin")),
        ("copier-resume", trouver("saad").titre),
    ):
        page.locator(f"[data-action={action}]").click()
        zone = page.locator(f"[data-copie]:has([data-action={action}]) textarea")
        expect(zone).to_be_focused()
        choisi: str = page.evaluate("getSelection().toString()")
        assert choisi.startswith(debut), choisi[:80]
        assert choisi == zone.input_value()
        expect(zone).to_have_accessible_name("Texte à copier")
