"""Chaque calculateur, dans un vrai navigateur, rempli comme une personne le remplit."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from calculators.francais.nombres import date_fr
from calculators.socle.calculateur import tous
from calculators.socle.resultat import Resultat
from calculators.socle.saisie import aplatir
from tests.demandes import demander
from theme.publish.pages.pages import calculator_pages
from theme.rendu import resultat_de

PAGES = calculator_pages()
NOMS = sorted(PAGES)
SAID = "[data-dit][role=status]"
ACQUISITIONS = "ESSMS qui acquièrent une nouvelle solution"
MISES_A_NIVEAU = "ESSMS qui mettent leur solution à niveau"
POPPLER = shutil.which("pdftotext") or "pdftotext"
Ouvrir = Callable[..., Page]


def attendre_python(page: Page) -> None:
    """Python est prêt et a répondu une fois : la page dit l'état du jour."""
    expect(page.locator("[data-etat-du-jour]").first).to_contain_text("Aujourd’hui", timeout=60_000)


@pytest.fixture
def aide(page: Page) -> Page:
    """La page de l'aide, Python prêt."""
    page.goto(PAGES["aide"])
    attendre_python(page)
    return page


@pytest.fixture
def aide_fragile(ouvrir: Ouvrir) -> Page:
    """La même, où une panne voulue n'est pas une faute."""
    page = ouvrir(attendu="panne voulue")
    page.goto(PAGES["aide"])
    attendre_python(page)
    return page


def texte(page: Page, selecteur: str) -> str:
    """Le texte visible, ses espaces de toutes sortes ramenées à une."""
    return re.sub(r"\s+", " ", page.locator(selecteur).first.inner_text())


def test_chaque_calculateur_a_sa_page() -> None:
    assert sorted(c.nom for c in tous()) == NOMS


def test_le_resultat_suit_la_frappe(aide: Page) -> None:
    champ = aide.get_by_label(ACQUISITIONS)
    champ.press_sequentially("50")
    expect(aide.locator(".reponse__montant")).to_have_text(re.compile(r"1\s034\s000\s€"))
    champ.press_sequentially("0")
    expect(aide.locator(".reponse__montant")).to_have_text(re.compile(r"3\s284\s000\s€"))


def test_un_groupement_mixte_montre_les_cinq_lectures(aide: Page) -> None:
    aide.get_by_label(ACQUISITIONS).fill("30")
    aide.get_by_label(MISES_A_NIVEAU).fill("30")
    expect(aide.locator(".reponse__montant")).to_have_text(re.compile(r"604\s000"))
    assert "780 000 €" in texte(aide, ".fourchette__bornes")
    aide.locator("summary", has_text="Groupement mixte").click()
    montants = aide.locator(".alternatives").first.locator("td").all_inner_texts()
    assert [re.sub(r"\D", "", m) for m in montants] == [
        *("780000", "747000", "604000", "675500", "725000"),
    ]


def test_le_clavier_suffit(aide: Page) -> None:
    aide.get_by_label(ACQUISITIONS).focus()
    aide.keyboard.press("Control+A")
    aide.keyboard.type("49")
    expect(aide.locator(".reponse__montant")).to_have_text(re.compile(r"1\s029\s000"))
    for _ in range(30):
        aide.keyboard.press("Tab")
        if aide.evaluate("document.activeElement.dataset.action") == "effacer":
            break
    aide.keyboard.press("Enter")
    expect(aide.locator(".exemple").first).to_be_visible()
    expect(aide.get_by_label(ACQUISITIONS)).to_be_focused()
    expect(aide.get_by_label(ACQUISITIONS)).to_have_value("")


@pytest.mark.parametrize(
    ("frappe", "phrase"),
    [
        ("1.234", "sans séparateur"),
        ("-3", "négatif"),
        ("2,5", "entier"),
        ("beaucoup", "nombre entier attendu"),
        ("999999", "plus que le maximum"),
    ],
)
def test_une_erreur_se_dit_pres_du_champ_et_rien_ne_se_perd(
    aide: Page, frappe: str, phrase: str
) -> None:
    aide.get_by_label(MISES_A_NIVEAU).fill("4")
    champ = aide.get_by_label(ACQUISITIONS)
    champ.fill(frappe)
    expect(champ).to_have_attribute("aria-invalid", "true")
    expect(champ).to_have_accessible_description(re.compile(phrase))
    assert texte(aide, ".resultat h2") == "Pas de résultat"
    assert champ.input_value() == frappe
    assert aide.get_by_label(MISES_A_NIVEAU).input_value() == "4"
    aide.locator(".erreurs a").first.click()
    expect(champ).to_be_focused()
    champ.fill("15")
    expect(champ).not_to_have_attribute("aria-invalid", "true")


def test_ce_qui_est_compris_se_dit_quand_on_l_a_ecrit_autrement(aide: Page) -> None:
    echo = aide.locator("#aide-acquisitions-echo")
    aide.get_by_label(ACQUISITIONS).fill("1.000,0")
    expect(echo).to_have_text(re.compile(r"Compris : 1\s000"))
    aide.get_by_label(ACQUISITIONS).fill("72")
    expect(aide.locator(".reponse__phrase")).to_contain_text("72")
    expect(echo).to_be_empty()


def rejouer(page: Page, jour: str) -> None:
    """Quinze acquisitions, à cette date."""
    page.get_by_label(ACQUISITIONS).fill("15")
    page.get_by_text("Rejouer à une autre date").click()
    page.get_by_label("À la date du").fill(jour)


def test_une_date_d_avant_les_textes_ne_donne_aucun_chiffre(aide: Page) -> None:
    rejouer(aide, "14/01/2025")
    expect(aide.locator(".resultat h2")).to_have_text("Pas de résultat")
    assert "€" not in texte(aide, ".calcul__sortie")
    expect(aide.locator(".calcul__detail")).to_be_empty()
    assert "31 décembre 2025" in texte(aide, ".erreurs")


def test_une_date_d_apres_la_campagne_garde_ses_regles_et_le_dit(aide: Page) -> None:
    avant = texte(aide, ".reponse__montant")
    rejouer(aide, "30 juin 2027")
    expect(aide.locator(".a-savoir")).to_contain_text("vient après la campagne 2025")
    assert texte(aide, ".reponse__montant") == avant
    assert "31 décembre 2025" in texte(aide, ".a-la-date-du")


def test_la_page_dit_l_etat_d_aujourd_hui_et_la_date_des_regles(aide: Page) -> None:
    aide.get_by_text("Rejouer à une autre date").click()
    assert "clos, le dernier jour était le 15 septembre 2025" in texte(aide, "[data-etat-du-jour]")
    assert "15 septembre 2025" in texte(aide, ".a-la-date-du")


def test_coller_une_colonne_remplit_les_lignes(aide: Page) -> None:
    aide.locator("[data-action=effacer]").click()
    aide.get_by_text("Établissement par établissement").click()
    aide.locator("[data-lignes=essms] [data-action=ajouter-ligne]").click()
    coller(aide, "essms.1.finess_et", "220002612\n220004188\n220002612\n")
    expect(aide.locator(".reponse__phrase")).to_contain_text("2 ESSMS".replace(" ", "\u00a0"))
    expect(aide.locator(".detail")).to_contain_text("figure plusieurs fois")
    aide.get_by_label("Retirer : ESSMS 2").click()
    expect(aide.locator("[name='essms.2.finess_et']")).to_have_value("220002612")
    expect(aide.locator("[name='essms.3.finess_et']")).to_have_value("")
    expect(aide.locator("[data-lignes=essms] [data-compte]")).to_have_text("2 lignes")


def test_coller_un_tableau_comprend_en_tete_et_situations(page: Page) -> None:
    """« Montée de version » se comprend ; une case fausse laisse sa ligne seule de côté."""
    page.goto(PAGES["aide"])
    attendre_python(page)
    page.get_by_text("Établissement par établissement").click()
    page.locator("[data-lignes=essms] [data-action=ajouter-ligne]").click()
    lignes = [
        "FINESS;Organisme;Situation",
        "220002612;A;Mise à niveau",
        "220004188;A;montée de version",
    ]
    coller(page, "essms.1.finess_et", "\n".join(lignes))
    expect(page.locator(".reponse__montant")).to_have_text(re.compile(r"^10\s000"))
    expect(page.locator("[name='essms.2.situation']")).to_have_value("mise_a_niveau")
    coller(page, "essms.2.finess_et", "220004188\tA\tautre")
    expect(page.locator(".resultat")).to_contain_text("1 ligne sur 2 ne compte pas encore")
    expect(page.locator(".reponse__montant")).to_have_text(re.compile(r"^5\s000"))
    expect(page.locator("[name='essms.2.situation']")).to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize("hauteur", [0, 400, 900, 1600])
def test_la_carte_ne_couvre_jamais_le_detail(aide: Page, hauteur: int) -> None:
    aide.evaluate("y => scrollTo(0, y)", hauteur)
    carte, detail = (aide.locator(s).bounding_box() for s in (".resultat", ".detail"))
    assert carte
    assert detail
    assert carte["y"] + carte["height"] <= detail["y"] + 1


def coller(page: Page, nom: str, contenu: str) -> None:
    """Un vrai collage dans le champ de ce nom."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("texte => navigator.clipboard.writeText(texte)", contenu)
    page.locator(f"[name='{nom}']").focus()
    page.keyboard.press("Control+V")


@pytest.mark.parametrize("nom", NOMS)
def test_l_exemple_se_calcule_s_imprime_et_se_partage(
    ouvrir: Ouvrir, tmp_path: Path, nom: str
) -> None:
    """Le navigateur dit comme Python ; l'impression porte tout ; un lien copié rend tout."""
    exemple = next(c for c in tous() if c.nom == nom).exemple
    page = ouvrir(permissions=["clipboard-read", "clipboard-write"])
    page.goto(PAGES[nom])
    attendre_python(page)
    page.get_by_role("button", name="Voir l’exemple dans le formulaire").click()
    expect(page.locator(SAID)).to_contain_text("L’exemple est dans le formulaire")
    ici = demander(nom, aplatir(exemple), "2026-01-01", base="../")
    assert texte(page, ".reponse__montant") == re.sub(r"\s+", " ", ici["montant"])
    verifier_l_impression(page, tmp_path / "page.pdf", resultat_de(nom, exemple))
    verifier_le_lien(page, ouvrir(), aplatir(exemple))


def verifier_l_impression(page: Page, fichier: Path, resultat: Resultat) -> None:
    """Le texte du PDF a chaque ligne, alerte et lecture, la date et l'adresse."""
    page.pdf(path=fichier, format="A4")
    lu = subprocess.run([POPPLER, "-layout", fichier, "-"], check=True, capture_output=True)
    imprime = lu.stdout.decode()
    mots = set(re.findall(r"[\w€]+", imprime))
    attendus = [
        *(ligne.libelle for ligne in resultat.lignes),
        *(c.libelle for ligne in resultat.lignes for c in ligne.citations),
        *(alerte.message for alerte in resultat.alertes),
        *(lecture.retenue for lecture in resultat.lectures),
        date_fr(resultat.jour_des_regles),
    ]
    for attendu in attendus:
        assert set(re.findall(r"[\w€]+", attendu)) - mots == set(), attendu
    assert f"{page.url}#2." in re.sub(r"\s", "", imprime)


def verifier_le_lien(page: Page, autre: Page, exemple: dict[str, str]) -> None:
    """Le lien copié rouvre chaque champ et le même résultat."""
    page.locator("[data-action=copier-lien]").click()
    expect(page.locator(".boutons__etat")).to_contain_text("Lien copié")
    lien: str = page.evaluate("navigator.clipboard.readText()")
    autre.goto(lien)
    attendre_python(autre)
    expect(autre.locator("[data-etat=exemple], [data-etat=direct]").first).to_be_visible()
    autre.wait_for_url(lambda url: "#" not in url)
    for cle, valeur in exemple.items():
        assert lire_champ(page, cle) == valeur, cle
        assert lire_champ(autre, cle) == valeur, cle
    assert texte(autre, ".reponse") == texte(page, ".reponse")
    assert texte(autre, ".detail") == texte(page, ".detail")


def lire_champ(page: Page, nom: str) -> str:
    return str(
        page.evaluate("nom => new FormData(document.querySelector('.calcul form')).get(nom)", nom)
    ).replace("\r\n", "\n")


def test_une_cle_inconnue_du_lien_est_signalee(page: Page) -> None:
    page.goto(f"{PAGES['aide']}#acquisitions=15&couleur=bleu")
    expect(page.locator(".resultat")).to_contain_text("couleur", timeout=60_000)
    expect(page.locator(".reponse__montant")).to_have_text(re.compile(r"315\s000"))


def test_le_resume_copie_dit_tout(ouvrir: Ouvrir) -> None:
    page = ouvrir(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{PAGES['aide']}#acquisitions=49")
    expect(page.locator(".reponse__montant")).to_have_text(
        re.compile(r"1\s029\s000"), timeout=60_000
    )
    page.locator("[data-action=copier-resume]").click()
    expect(page.locator(".boutons__etat")).to_have_text("Résumé copié.")
    resume = re.sub(r"[\u00a0\u202f]", " ", page.evaluate("navigator.clipboard.readText()"))
    for attendu in (
        "1 029 000 €",
        "49 ESSMS × 7 000 €",
        "AAP Bretagne 2025, § 3.3.2 1)",
        "15 septembre 2025",
        "/estimer-l-aide/#2.",
    ):
        assert attendu in resume, resume


@pytest.mark.parametrize("nom", NOMS)
def test_sans_javascript_l_exemple_est_lisible(ouvrir: Ouvrir, nom: str) -> None:
    page = ouvrir(javascript=False)
    page.goto(PAGES[nom])
    assert texte(page, ".resultat .exemple") == "Exemple"
    assert page.locator(".detail").inner_text()


def casser_les_ouvriers(page: Page) -> None:
    """Tout ouvrier qui démarre tombe aussitôt."""
    page.route(
        re.compile(r"js/worker\."),
        lambda route: route.fulfill(
            content_type="text/javascript", body="throw new Error('panne voulue')"
        ),
    )


def relancer_et_attendre(page: Page) -> None:
    """Les ouvriers réparés, le bouton fait répondre à la saisie : 50 acquisitions."""
    page.unroute_all()
    page.get_by_role("button", name="Relancer le calcul").click()
    expect(page.locator(".reponse__montant")).to_have_text(
        re.compile(r"1\s034\s000"), timeout=60_000
    )


def test_un_ouvrier_qui_meurt_est_remplace_et_rien_ne_se_perd(ouvrir: Ouvrir) -> None:
    page = ouvrir(attendu="panne voulue")
    pannes = 0

    def premier_tombe(route: Route) -> None:
        nonlocal pannes
        pannes += 1
        if pannes == 1:
            route.fulfill(content_type="text/javascript", body="throw new Error('panne voulue')")
        else:
            route.continue_()

    page.route(re.compile(r"js/worker\."), premier_tombe)
    page.goto(PAGES["aide"])
    page.get_by_label(ACQUISITIONS).fill("50")
    expect(page.locator(".reponse__montant")).to_have_text(
        re.compile(r"1\s034\s000"), timeout=60_000
    )
    assert pannes == 2


def test_un_ouvrier_qui_ne_demarre_jamais_se_dit_et_se_relance(ouvrir: Ouvrir) -> None:
    page = ouvrir(attendu="panne voulue")
    casser_les_ouvriers(page)
    page.goto(PAGES["aide"])
    page.get_by_label(ACQUISITIONS).fill("50")
    expect(page.locator(".etat-python")).to_contain_text("Rien de ce que vous avez saisi")
    relancer_et_attendre(page)


def test_un_ouvrier_relance_repond_a_la_derniere_saisie(aide_fragile: Page) -> None:
    """Même s'il avait déjà répondu une fois avant de tomber."""
    page = aide_fragile
    casser_les_ouvriers(page)
    page.workers[0].evaluate("setTimeout(() => { throw new Error('panne voulue'); })")
    expect(page.locator(".etat-python")).to_contain_text("Rien de ce que vous avez saisi")
    page.get_by_label(ACQUISITIONS).fill("50")
    expect(page.locator(".etat-python")).to_contain_text("Rien de ce que vous avez saisi")
    relancer_et_attendre(page)


def test_en_economie_de_donnees_python_attend_le_premier_geste(ouvrir: Ouvrir) -> None:
    page = ouvrir()
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    demandes: list[str] = []
    page.on("request", lambda requete: demandes.append(requete.url))
    page.goto(PAGES["aide"])
    page.wait_for_load_state("networkidle")
    assert not [url for url in demandes if "pyodide" in url or "worker" in url]
    page.get_by_label(ACQUISITIONS).focus()
    attendre_python(page)


def test_ce_qui_est_tape_avant_python_n_est_pas_perdu(page: Page) -> None:
    page.goto(PAGES["aide"], wait_until="commit")
    page.get_by_label(ACQUISITIONS).fill("200")
    expect(page.locator(".reponse__montant")).to_have_text(
        re.compile(r"1\s784\s000"), timeout=60_000
    )


def attendre_mise_en_page(page: Page) -> None:
    """Ce qui est sous le calculateur est posé, et ses tableaux trop larges ont reçu un nom."""
    page.wait_for_function(
        """() => !document.querySelector('[data-depart] .calcul ~ :not([data-vu])')
        && new Promise((fait) => requestAnimationFrame(() => requestAnimationFrame(fait)))
            .then(() => true)"""
    )


ETATS: dict[str, Callable[[Page], None]] = {
    "vide": attendre_mise_en_page,
    "exemple": lambda page: page.locator("[data-action=exemple]").click(),
    "erreurs": lambda page: page.evaluate(
        """() => { for (const champ of document.querySelectorAll('.calcul form input[type=text]'))
        { champ.value = '@'; champ.dispatchEvent(new Event('input', { bubbles: true })); } }"""
    ),
    "deplie": lambda page: page.evaluate(
        """() => { for (const bouton of document.querySelectorAll('[data-action=ajouter-ligne]'))
        bouton.click();
        for (const pli of document.querySelectorAll('details')) pli.open = true; }"""
    ),
}


@pytest.mark.parametrize("nom", NOMS)
def test_chaque_etat_est_accessible_et_valide(
    ouvrir: Ouvrir,
    axe: Callable[..., list[str]],
    vnu: Callable[..., list[str]],
    tmp_path: Path,
    nom: str,
) -> None:
    page = ouvrir(reduced_motion="reduce")
    page.goto(PAGES[nom])
    attendre_python(page)
    fichiers = []
    for etat, mettre in ETATS.items():
        mettre(page)
        page.wait_for_timeout(400)
        fichiers.append(tmp_path / f"{etat}.html")
        fichiers[-1].write_text(page.content(), "utf-8")
        for largeur, schema in ((1280, "light"), (320, "dark"), (320, "light")):
            page.set_viewport_size({"width": largeur, "height": 800})
            attendre_mise_en_page(page)
            page.emulate_media(color_scheme="dark" if schema == "dark" else "light")
            assert axe(page) == [], (etat, largeur, schema)
            large = page.evaluate("document.documentElement.scrollWidth")
            assert large <= largeur, (etat, largeur)
        page.set_viewport_size({"width": 1280, "height": 800})
    assert vnu(fichiers) == []
