"""What the person answered, and nothing else, is what the page holds, keeps and gives back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from calculators.lectures.exemples import finess_fictif
from calculators.socle.calculateur import trouver
from calculators.socle.lien import Faite, ecrire_lien
from calculators.socle.situation import situation_de

Ouvrir = Callable[..., Page]
AIDE = "estimer-l-aide/"
OLD = f"{AIDE}#acquisitions=23&mises_a_niveau=7"
ACQUISITIONS = "ESSMS qui acquièrent une nouvelle solution"
SLOW = 60_000
SAID = "[data-dit][role=status]"
BOX = "#aide-essms-boite"


def essms(count: int) -> list[dict[str, str]]:
    return [
        {"finess_et": finess_fictif(rank), "organisme": f"Association Les Lilas n° {rank}"}
        for rank in range(1, count + 1)
    ]


def link(**values: object) -> str:
    """What follows « # » in a link made by the guide."""
    questions = trouver("aide").champs
    return ecrire_lien(situation_de(values, questions), questions, Faite.ici("2025"))


def amounts(page: Page, figure: str) -> None:
    pattern = re.compile("^" + figure.replace(" ", r"\s"))
    expect(page.locator(".reponse__montant")).to_have_text(pattern, timeout=SLOW)


def ready(page: Page, address: str = AIDE) -> Page:
    page.goto(address)
    expect(page.locator(".etat-python p")).to_contain_text("prêt", timeout=SLOW)
    return page


def unfold(page: Page, selector: str) -> None:
    """Open the folds around a field."""
    page.locator(f"details:has({selector})").evaluate_all(
        "folds => { for (const fold of folds) fold.open = true; }"
    )


def paste(page: Page, selector: str, text: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    unfold(page, selector)
    page.locator(selector).focus()
    page.keyboard.press("Control+V")


def test_a_figure_typed_is_not_added_to_the_example_s(page: Page) -> None:
    ready(page)
    expect(page.locator(".exemple").first).to_be_visible()
    page.get_by_label(ACQUISITIONS).click()
    page.keyboard.type("3")
    amounts(page, "63 000")


@pytest.mark.parametrize("gesture", ["in-page link and back", "reload"])
def test_nothing_puts_an_older_state_over_the_present_answers(page: Page, gesture: str) -> None:
    ready(page, OLD)
    amounts(page, "518 000")
    page.get_by_label(ACQUISITIONS).fill("40")
    amounts(page, "875 000")
    if gesture == "reload":
        page.reload()
    else:
        page.locator(".sommaire a, .texte a[href^='#']").first.click()
        page.go_back()
    amounts(page, "875 000")
    expect(page.get_by_label(ACQUISITIONS)).to_have_value("40")


def test_another_page_of_the_site_and_back_leave_the_answers(page: Page) -> None:
    ready(page)
    page.get_by_label(ACQUISITIONS).fill("40")
    amounts(page, "840 000")
    page.goto("guichet/")
    page.go_back()
    amounts(page, "840 000")


@pytest.mark.parametrize("cut", [1, 7, 100])
def test_a_cut_link_gives_no_figure_until_the_person_takes_what_is_left(
    page: Page, cut: int
) -> None:
    whole = link(essms=essms(30))
    ready(page, f"{AIDE}#{whole[:-cut]}")
    result = page.locator(".resultat")
    expect(result).to_contain_text("Lien incomplet", timeout=SLOW)
    expect(result).not_to_contain_text("€")
    page.get_by_role("button", name="Utiliser ce qui reste").click()
    expect(result).to_contain_text("Ce lien était incomplet")
    expect(page.locator(".reponse__montant")).to_contain_text("€")


def test_a_whole_link_opens_and_leaves_the_address(page: Page) -> None:
    ready(page, f"{AIDE}#{link(essms=essms(30))}")
    amounts(page, "630 000")
    expect(page.locator("[data-lignes=essms] [data-compte]")).to_have_text("30 lignes")
    assert "#" not in page.url


def test_a_link_made_before_says_that_nothing_checks_it(page: Page) -> None:
    ready(page, OLD)
    expect(page.locator(".non-verifiable")).to_contain_text("Lien non vérifiable")


def test_what_a_mail_would_cut_is_offered_as_a_file(page: Page) -> None:
    ready(page)
    paste(page, BOX, "\n".join(f"{e['finess_et']}\t{e['organisme']}" for e in essms(1_000)))
    expect(page.locator("[data-lignes=essms] [data-compte]")).to_contain_text(
        "1 000 lignes", timeout=SLOW
    )
    amounts(page, "5 784 000")
    page.locator("[data-action=copier-lien]").click()
    expect(page.locator(".boutons__etat")).to_contain_text("dans un fichier")


def test_a_file_saved_opens_again_and_a_damaged_one_changes_nothing(
    page: Page, tmp_path: Path
) -> None:
    ready(page, f"{AIDE}#{link(essms=essms(3), nom_du_projet='Grappe du Trégor')}")
    amounts(page, "63 000")
    unfold(page, ".garder__actions")
    with page.expect_download() as download:
        page.get_by_role("button", name="Enregistrer dans un fichier").click()
    saved = tmp_path / "saisie.json"
    download.value.save_as(saved)
    assert json.loads(saved.read_text("utf-8"))["reponses"]["nom_du_projet"] == "Grappe du Trégor"
    damaged = tmp_path / "abime.json"
    damaged.write_bytes(saved.read_bytes()[:200])
    page.get_by_label(ACQUISITIONS).fill("")
    page.locator("[data-action=effacer]").click()
    page.get_by_label(ACQUISITIONS).fill("2")
    amounts(page, "42 000")
    for file, figure, said in (
        (damaged, "42 000", "abîmé"),
        (saved, "63 000", "est ouvert"),
    ):
        with page.expect_file_chooser() as chooser:
            page.locator(".garder").get_by_role("button", name="Ouvrir un fichier").click()
        chooser.value.set_files(file)
        expect(page.locator(SAID)).to_contain_text(said, timeout=SLOW)
        amounts(page, figure)


def test_what_was_cleared_or_pasted_over_comes_back(page: Page) -> None:
    ready(page)
    paste(page, BOX, "\n".join(e["finess_et"] for e in essms(5)))
    amounts(page, "105 000")
    paste(page, "[name='essms.1.finess_et']", f"{finess_fictif(9)}\n{finess_fictif(10)}")
    amounts(page, "42 000")
    page.locator("[data-action=defaire]").click()
    amounts(page, "105 000")
    page.locator("[data-action=effacer]").click()
    expect(page.locator(".exemple").first).to_be_visible()
    page.keyboard.press("Control+Z")
    amounts(page, "105 000")
    page.locator("[data-action=refaire]").click()
    expect(page.locator(".exemple").first).to_be_visible()


def test_a_list_replaces_the_numbers_and_says_so(page: Page) -> None:
    ready(page)
    page.get_by_label(ACQUISITIONS).fill("12")
    amounts(page, "252 000")
    paste(page, BOX, "\n".join(e["finess_et"] for e in essms(3)))
    amounts(page, "63 000")
    expect(page.locator(".resultat")).to_contain_text("la liste des ESSMS remplace ce nombre")


def test_two_finess_pasted_on_a_fresh_page_give_their_regions(page: Page) -> None:
    ready(page, "guichet/")
    paste(page, "[name=finess_et]", "220002612\n750712184")
    expect(page.locator(".detail")).to_contain_text("2\u00a0ESSMS", timeout=SLOW)
    expect(page.locator(".detail")).to_contain_text("2\u00a0régions")


def test_answers_kept_on_the_device_are_offered_and_never_put_in_place(ouvrir: Ouvrir) -> None:
    page = ready(ouvrir())
    page.get_by_label(ACQUISITIONS).fill("40")
    unfold(page, ".garder__actions")
    page.get_by_role("button", name="Garder sur cet appareil").click()
    expect(page.locator(SAID)).to_contain_text("gardées sur cet appareil")
    page.get_by_label(ACQUISITIONS).fill("41")
    page.wait_for_timeout(600)
    later = page.context.new_page()
    ready(later)
    offer = later.locator("[data-offre]")
    expect(offer).to_contain_text("Reprendre votre saisie du")
    expect(later.get_by_label(ACQUISITIONS)).to_have_value("")
    later.get_by_label(ACQUISITIONS).fill("2")
    amounts(later, "42 000")
    offer.get_by_role("button", name="Reprendre").click()
    amounts(later, "861 000")
    unfold(later, ".garder__actions")
    later.locator(".garder").get_by_role("button", name="Effacer de cet appareil").click()
    last = later.context.new_page()
    ready(last)
    expect(last.locator("[data-offre]")).to_be_hidden()


def test_a_write_that_fails_is_said_and_loses_nothing(page: Page) -> None:
    page.add_init_script(
        """Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };
        history.replaceState = () => { throw new DOMException('', 'DataCloneError'); };"""
    )
    ready(page)
    page.get_by_label(ACQUISITIONS).fill("40")
    amounts(page, "840 000")
    expect(page.locator(SAID)).to_contain_text("enregistrez vos réponses dans un fichier")


@pytest.mark.parametrize("typed", [True, False])
def test_leaving_with_answers_kept_nowhere_asks_first(ouvrir: Ouvrir, typed: bool) -> None:
    page = ready(ouvrir())
    asked: list[str] = []

    def note(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", note)
    page.get_by_label(ACQUISITIONS).click()
    if typed:
        page.keyboard.type("40")
        amounts(page, "840 000")
    page.close(run_before_unload=True)
    if not page.is_closed():
        page.wait_for_event("close")
    assert asked == (["beforeunload"] if typed else [])


def test_an_alert_leads_to_its_cell_whatever_its_row(page: Page) -> None:
    questions = trouver("saad").champs
    services = [
        {"nom": f"SAAD {rank}", "heures_totales": 1_000, "heures_apa": 100 * (rank == 21) + 500}
        for rank in range(1, 61)
    ]
    services[20]["heures_apa"] = 1_200
    whole = ecrire_lien(situation_de({"services": services}, questions), questions, Faite())
    ready(page, f"saad/#{whole}")
    page.get_by_role("link", name="Voir la ligne 21").first.click()
    expect(page.locator("[name^='services.21.']:focus")).to_have_count(1)


def test_thirty_numbers_are_all_checked(page: Page) -> None:
    ready(page, "verifier-un-finess/")
    numbers = [finess_fictif(rank) for rank in range(1, 30)] + ["350000122"]
    paste(page, "[name=finess]", "\n".join(numbers))
    expect(page.locator(".reponse__montant")).to_contain_text(
        "29\u00a0numéros sur 30", timeout=SLOW
    )


def test_what_was_read_of_a_table_goes_with_its_rows(page: Page) -> None:
    """Edited, cleared or undone, the rows are no longer what was read: nothing brings it back."""
    ready(page, "saad/")
    panel = page.locator("[data-lecture]").first
    paste(
        page,
        "#saad-services-boite",
        "Nom\tHeures totales\tAPA\nA\t10000\t5000\nB\t10000\t6000\nTotal\t20000\t11000",
    )
    amounts(page, "23 100")
    expect(panel).to_contain_text("2 lignes lues, en-tête reconnu, 1 ligne de total mise de côté")
    page.locator("[name='services.1.heures_apa']").fill("8000")
    amounts(page, "29 400")
    expect(panel).to_be_empty()


def test_a_reading_is_corrected(page: Page) -> None:
    ready(page, "saad/")
    table = "Nom\tHeures totales\tAPA\nA\t10000\t5000\nB\t10000\t6000\nTotal\t20000\t11000"
    paste(page, "#saad-services-boite", table)
    amounts(page, "23 100")
    page.get_by_text("Corriger cette lecture").click()
    page.get_by_role("button", name="Compter cette ligne").click()
    amounts(page, "34 650")


def test_the_table_of_a_result_pasted_back_gives_the_same_result(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ready(page, "saad/")
    page.get_by_role("button", name="Voir l’exemple dans le formulaire").click()
    expect(page.locator(SAID)).to_contain_text("L’exemple est dans le formulaire")
    before = page.locator(".reponse__montant").inner_text()
    page.get_by_role("button", name="Copier ce tableau").first.click()
    expect(page.locator(".copie__etat").first).to_have_text("Tableau copié.")
    page.locator("#saad-services-boite").focus()
    page.keyboard.press("Control+V")
    expect(page.locator("[data-lecture]").first).to_contain_text("lue", timeout=SLOW)
    expect(page.locator(".reponse__montant")).to_have_text(before)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/06/2025", "Le 31.juin n’existe pas"),
        ("29 février 2025", "bissextile"),
        ("09/15/2025", "mois"),
    ],
)
def test_an_impossible_day_is_said_at_its_field(page: Page, typed: str, said: str) -> None:
    ready(page)
    page.get_by_label(ACQUISITIONS).fill("15")
    page.get_by_text("Rejouer à une autre date").click()
    field = page.get_by_label("À la date du")
    field.fill(typed)
    expect(field).to_have_attribute("aria-invalid", "true", timeout=SLOW)
    expect(field).to_have_accessible_description(re.compile(said))
    field.fill("15 septembre 2025")
    amounts(page, "315 000")
