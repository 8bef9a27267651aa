"""Whatever does not come, a page says so in French, with what is safe and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, Playwright, Route, expect

from tests.browser.conftest import ARGUMENTS, CHROMIUM

Ouvrir = Callable[..., Page]

FIELD = "ESSMS qui acquièrent une nouvelle solution"
READY = "Calcul prêt, sur votre appareil."
SLOW = 60_000
# What is broken on purpose complains in the console.
COMPLAINTS = "^(console|erreur)"
MACHINE = re.compile(
    r"https?:|Error|[Ff]ailed|fetch|WebAssembly\.|is not|undefined|null|NaN|\[object|\d{3} \("
)
SAFE = "Rien de ce que vous avez saisi n’est perdu"
NOT_CALLED = "Un fichier du calcul n’est pas arrivé"
NEW_VERSION = "Une nouvelle version du guide est en ligne"
CLOSED = "Ce calculateur ne s’est pas ouvert"
REFUSED = "refuse de calculer sur votre appareil"


def broken(how: str) -> Callable[[Route], None]:
    """A network, a filter or a host that does not give a file."""

    def answer(route: Route) -> None:
        if how == "nothing":
            route.abort()
        elif how == "portal":
            route.fulfill(content_type="text/html", body="<p>Connectez-vous</p>")
        else:
            route.fulfill(status=int(how), body="non")

    return answer


def seen(page: Page | Frame) -> str:
    """Every word of the calculator that can be seen."""
    return page.locator(".calcul").inner_text()


def is_closed(page: Page | Frame, sentence: str) -> None:
    """The page says why, what it holds can be read, and no field nor button looks alive."""
    said = page.locator(".calcul > :is(.ferme, noscript):visible")
    expect(said).to_have_count(1)
    assert sentence in said.inner_text()
    assert page.locator(".questions :is(input, select, textarea, button):enabled").count() == 0
    expect(page.get_by_label(FIELD)).to_have_css("cursor", "not-allowed")
    expect(page.locator(".reponse__montant")).to_be_visible()
    expect(page.locator(".etat-python button")).to_be_hidden()
    assert MACHINE.findall(seen(page)) == []


def has_no_dead_button(page: Page | Frame) -> None:
    """Nothing to press that would do nothing."""
    expect(page.locator(".resultat .bouton").first).to_be_hidden()
    expect(page.locator("button:visible")).to_have_count(
        page.locator("button[popovertarget]:visible").count()
    )


@pytest.mark.parametrize("how", ["nothing", "404", "portal"])
def test_a_calculator_whose_script_does_not_come_is_closed(ouvrir: Ouvrir, how: str) -> None:
    page = ouvrir(attendu=COMPLAINTS)
    page.route(re.compile(r"js/calcul\."), broken(how))
    page.goto("estimer-l-aide/")
    is_closed(page, CLOSED)
    has_no_dead_button(page)
    expect(page.get_by_role("heading", name="Compter vos ESSMS")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_a_closed_calculator_is_accessible(
    ouvrir: Ouvrir, axe: Callable[..., list[str]], width: int
) -> None:
    size = {"width": width, "height": 800}
    page = ouvrir(attendu=COMPLAINTS, viewport=size, reduced_motion="reduce")
    page.route(re.compile(r"js/calcul\."), broken("nothing"))
    page.goto("estimer-l-aide/")
    expect(page.get_by_text(CLOSED)).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert axe(page) == [], scheme
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_script_that_is_late_opens_the_calculator(ouvrir: Ouvrir) -> None:
    page = ouvrir()
    late: list[Route] = []
    page.route(re.compile(r"js/calcul\."), lambda route: late.append(route))
    page.goto("estimer-l-aide/", wait_until="commit")
    is_closed(page, CLOSED)
    late[0].continue_()
    page.get_by_label(FIELD).fill("50")
    expect(page.locator(".reponse__montant")).to_have_text(re.compile(r"1\s034\s000"), timeout=SLOW)
    expect(page.get_by_text(CLOSED)).to_be_hidden()
    expect(page.locator(".resultat .bouton").first).to_be_visible()


def test_nothing_moves_for_who_has_everything(page: Page) -> None:
    page.goto("estimer-l-aide/")
    expect(page.locator(".etat-python p")).to_have_text(READY, timeout=SLOW)
    shifts = page.evaluate(
        """new Promise((done) => new PerformanceObserver((list) => done(
            list.getEntries().reduce((sum, { value }) => sum + value, 0)
        )).observe({ type: "layout-shift", buffered: true }) ?? setTimeout(() => done(0), 500))"""
    )
    assert shifts == 0


def test_without_javascript_a_calculator_is_closed(ouvrir: Ouvrir) -> None:
    page = ouvrir(javascript=False)
    page.goto("estimer-l-aide/")
    is_closed(page, "Sans JavaScript, cette page montre les règles et un exemple")
    has_no_dead_button(page)
    expect(page.get_by_text(CLOSED)).to_be_hidden()


@pytest.mark.parametrize(
    ("allowed", "sentence"), [("", "Sans JavaScript, cette page"), ("allow-scripts", CLOSED)]
)
def test_in_a_frame_that_forbids_it_a_calculator_is_closed(
    ouvrir: Ouvrir, site: str, allowed: str, sentence: str
) -> None:
    page = ouvrir(attendu=COMPLAINTS)
    frame = f'<iframe sandbox="{allowed}" src="{site}estimer-l-aide/" width="1200"></iframe>'
    page.route("**/cadre", lambda route: route.fulfill(content_type="text/html", body=frame))
    page.goto("cadre")
    is_closed(page.frames[1], sentence)


def test_a_page_opened_from_a_file_is_closed(ouvrir: Ouvrir, site_folder: Path) -> None:
    page = ouvrir(attendu=f"{COMPLAINTS}|un autre site")
    page.goto((site_folder / "estimer-l-aide/index.html").as_uri())
    is_closed(page, CLOSED)
    has_no_dead_button(page)


@pytest.mark.parametrize(
    "refusal",
    [
        "delete globalThis.Worker",
        "globalThis.Worker = class { constructor() { throw new DOMException('Failed to construct', "
        "'SecurityError'); } }",
    ],
)
def test_a_browser_that_refuses_workers_is_told(ouvrir: Ouvrir, refusal: str) -> None:
    page = ouvrir()
    page.add_init_script(refusal)
    page.goto("estimer-l-aide/#acquisitions=50")
    expect(page.get_by_text("Ce navigateur refuse de lancer le calcul ici")).to_be_visible()
    expect(page.get_by_label(FIELD)).to_be_disabled()
    assert page.url.endswith("#acquisitions=50")
    expect(page.locator(".reponse__montant")).to_be_hidden()
    assert MACHINE.findall(seen(page)) == []


@pytest.fixture
def refusing(pilote: Playwright) -> Iterator[Callable[[str], Browser]]:
    """Browsers whose JavaScript engine is told to refuse something."""
    opened: list[Browser] = []

    def launched(flag: str) -> Browser:
        arguments = [*ARGUMENTS, f"--js-flags={flag}"]
        opened.append(pilote.chromium.launch(executable_path=CHROMIUM, args=arguments))
        return opened[-1]

    yield launched
    for browser in opened:
        browser.close()


def test_a_browser_without_webassembly_is_told_and_answers_can_leave_it(
    refusing: Callable[[str], Browser], site: str
) -> None:
    context = refusing("--jitless").new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site}estimer-l-aide/")
    is_closed(page, REFUSED)
    page.goto("about:blank")
    page.goto(f"{site}estimer-l-aide/#acquisitions=50")
    expect(page.get_by_text(REFUSED)).to_be_visible()
    expect(page.get_by_label(FIELD)).to_be_disabled()
    assert page.url.endswith("#acquisitions=50")


def test_a_device_without_memory_is_told(refusing: Callable[[str], Browser], site: str) -> None:
    page = refusing("--wasm-max-mem-pages=200").new_page()
    page.goto(f"{site}estimer-l-aide/")
    state = page.locator(".etat-python")
    expect(state).to_contain_text("pas assez de mémoire", timeout=SLOW)
    expect(state).to_contain_text(SAFE)
    expect(state.get_by_role("button", name="Relancer le calcul")).to_be_visible()
    assert MACHINE.findall(seen(page)) == []


@pytest.mark.parametrize(
    ("file", "how", "sentence", "gesture"),
    [
        (r"js/worker\.", "nothing", NOT_CALLED, "Relancer le calcul"),
        (r"js/worker\.", "500", NOT_CALLED, "Relancer le calcul"),
        (r"js/worker\.", "portal", NOT_CALLED, "Relancer le calcul"),
        (r"js/worker\.", "404", NEW_VERSION, "Ouvrir la nouvelle version"),
        (r"js/pyodide\.", "nothing", NOT_CALLED, "Relancer le calcul"),
        (r"js/pyodide\.", "portal", NOT_CALLED, "Relancer le calcul"),
        (r"pyodide/", "nothing", NOT_CALLED, "Relancer le calcul"),
        (r"pyodide/", "500", NOT_CALLED, "Relancer le calcul"),
        (r"pyodide/", "404", NEW_VERSION, "Ouvrir la nouvelle version"),
        (r"(js/(worker|pyodide)\.|pyodide/)", "404", NEW_VERSION, "Ouvrir la nouvelle version"),
    ],
)
def test_a_part_of_python_that_does_not_come_is_told(
    ouvrir: Ouvrir, file: str, how: str, sentence: str, gesture: str
) -> None:
    page = ouvrir(attendu=COMPLAINTS)
    page.context.route(re.compile(file), broken(how))
    page.goto("estimer-l-aide/")
    page.get_by_label(FIELD).fill("50")
    state = page.locator(".etat-python")
    expect(state).to_contain_text(sentence, timeout=SLOW)
    expect(state).to_contain_text(SAFE)
    expect(state.get_by_role("button", name=gesture)).to_be_visible()
    expect(page.locator(".ecart:visible")).to_have_text(["Ne suit pas encore vos réponses"] * 2)
    assert MACHINE.findall(seen(page)) == []
    page.context.unroute_all()
    state.get_by_role("button", name=gesture).click()
    expect(page.locator(".reponse__montant")).to_have_text(re.compile(r"1\s034\s000"), timeout=SLOW)


@pytest.mark.parametrize(
    "file",
    [
        r"js/worker\.",
        r"js/pyodide\.",
        r"pyodide/",
        pytest.param(r"image\.", marks=pytest.mark.fast_start),
    ],
)
def test_the_return_of_the_network_is_enough(ouvrir: Ouvrir, file: str) -> None:
    """Lost as a part is on its way; nobody presses anything."""
    page = ouvrir(attendu=COMPLAINTS)
    on_their_way: list[Route] = []
    lost = False

    def hold(route: Route) -> None:
        if lost:
            route.abort()
        else:
            on_their_way.append(route)

    page.context.route(re.compile(file), hold)
    page.goto("estimer-l-aide/")
    page.get_by_label(FIELD).fill("50")
    lost = True
    page.context.set_offline(True)
    for route in on_their_way:
        route.abort()
    expect(page.locator(".etat-python")).to_contain_text(NOT_CALLED, timeout=SLOW)
    page.context.unroute_all()
    page.context.set_offline(False)
    expect(page.locator(".reponse__montant")).to_have_text(re.compile(r"1\s034\s000"), timeout=SLOW)
    expect(page.locator(".etat-python p")).to_have_text(READY)


def test_the_return_of_the_network_opens_a_closed_calculator(ouvrir: Ouvrir) -> None:
    page = ouvrir(attendu=COMPLAINTS)

    def lose(route: Route) -> None:
        page.context.set_offline(True)
        route.abort()

    page.route(re.compile(r"js/calcul\."), lose)
    page.goto("estimer-l-aide/#acquisitions=50")
    is_closed(page, CLOSED)
    page.unroute_all()
    page.context.set_offline(False)
    expect(page.locator(".reponse__montant")).to_have_text(re.compile(r"1\s034\s000"), timeout=SLOW)


def test_a_network_lost_once_python_is_there_changes_nothing(page: Page) -> None:
    page.goto("estimer-l-aide/")
    expect(page.locator("[data-etat-du-jour]")).to_contain_text("Aujourd’hui", timeout=SLOW)
    page.context.set_offline(True)
    page.get_by_label(FIELD).fill("50")
    expect(page.locator(".reponse__montant")).to_have_text(re.compile(r"1\s034\s000"))


def test_a_search_without_its_index_says_so(ouvrir: Ouvrir) -> None:
    page = ouvrir(attendu=COMPLAINTS)
    page.route("**/recherche/*.json", broken("nothing"))
    page.goto("programme/")
    page.get_by_role("button", name="Rechercher").click()
    expect(page.locator("#recherche-etat")).to_contain_text("La recherche n’a pas pu se charger")
    page.locator("#recherche-requete").fill("aide")
    assert MACHINE.findall(page.locator("#recherche").inner_text()) == []


def test_a_reading_page_whose_script_does_not_come_has_no_dead_button(ouvrir: Ouvrir) -> None:
    page = ouvrir(attendu=COMPLAINTS, viewport={"width": 360, "height": 800})
    page.route(re.compile(r"js/lecture\."), broken("nothing"))
    page.goto("programme/")
    expect(page.locator("[data-recherche]")).to_be_hidden()
    expect(page.locator("header [data-menu]")).to_be_visible()
