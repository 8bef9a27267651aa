"""A list of thousands pasted in one go: all of it counts, the page shows its first rows only."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from calculators.nombres import typographie
from calculators.numero_finess import lire_finess
from calculators.rendu import resultat_de

PASTE = """
([selector, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const event = { clipboardData: data, bubbles: true, cancelable: true };
  document.querySelector(selector).dispatchEvent(new ClipboardEvent("paste", event));
}
"""
FIRST = '[name="essms.1.finess_et"]'
SLOW = 30_000


def numbers(count: int) -> str:
    """FINESS numbers whose key is right, one a line."""
    roots = (f"35{number:06d}" for number in range(1, count + 1))
    return "\n".join(
        next(r + k for k in "0123456789" if lire_finess(r + k).cle_valide) for r in roots
    )


def test_a_pasted_list_counts_whole_and_shows_its_first_rows(page: Page) -> None:
    page.goto("estimer-l-aide/")
    rows = page.locator('[data-lignes="essms"]')
    page.evaluate(
        "() => document.querySelector('[data-lignes=essms] [data-action=ajouter-ligne]').click()"
    )
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


def test_a_corrected_list_replaces_what_no_field_could_hold(page: Page) -> None:
    page.goto("estimer-l-aide/")
    page.evaluate(
        "() => document.querySelector('[data-lignes=essms] [data-action=ajouter-ligne]').click()"
    )
    first, second = numbers(2).split()
    for situation, wrong in (("autre", 1), ("Mise à niveau", 0)):
        page.evaluate(PASTE, [FIRST, f"{first}\tA\tMise à niveau\n{second}\tA\t{situation}"])
        fault = page.locator('[name="essms.2.situation"][aria-invalid="true"]')
        expect(fault).to_have_count(wrong, timeout=SLOW)
    expect(page.locator("[data-barre]")).to_have_text("10\u202f000\u00a0€", timeout=SLOW)


def test_clearing_forgets_every_row(page: Page) -> None:
    page.goto("estimer-l-aide/")
    rows = page.locator('[data-lignes="essms"]')
    page.evaluate(
        "() => document.querySelector('[data-lignes=essms] [data-action=ajouter-ligne]').click()"
    )
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


def test_the_page_is_never_busy_long_while_a_list_is_pasted(page: Page) -> None:
    """Slices, and only the rows near the screen laid out."""
    page.add_init_script(
        """globalThis.tasks = [];
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) tasks.push(duration);
        }).observe({ type: "longtask" });"""
    )
    page.goto("estimer-l-aide/")
    expect(page.locator("[data-etat-du-jour]")).to_contain_text("Aujourd’hui", timeout=SLOW)
    page.evaluate(
        "() => document.querySelector('[data-lignes=essms] [data-action=ajouter-ligne]').click()"
    )
    pasted = numbers(10_000)
    page.wait_for_timeout(500)
    page.evaluate("tasks.length = 0")
    page.evaluate(PASTE, [FIRST, pasted])
    expect(page.locator("[data-barre]")).to_contain_text("50\u202f", timeout=SLOW)
    busy = page.evaluate("tasks")
    assert max(busy, default=0) < 200, busy  # generous: other programs run beside the tests
