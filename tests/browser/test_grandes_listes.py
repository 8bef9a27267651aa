"""A list of thousands pasted in one go: all of it counts, the page shows its first rows only."""

from __future__ import annotations

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
SLOW = 30_000


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
    add_a_row(page)
    for count, shown, more in ((2_000, 50, "1 950 autres lignes"), (60, 50, "10 autres lignes")):
        pasted = numbers(count)
        page.evaluate(PASTE, [FIRST, pasted])
        expect(rows.locator(".lignes__reste")).to_contain_text(more)
        expect(rows.locator(".ligne")).to_have_count(shown)
        essms = [{"finess_et": number} for number in pasted.split()]
        amount = typographie(resultat_de("aide", {"essms": essms}).reponse)
        expect(page.locator("[data-barre]")).to_have_text(amount, timeout=SLOW)
    expect(rows.locator('[data-action="ajouter-ligne"]')).to_be_disabled()


def test_a_link_of_thousands_counts_whole_and_shows_its_first_rows(page: Page) -> None:
    numbered = enumerate(numbers(2_000).split(), start=1)
    page.goto("estimer-l-aide/#" + "&".join(f"essms.{rank}.finess_et={n}" for rank, n in numbered))
    rows = page.locator('[data-lignes="essms"]')
    expect(rows.locator(".lignes__reste")).to_contain_text("1 950 autres lignes", timeout=SLOW)
    expect(rows.locator(".ligne")).to_have_count(50)
    amount = typographie(resultat_de("aide", {"acquisitions": 2_000}).reponse)
    expect(page.locator("[data-barre]")).to_have_text(amount, timeout=SLOW)


def test_one_row_too_many_is_refused_as_on_the_command_line(page: Page) -> None:
    """Neither cut at twenty thousand nor counted."""
    page.goto("estimer-l-aide/")
    add_a_row(page)
    with pytest.raises(SaisieInvalide) as refused:
        resoudre(trouver("aide"), {"essms": [{"situation": "sons"}] * 20_001})
    page.evaluate(PASTE, [FIRST, "\n".join(["350000121"] * 20_001)])
    said = typographie(refused.value.erreurs[0].message)
    expect(page.locator(".calcul__sortie .erreurs")).to_have_text(said, timeout=SLOW)
    expect(page.locator("[data-barre]")).to_have_text("…")


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [
        pytest.param("\n" * 1_000_000, "315\u202f000\u00a0€", id="only line breaks"),
        pytest.param("350000121" + "\n" * 1_000_000, "315\u202f000\u00a0€", id="then a number"),
        pytest.param("350000121\t" + "\n" * 1_000_000, "21\u202f000\u00a0€", id="then a row"),
        pytest.param("350000121" + "\r" * 900_000 + "x", "…", id="then a far row"),
        pytest.param("1\n" + "\t" * 300_000 + "350000121\n" * 15_000, "…", id="a very wide row"),
    ],
)
def test_a_million_line_breaks_do_not_freeze_the_page(page: Page, pasted: str, shown: str) -> None:
    """The first two are no table: the browser pastes them itself, here it is not asked to."""
    page.goto("estimer-l-aide/")
    expect(page.locator("[data-etat-du-jour]")).to_contain_text("Aujourd’hui", timeout=SLOW)
    add_a_row(page)
    page.evaluate(PASTE_SOON, [FIRST, pasted])
    page.get_by_label("Coût de l’AMOA").press_sequentially("1", timeout=SLOW)
    expect(page.locator("[data-barre]")).to_have_text(shown, timeout=SLOW)


@pytest.mark.parametrize("key", ["k{}", "essms.99.k{}"])
def test_a_link_of_a_hundred_thousand_unknown_keys_opens_and_says_so(page: Page, key: str) -> None:
    fragment = "&".join(f"{key.format(rank)}=1" for rank in range(100_000))
    page.goto(f"estimer-l-aide/#acquisitions=15&{fragment}")
    output = page.locator(".calcul__sortie")
    expect(output).to_contain_text("il y en a 99 000 de plus", timeout=SLOW)
    expect(page.locator('[name="acquisitions"]')).to_have_value("15")
    expect(page.locator("[data-barre]")).to_have_text("…")
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
    expect(page.locator("[data-barre]")).to_have_text("0\u00a0€", timeout=SLOW)


def test_a_row_touched_before_python_is_ready_leaves_the_rest_of_a_link(page: Page) -> None:
    page.route("**/*.wasm", lambda _: None)  # it never comes
    number = numbers(1)
    page.goto(f"estimer-l-aide/#essms.1.finess_et={number}&organismes.1.nom=A")
    name = page.locator('[name="organismes.1.nom"]')
    expect(name).to_have_value("A", timeout=SLOW)
    page.locator('[name="essms.1.organisme"]').fill("A")
    expect(name).to_have_value("A")


def test_clearing_forgets_every_row(page: Page) -> None:
    page.goto("estimer-l-aide/")
    rows = page.locator('[data-lignes="essms"]')
    add_a_row(page)
    page.evaluate(PASTE, [FIRST, numbers(60)])
    expect(rows.locator(".lignes__reste")).to_contain_text("10 autres lignes")
    page.locator("[data-action=effacer]").click()
    expect(page.locator("[data-barre]")).to_have_text("0\u00a0€", timeout=SLOW)
    expect(rows.locator(".ligne")).to_have_count(0)
    expect(rows.locator(".lignes__reste")).to_be_empty()


def test_clearing_gives_a_choice_its_own_default_wherever_it_stands(page: Page) -> None:
    """Neither the example's choice nor the first of the list."""
    page.goto("petit-organisme/")
    page.evaluate(
        """() => { const select = document.querySelector('select[name=territoire]');
        select.append(select.options[0]); select.value = 'bretagne'; }"""
    )
    page.locator("[data-action=effacer]").click()
    expect(page.locator("select[name=territoire]")).to_have_value("metropole")


def test_the_page_gives_way_while_a_list_is_pasted(page: Page) -> None:
    """How often, not how long: a task's duration says how busy the machine is (see the bench)."""
    page.add_init_script(
        """globalThis.breaths = 0;
        const give = scheduler.yield.bind(scheduler);
        scheduler.yield = () => { breaths += 1; return give(); };"""
    )
    page.goto("estimer-l-aide/")
    expect(page.locator("[data-etat-du-jour]")).to_contain_text("Aujourd’hui", timeout=SLOW)
    add_a_row(page)
    page.evaluate(PASTE, [FIRST, numbers(10_000)])
    expect(page.locator("[data-barre]")).to_contain_text("50\u202f", timeout=SLOW)
    assert page.evaluate("breaths") >= 3
