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
