"""The result shown answers the answers on the form, or says that it does not, whatever happens."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from calculators.francais.nombres import typographie
from theme.rendu import resultat_de

Ouvrir = Callable[..., Page]

FIELD = "ESSMS qui acquièrent une nouvelle solution"
READY = "Calcul prêt, sur votre appareil."
SLOW = 60_000
FIFTEEN = "estimer-l-aide/#acquisitions=15"
# A worker made to die complains.
MEANT = "panne voulue"
TYPED = (15, 50, 51, 77, 500)
AMOUNTS = {n: typographie(resultat_de("aide", {"acquisitions": n}).reponse) for n in TYPED}

# Each worker of the page is kept, and can be killed: at once, or by the next questions it is sent.
WORKERS = """
(() => {
  const Plain = Worker;
  Object.assign(globalThis, { started: [], deadly: 0, stillborn: 0, how: "error" });
  globalThis.Worker = class extends Plain {
    constructor(address, options) {
      super(address, options);
      if (options.name === "copie") { return; }
      started.push(this);
      if (stillborn > 0) { stillborn -= 1; setTimeout(() => kill(this), 200); }
    }
    postMessage(message) {
      super.postMessage(message);
      if (deadly > 0) { deadly -= 1; kill(this); }
    }
  };
  globalThis.kill = (worker = started.at(-1)) => {
    worker.terminate();
    const said = {
      error: () => new ErrorEvent("error", { message: "panne voulue" }),
      panne: () => new MessageEvent("message", { data: { panne: "arret" } }),
    }[how];
    if (said) { setTimeout(() => worker.dispatchEvent(said())); }
  };
})();
"""
# At every frame: is an amount that is not the form's shown as if it were? What a person cannot see,
# the time of a quick answer, is let through.
LIES = """
(() => {
  const AMOUNTS = __AMOUNTS__;
  const SEEN = 300;
  globalThis.lies = [];
  let since;
  const text = (selector) => document.querySelector(selector)?.textContent ?? "";
  const figure = (selector) => text(selector).replace(/\\D/g, "");
  const visible = (selector) =>
    document.querySelector(selector)?.checkVisibility({ visibilityProperty: true }) ?? false;
  const look = () => {
    const expected =
      AMOUNTS[document.querySelector("[name=acquisitions]")?.value]?.replace(/\\D/g, "");
    const amount = figure(".reponse__montant");
    const bar = figure("[data-barre]");
    const lie = [
      amount !== expected && ["sortie", "detail"]
        .some((part) => visible(`.calcul__${part} h2`) && !visible(`.calcul__${part} .ecart`))
        && `${amount} pour ${expected}`,
      amount !== expected && text(".etat-python p").includes("prêt") && "prêt à tort",
      bar && bar !== expected && `barre : ${bar} pour ${expected}`,
    ].filter(Boolean).join(", ");
    since = expected && lie ? (since ?? performance.now()) : undefined;
    if (performance.now() - since > SEEN && lies.at(-1) !== lie) { lies.push(lie); }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
""".replace("__AMOUNTS__", json.dumps(AMOUNTS))


PASTE = """(text) => {
  document.querySelector('[data-lignes=essms] [data-action=ajouter-ligne]').click();
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const event = { clipboardData: data, bubbles: true, cancelable: true };
  document.querySelector('[name="essms.1.finess_et"]')
    .dispatchEvent(new ClipboardEvent("paste", event));
}"""


@pytest.fixture
def watched(ouvrir: Ouvrir) -> Callable[..., Page]:
    """Open the aid's page, its workers in hand, what it shows watched."""

    def opened(before: str = "", address: str = FIFTEEN, **options: object) -> Page:
        page = ouvrir(**{"attendu": MEANT, **options})
        page.add_init_script(WORKERS + LIES + before)
        page.goto(address)
        return page

    return opened


def says(page: Page, number: int) -> None:
    """The page comes to the amount of this many acquisitions, ready, and never told a lie."""
    expect(page.locator(".reponse__montant")).to_have_text(AMOUNTS[number], timeout=SLOW)
    expect(page.locator(".etat-python p")).to_have_text(READY, timeout=SLOW)
    expect(page.get_by_label(FIELD)).to_have_value(str(number))
    expect(page.locator(".calcul")).not_to_have_attribute("data-ancien", "")
    assert page.evaluate("lies") == []


def marks(page: Page) -> Locator:
    """What the result and its detail say of themselves when they are another's."""
    return page.locator(".ecart:visible")


@pytest.fixture(params=["error", "panne"])
def how(request: pytest.FixtureRequest) -> str:
    """How the page learns that its worker is dead."""
    return f"how = {json.dumps(request.param)};"


def test_a_worker_killed_before_its_first_answer(watched: Callable[..., Page], how: str) -> None:
    page = watched(how + "stillborn = 1;")
    page.get_by_label(FIELD).fill("50")
    says(page, 50)
    assert page.evaluate("started.length") == 2


def test_a_worker_killed_before_the_first_answer_to_a_link(watched: Callable[..., Page]) -> None:
    page = watched("stillborn = 1;", "estimer-l-aide/#acquisitions=50")
    says(page, 50)
    expect(page.locator(".reponse__montant")).to_be_visible()


def test_a_worker_killed_after_its_answer(watched: Callable[..., Page]) -> None:
    page = watched()
    says(page, 15)
    page.evaluate("kill()")
    expect(page.locator(".etat-python p")).not_to_have_text(READY)
    says(page, 15)
    page.get_by_label(FIELD).fill("50")
    says(page, 50)


def test_a_worker_killed_in_mid_answer(watched: Callable[..., Page], how: str) -> None:
    page = watched(how)
    says(page, 15)
    page.evaluate("deadly = 1")
    page.get_by_label(FIELD).fill("50")
    expect(page.locator(".etat-python p")).to_contain_text("Préparation")
    says(page, 50)


def test_a_worker_killed_between_two_answers_and_another_question_typed_meanwhile(
    watched: Callable[..., Page], how: str
) -> None:
    page = watched(how)
    says(page, 15)
    page.evaluate("deadly = 1")
    page.get_by_label(FIELD).fill("50")
    expect(page.locator(".etat-python p")).to_contain_text("Préparation")
    page.get_by_label(FIELD).fill("500")
    expect(marks(page)).to_have_text(["Ne suit pas encore vos réponses"] * 2)
    says(page, 500)


def test_workers_killed_twice_in_a_row(watched: Callable[..., Page]) -> None:
    page = watched()
    says(page, 15)
    page.evaluate("deadly = 2")
    page.get_by_label(FIELD).fill("50")
    says(page, 50)
    assert page.evaluate("started.length") == 3


def test_workers_that_always_die_leave_it_to_the_person(
    watched: Callable[..., Page], axe: Callable[..., list[str]]
) -> None:
    page = watched(reduced_motion="reduce")
    says(page, 15)
    page.evaluate("deadly = 3")
    page.get_by_label(FIELD).fill("50")
    state = page.locator(".etat-python")
    expect(state).to_contain_text("Le calcul s’est arrêté", timeout=SLOW)
    expect(state).to_contain_text("Rien de ce que vous avez saisi n’est perdu")
    page.get_by_label(FIELD).fill("51")
    expect(marks(page)).to_have_text(["Ne suit pas encore vos réponses"] * 2)
    assert page.evaluate("lies") == []
    for width, scheme in ((1280, "light"), (320, "dark"), (320, "light")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert axe(page) == [], (width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator(".barre-resultat")).to_have_text(re.compile(r"Calcul arrêté\s*…"))
    state.get_by_role("button", name="Relancer le calcul").click()
    says(page, 51)


def test_a_worker_that_says_nothing_is_taken_for_dead(ouvrir: Ouvrir) -> None:
    page = ouvrir(attendu=MEANT)
    page.clock.install()
    page.add_init_script(WORKERS)
    page.goto("estimer-l-aide/")
    expect(page.locator("[data-etat-du-jour]")).to_contain_text("Aujourd’hui", timeout=SLOW)
    page.evaluate("how = 'silence'; deadly = 1")
    page.get_by_label(FIELD).fill("50")
    expect(page.locator(".etat-python p")).to_contain_text("Calcul en cours")
    page.clock.fast_forward(121_000)
    expect(page.locator(".reponse__montant")).to_have_text(re.compile(r"1\s034\s000"), timeout=SLOW)


def test_a_list_pasted_with_names_as_people_write_them_gets_its_amount(
    watched: Callable[..., Page],
) -> None:
    """Whatever it does to the engine; the example's amount stays nobody's meanwhile."""
    page = watched(attendu="console")
    says(page, 15)
    rows = "\n".join(
        f"22{number:07d}\tL’Âge d’or n° {number}\tacquisition\t1 500,00" for number in range(40)
    )
    page.evaluate(PASTE, rows)
    expect(page.locator(".reponse__montant")).to_have_text(re.compile(r"840\s000"), timeout=SLOW)
    expect(page.locator(".etat-python p")).to_have_text(READY)
    expect(page.locator(".ecart:visible")).to_have_count(0)


def test_rules_that_fail_on_these_answers_say_so(ouvrir: Ouvrir) -> None:
    page = ouvrir(attendu="console")
    page.route("**/estimer-l-aide/", unknown_calculator)
    page.goto("estimer-l-aide/")
    expect(page.locator(".etat-python p")).to_have_text(READY, timeout=SLOW)
    page.get_by_label(FIELD).fill("50")
    expect(page.locator(".etat-python")).to_contain_text(
        "Le guide n’a pas su calculer", timeout=SLOW
    )
    expect(page.locator(".etat-python").get_by_role("button")).to_have_count(0)
    expect(marks(page)).to_have_text(["Ne suit pas encore vos réponses"] * 2)


def unknown_calculator(route: Route) -> None:
    """A page that asks Python for a calculator that it does not have."""
    answer = route.fetch()
    known, unknown = 'data-calculateur="aide"', 'data-calculateur="inconnu"'
    route.fulfill(response=answer, body=answer.text().replace(known, unknown))


def test_quick_answers_grey_nothing(page: Page) -> None:
    """What is greyed has waited for longer than a person sees."""
    page.add_init_script("""
        globalThis.waits = [];
        let changed;
        addEventListener("input", () => { changed ??= performance.now(); }, { capture: true });
        new MutationObserver((changes) => {
          for (const { target, attributeName } of changes) {
            if (attributeName === "data-ancien" && target.hasAttribute("data-ancien")) {
              waits.push(performance.now() - changed);
            } else if (target.classList?.contains("calcul__sortie")) { changed = undefined; }
          }
        }).observe(document, { childList: true, subtree: true, attributeFilter: ["data-ancien"] });
    """)
    page.goto("estimer-l-aide/")
    expect(page.locator("[data-etat-du-jour]")).to_contain_text("Aujourd’hui", timeout=SLOW)
    page.get_by_label(FIELD).press_sequentially("0123456789", delay=40)
    expect(page.locator(".etat-python p")).to_have_text(READY)
    assert [wait for wait in page.evaluate("waits") if wait < 140] == []


@pytest.fixture
def stale(watched: Callable[..., Page]) -> Page:
    """A page whose result is that of 15 when its form says 77, and whose Python has died."""
    allowed = ["clipboard-read", "clipboard-write"]
    page = watched(
        "globalThis.print = () => { printed = true }; printed = false;", permissions=allowed
    )
    says(page, 15)
    page.evaluate("deadly = 3")
    page.get_by_label(FIELD).fill("77")
    expect(page.locator(".etat-python")).to_contain_text("s’est arrêté", timeout=SLOW)
    return page


def test_the_link_of_a_page_without_python_holds_the_present_answers(
    stale: Page, ouvrir: Ouvrir
) -> None:
    stale.get_by_role("button", name="Copier le lien", exact=True).click()
    expect(stale.locator(".boutons__etat")).to_contain_text("Lien copié")
    other = ouvrir()
    other.goto(stale.evaluate("navigator.clipboard.readText()"))
    expect(other.locator(".resultat")).to_contain_text("Lien non vérifiable", timeout=SLOW)
    expect(other.get_by_label(FIELD)).to_have_value("77")
    expect(other.locator(".reponse__phrase")).to_contain_text("77", timeout=SLOW)


def test_a_link_waits_for_the_list_that_is_being_put_in_the_form(page: Page) -> None:
    page.goto("estimer-l-aide/")
    expect(page.locator(".etat-python p")).to_have_text(READY, timeout=SLOW)
    said = page.evaluate(
        f"""() => {{ ({PASTE})("220002612\\n220004188\\n");
        document.querySelector("[data-action=copier-lien]").click();
        return document.querySelector(".boutons__etat").textContent; }}"""
    )
    assert said.startswith("Le lien ")
    expect(page.locator(".reponse__phrase")).to_contain_text("2\u00a0ESSMS", timeout=SLOW)


@pytest.mark.parametrize(
    ("button", "what"), [("Copier le résumé", "Le résumé"), ("Imprimer", "L’impression")]
)
def test_what_keeps_a_result_waits_for_it(stale: Page, button: str, what: str) -> None:
    stale.evaluate("navigator.clipboard.writeText('rien')")
    stale.get_by_role("button", name=button).click()
    expect(stale.locator(".boutons__etat")).to_contain_text(f"{what} attend le calcul")
    assert stale.evaluate("[navigator.clipboard.readText(), printed]")[1] is False
    assert stale.evaluate("navigator.clipboard.readText()") == "rien"


def test_on_paper_another_s_result_says_so(stale: Page) -> None:
    stale.emulate_media(media="print")
    expect(marks(stale)).to_have_text(["Ne suit pas encore vos réponses"] * 2)


def test_a_reader_who_saves_data_is_told_that_a_link_awaits_a_gesture(ouvrir: Ouvrir) -> None:
    page = ouvrir()
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });" + LIES
    )
    page.goto("estimer-l-aide/#acquisitions=50")
    state = page.locator(".etat-python")
    expect(state).to_contain_text("n’a pas commencé")
    expect(page.locator(".reponse__montant")).to_be_hidden()
    state.get_by_role("button", name="Calculer").click()
    says(page, 50)
