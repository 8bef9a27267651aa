// Small things every page shares. Each works on what the page already holds and is missed little
// when scripts are off.
import "./version.js";

/** The scheme button: the reader's choice, or the system's again when both agree. */
function apparence() {
  const bouton = document.querySelector("[data-apparence-bouton]");
  /** @type {HTMLLinkElement | HTMLStyleElement | null} */
  const feuille = document.querySelector("[data-sombre]");
  if (!bouton || !feuille) return;
  bouton.addEventListener("click", () => {
    const sombre = !matchMedia(feuille.media).matches;
    const systeme = matchMedia("(prefers-color-scheme: dark)").matches;
    const choix = sombre === systeme ? null : sombre ? "sombre" : "clair";
    feuille.media = choix === null ? (feuille.dataset.sombre ?? "") : sombre ? "screen" : "not all";
    try {
      if (choix) localStorage.setItem("apparence", choix);
      else localStorage.removeItem("apparence");
    } catch {
      // No storage: the choice lasts as long as the page.
    }
  });
}

/** The drawer of headings: closes when the focus leaves it; opens by hand where popovers are unknown. */
function menu() {
  const tiroir = document.getElementById("navigation");
  if (!tiroir) return;
  if (!("popover" in HTMLElement.prototype)) {
    for (const bouton of document.querySelectorAll("[data-menu]")) {
      bouton.addEventListener("click", () => tiroir.classList.toggle("ouverte"));
    }
    return;
  }
  tiroir.addEventListener("focusout", (event) => {
    const vers = event.relatedTarget;
    const ouvert = tiroir.matches(":popover-open");
    if (ouvert && vers instanceof Node && !tiroir.contains(vers)) tiroir.hidePopover();
  });
  tiroir.addEventListener("toggle", () => {
    if (tiroir.matches(":popover-open")) tiroir.querySelector("button")?.focus();
  });
}

/** Open the headings of the page where there is room, and mark the one being read. */
function sommaire() {
  const details = document.querySelector("[data-sommaire]");
  if (!(details instanceof HTMLDetailsElement)) return;
  const large = matchMedia("(min-width: 76rem)");
  const accorder = () => {
    details.open = large.matches;
  };
  large.addEventListener("change", accorder);
  accorder();
  /** @type {Map<Element, HTMLAnchorElement>} */
  const liens = new Map();
  for (const lien of details.querySelectorAll("a")) {
    const titre = document.getElementById(decodeURIComponent(lien.hash.slice(1)));
    if (titre) liens.set(titre, lien);
  }
  const marquer = () => {
    const lus = [...liens.keys()].filter((titre) => titre.getBoundingClientRect().top < 160);
    for (const lien of liens.values()) lien.removeAttribute("aria-current");
    const lu = lus.at(-1);
    if (lu) liens.get(lu)?.setAttribute("aria-current", "true");
  };
  new IntersectionObserver(marquer, { rootMargin: "-160px 0px -60% 0px" }).observe(details);
  const vigie = new IntersectionObserver(marquer, { rootMargin: "0px 0px -60% 0px" });
  for (const titre of liens.keys()) vigie.observe(titre);
}

/**
 * A table wider than its frame is a region one can name, reach and scroll from the keyboard.
 * @param {Element} cadre
 */
function nommer(cadre) {
  const deborde = cadre.scrollWidth > cadre.clientWidth + 1;
  if (!deborde) {
    for (const nom of ["tabindex", "role", "aria-label"]) cadre.removeAttribute(nom);
    return;
  }
  const legende = cadre.querySelector("caption")?.textContent?.trim();
  cadre.setAttribute("tabindex", "0");
  cadre.setAttribute("role", "region");
  cadre.setAttribute("aria-label", `Tableau à faire défiler : ${legende ?? titreAvant(cadre)}`);
}

/**
 * The text of the heading a frame stands under.
 * @param {Element} cadre
 */
function titreAvant(cadre) {
  const titres = [...document.querySelectorAll("main :is(h1, h2, h3, h4)")];
  const avant = titres.filter(
    (titre) => titre.compareDocumentPosition(cadre) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return avant[avant.length - 1]?.textContent?.trim() ?? document.title;
}

/** Watch the frames of tables, those that a calculator brings later included. */
function tableaux() {
  const tailles = new ResizeObserver((entrees) => {
    for (const entree of entrees) nommer(entree.target);
  });
  const suivre = () => {
    for (const cadre of document.querySelectorAll(".defile")) tailles.observe(cadre);
  };
  suivre();
  for (const sortie of document.querySelectorAll(".calcul__sortie, .calcul__detail")) {
    new MutationObserver(suivre).observe(sortie, { childList: true, subtree: true });
  }
}

/** « Copier le lien » of a rule: exactly that rule's address. */
function copies() {
  document.addEventListener("click", async (event) => {
    const bouton = event.target instanceof Element && event.target.closest("[data-copier-lien]");
    if (!(bouton instanceof HTMLElement)) return;
    const adresse = new URL(`#${bouton.dataset.copierLien}`, location.href).href;
    const texte = bouton.textContent;
    try {
      await navigator.clipboard.writeText(adresse);
      bouton.textContent = "Lien copié";
    } catch {
      location.hash = bouton.dataset.copierLien ?? "";
      bouton.textContent = "L’adresse est dans la barre du navigateur";
    }
    bouton.dataset.copie = "";
    setTimeout(() => {
      bouton.textContent = texte;
      delete bouton.dataset.copie;
    }, 2500);
  });
}

/** On paper, nothing stays folded; afterwards the page is as it was. */
function impression() {
  /** @type {HTMLDetailsElement[]} */
  let ouverts = [];
  addEventListener("beforeprint", () => {
    ouverts = [...document.querySelectorAll("details")].filter((details) => !details.open);
    for (const details of ouverts) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of ouverts) details.open = false;
    ouverts = [];
  });
}

apparence();
menu();
sommaire();
tableaux();
copies();
impression();
