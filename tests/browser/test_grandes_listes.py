"""A list of thousands pasted in one go: all of it counts, the page shows its first rows only."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from calculators.francais.nombres import typographie
from calculators.lieux.numero_finess import lire_finess
from calculators.socle.calculateur import resoudre, trouver
from calculators.socle.champs import SaisieInvalide
from theme.rendu import resultat_de

PASTE = """
([selector, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const event = { clipboardData: data, bubbles: true, cancelable: true };
  document.querySelector(selector).dispatchEvent(new ClipboardEvent("paste", event));
}
"""
PASTE_SOON = f"(what) => {{ setTimeout(() => ({PASTE.strip()})(what)); }}"
"""A page that freezes does not hold the test: what it then does not do fails in time."""
FIRST = '[name="essms.1.finess_et"]'
BOX = "#aide-essms-boite"
SLOW = 30_000
ONE = {"mises_a_niveau": 1}


def add_a_row(page: Page) -> None:
    """The first row of the list of ESSMS, whose fold may be closed."""
    page.evaluate(
        "() => document.querySelector('[data-lignes=essms] [data-action=ajouter-ligne]').click()"
    )


def numbers(count: int) -> str:
    """FINESS numbers whose key is right, one a line."""
    roots = (f"35{number:06d}" for number in range(1, count + 1))
    return "\n".join(
        next(r + k for k in "0123456789" if lire_finess(r + k).cle_valide) for r in roots
    )


def test_a_pasted_list_counts_whole_and_shows_its_first_rows(page: Page) -> None:
    page.goto("estimer-l-aide/")
    rows = page.locator('[data-lignes="essms"]')
    for count, said in ((2_000, "2 000 lignes, 1 à 50 affichées"), (60, "60 lignes, 1 à 50")):
        pasted = numbers(count)
        page.evaluate(PASTE, [BOX, pasted])
        expect(rows.locator("[data-compte]")).to_contain_text(said, timeout=SLOW)
        expect(rows.locator(".grille__table tbody tr")).to_have_count(50)
        essms = [{"finess_et": number} for number in pasted.split()]
        amount = typographie(resultat_de("aide", {"essms": essms}).reponse)
        expect(page.locator("[data-barre]")).to_have_text(amount, timeout=SLOW)


def test_every_row_of_a_long_list_is_reached_and_changed(page: Page) -> None:
    page.goto("estimer-l-aide/")
    page.evaluate(PASTE, [BOX, numbers(2_000)])
    rows = page.locator('[data-lignes="essms"]')
    expect(rows.locator("[data-compte]")).to_contain_text("2 000 lignes", timeout=SLOW)
    rows.locator("[data-aller-ligne]").fill("1 999".replace(" ", ""))
    rows.locator("[data-aller-ligne]").press("Enter")
    last = page.locator('[name="essms.1999.finess_et"]')
    expect(last).to_be_focused()
    last.fill("35")
    expect(last).to_have_attribute("aria-invalid", "true", timeout=SLOW)
    expect(page.locator(".resultat")).to_contain_text("1 ligne sur 2\u202f000 ne compte pas")
    rows.get_by_role("button", name="Précédentes").click()
    rows.get_by_text("Montrer d’abord 1 à corriger").click()
    expect(rows.locator(".grille__table tbody tr")).to_have_count(1)
    expect(last).to_have_value("35")


def test_an_old_link_of_thousands_counts_whole_and_shows_its_first_rows(page: Page) -> None:
    numbered = enumerate(numbers(2_000).split(), start=1)
    page.goto("estimer-l-aide/#" + "&".join(f"essms.{rank}.finess_et={n}" for rank, n in numbered))
    rows = page.locator('[data-lignes="essms"]')
    expect(rows.locator("[data-compte]")).to_contain_text("2 000 lignes", timeout=SLOW)
    expect(rows.locator(".grille__table tbody tr")).to_have_count(50)
    amount = typographie(resultat_de("aide", {"acquisitions": 2_000}).reponse)
    expect(page.locator("[data-barre]")).to_have_text(amount, timeout=SLOW)


def test_one_row_too_many_is_refused_as_on_the_command_line(page: Page) -> None:
    """Neither cut at twenty thousand nor counted."""
    page.goto("estimer-l-aide/")
    add_a_row(page)
    with pytest.raises(SaisieInvalide, match="20001 lignes : c’est plus que 20000, le maximum"):
        resoudre(trouver("aide"), {"essms": [{"situation": "sons"}] * 20_001})
    page.evaluate(PASTE, [FIRST, "\n".join(["350000121"] * 20_001)])
    said = re.compile(r"20\s001\slignes\s: c’est plus que 20\s000, le maximum")
    panel = page.locator("[data-lignes=essms] [data-lecture]")
    expect(panel).to_contain_text(said, timeout=SLOW)
    expect(page.locator(".exemple").first).to_be_visible()


@pytest.mark.parametrize(
    ("pasted", "rows"),
    [
        pytest.param("\n" * 1_000_000, 0, id="only line breaks"),
        pytest.param("350000121" + "\n" * 1_000_000, 0, id="then a number"),
        pytest.param("350000121\t" + "\n" * 1_000_000, 1, id="then a row"),
        pytest.param("350000121" + "\r" * 900_000 + "350000139", 2, id="then a far row"),
        pytest.param("1\n" + "\t" * 300_000 + "350000121\n" * 15_000, 1, id="a very wide row"),
    ],
)
def test_a_million_line_breaks_do_not_freeze_the_page(page: Page, pasted: str, rows: int) -> None:
    """The first two are no table: the browser pastes them itself, here it is not asked to."""
    page.goto("estimer-l-aide/")
    expect(page.locator(".etat-python p")).to_contain_text("prêt", timeout=SLOW)
    add_a_row(page)
    page.evaluate(PASTE_SOON, [FIRST, pasted])
    page.locator('[name="mises_a_niveau"]').press_sequentially("1", timeout=SLOW)
    amount = typographie(resultat_de("aide", {"acquisitions": rows} if rows else ONE).reponse)
    expect(page.locator("[data-barre]")).to_have_text(amount, timeout=SLOW)


@pytest.mark.parametrize("key", ["k{}", "essms.99.k{}"])
def test_a_link_of_a_hundred_thousand_unknown_keys_opens_and_says_so(page: Page, key: str) -> None:
    fragment = "&".join(f"{key.format(rank)}=1" for rank in range(100_000))
    page.goto(f"estimer-l-aide/#acquisitions=15&{fragment}")
    output = page.locator(".calcul__sortie")
    expect(output).to_contain_text("et 99\u202f980\u00a0autres", timeout=SLOW)
    expect(page.locator('[name="acquisitions"]')).to_have_value("15")
    expect(page.locator("[data-barre]")).to_have_text("315\u202f000\u00a0€")
    page.locator("[data-action=effacer]").click()
    page.locator('[name="acquisitions"]').fill("1")
    expect(page.locator("[data-barre]")).to_have_text("21\u202f000\u00a0€", timeout=SLOW)


@pytest.mark.parametrize("word", ["a", "e\u0301\u0327"])
def test_a_question_without_end_does_not_freeze_the_search(page: Page, word: str) -> None:
    page.goto("faq/")
    page.get_by_role("button", name="Rechercher").first.click()
    field = page.locator("#recherche-requete")
    expect(field).to_be_focused()
    page.keyboard.insert_text(word * 400_000)
    expect(page.locator("#recherche-etat")).to_contain_text("passage", timeout=SLOW)
    field.fill("saad", timeout=SLOW)
    expect(page.locator("#recherche-resultats a").first).to_be_visible(timeout=SLOW)


def test_a_corrected_list_replaces_what_no_field_could_hold(page: Page) -> None:
    page.goto("estimer-l-aide/")
    add_a_row(page)
    first, second = numbers(2).split()
    for situation, wrong in (("autre", 1), ("Mise à niveau", 0)):
        page.evaluate(PASTE, [FIRST, f"{first}\tA\tMise à niveau\n{second}\tA\t{situation}"])
        fault = page.locator('[name="essms.2.situation"][aria-invalid="true"]')
        expect(fault).to_have_count(wrong, timeout=SLOW)
    expect(page.locator("[data-barre]")).to_have_text("10\u202f000\u00a0€", timeout=SLOW)


def test_an_empty_cell_empties_what_it_falls_on_even_out_of_sight(page: Page) -> None:
    page.goto("estimer-l-aide/")
    add_a_row(page)
    rows = [f"{number}\tA\tMise à niveau" for number in numbers(60).split()]
    emptied = {1, 2, 55, 60}
    for without in (set(), emptied):
        cells = [
            row.removesuffix("Mise à niveau") if rank in without else row
            for rank, row in enumerate(rows, start=1)
        ]
        page.evaluate(PASTE, [FIRST, "\n".join(cells)])
        case = {"acquisitions": len(without), "mises_a_niveau": 60 - len(without)}
        amount = typographie(resultat_de("aide", case).reponse)
        expect(page.locator("[data-barre]")).to_have_text(amount, timeout=SLOW)


def test_a_removed_row_takes_its_fault_with_it(page: Page) -> None:
    page.goto("estimer-l-aide/")
    add_a_row(page)
    first, second = numbers(2).split()
    page.evaluate(PASTE, [FIRST, f"{first}\tA\tMise à niveau\n{second}\tA\tautre"])
    fault = '[name="essms.{}.situation"][aria-invalid="true"]'
    remove = page.locator('[data-lignes="essms"] [data-action="retirer-ligne"]').first
    expect(page.locator(fault.format(2))).to_have_count(1, timeout=SLOW)
    remove.click()
    expect(page.locator(fault.format(1))).to_have_count(1, timeout=SLOW)
    remove.click()
    expect(page.locator(".exemple").first).to_be_visible(timeout=SLOW)


def test_a_link_is_read_before_anything_is_typed_over_it(page: Page) -> None:
    """Until Python reads it, its answers stay in the address, and the questions wait."""
    page.route("**/*.wasm", lambda _: None)  # it never comes
    page.goto(f"estimer-l-aide/#essms.1.finess_et={numbers(1)}&organismes.1.nom=A")
    expect(page.locator('[name="acquisitions"]')).to_be_disabled()
    assert "organismes.1.nom=A" in page.url


def test_clearing_forgets_every_row_and_undoing_gives_them_back(page: Page) -> None:
    page.goto("estimer-l-aide/")
    rows = page.locator('[data-lignes="essms"]')
    page.evaluate(PASTE, [BOX, numbers(60)])
    expect(rows.locator("[data-compte]")).to_contain_text("60 lignes", timeout=SLOW)
    page.locator("[data-action=effacer]").click()
    expect(page.locator(".exemple").first).to_be_visible()
    expect(rows.locator(".grille__table tbody tr")).to_have_count(1)
    page.keyboard.press("Control+Z")
    expect(rows.locator("[data-compte]")).to_contain_text("60 lignes")
    expect(page.locator("[data-barre]")).to_have_text("1\u202f084\u202f000\u00a0€", timeout=SLOW)


def test_a_choice_is_empty_until_it_is_answered(page: Page) -> None:
    """Neither the example's choice nor the first of the list: what is supposed says so."""
    page.goto("petit-organisme/")
    choice = page.locator("select[name=territoire]")
    expect(choice).to_have_value("")
    expect(choice.locator("option").first).to_contain_text("(supposé)")
