/**
 * What the buttons of a calculator do: keep its result, go to a field, empty it, add a row.
 */
import { ajouterLigne, aller } from "./formulaire.js";
import { annuler, relancer } from "./python.js";
import { recharger } from "./version.js";

/**
 * @typedef {[string, string][]} Paires
 * @typedef {object} Page what a button acts upon
 * @property {HTMLElement} calcul
 * @property {HTMLFormElement} formulaire
 * @property {() => Paires | undefined} reponses those on the form; none while they are being put there
 * @property {() => { resume: string, fragment: Paires } | undefined} resultat the live one of these
 *   answers, if there is one
 * @property {() => boolean} suit whether what is shown, the worked example included, is theirs
 * @property {() => void} calculer
 * @property {() => void} effacer
 * @property {(ligne: HTMLElement) => void} retirer
 */

/**
 * @param {HTMLElement} bouton
 * @param {Page} page
 */
export function agir(bouton, page) {
  /** @type {Record<string, (page: Page, bouton: HTMLElement) => void>} */
  const actions = {
    "copier-lien": copierLeLien,
    "copier-resume": copierLeResume,
    "copier-tableau": copierLeTableau,
    imprimer: ({ calcul, suit }) => (suit() ? print() : dire(calcul, attendre("L’impression"))),
    recharger,
    aller: () => aller(bouton.getAttribute("href")?.slice(1) ?? ""),
    effacer: toutEffacer,
    annuler,
    calculer: ({ calculer }) => calculer(),
    relancer,
    "ajouter-ligne": ajouter,
    "retirer-ligne": enlever,
  };
  actions[bouton.dataset.action ?? ""]?.(page, bouton);
}

/**
 * The address that gives answers back; long to write for thousands of rows.
 * @param {Paires} paires
 */
export function adresse(paires) {
  return `${location.origin}${location.pathname}#${new URLSearchParams(paires)}`;
}

/** @param {Page} page */
function copierLeLien({ calcul, reponses }) {
  const paires = reponses();
  if (!paires) {
    dire(calcul, "Le lien attend vos réponses\u00a0: elles se placent encore dans le formulaire.");
    return;
  }
  const lien = adresse(paires);
  history.replaceState(null, "", lien);
  copier(calcul, lien, "Lien copié\u00a0: il contient vos réponses, rien n’est envoyé.");
}

/** @param {Page} page */
function copierLeResume({ calcul, resultat }) {
  const actuel = resultat();
  if (actuel) {
    copier(calcul, `${actuel.resume}\n${adresse(actuel.fragment)}`, "Résumé copié.");
  } else {
    dire(calcul, attendre("Le résumé"));
  }
}

/**
 * @param {Page} page
 * @param {HTMLElement} bouton
 */
function copierLeTableau({ calcul, suit }, bouton) {
  if (suit()) {
    copier(calcul, enTexte(bouton.dataset.tableau), "Tableau copié.");
  } else {
    dire(calcul, attendre("Le tableau"));
  }
}

/** @param {Page} page */
function toutEffacer({ formulaire, effacer }) {
  effacer();
  history.replaceState(null, "", location.pathname);
  focaliser(formulaire, "[name]");
}

/**
 * @param {Page} _page
 * @param {HTMLElement} bouton
 */
function ajouter(_page, bouton) {
  const lignes = bouton.closest("[data-lignes]");
  focaliser(lignes ? ajouterLigne(lignes) : undefined, "[name]");
}

/**
 * @param {Page} page
 * @param {HTMLElement} bouton
 */
function enlever({ retirer }, bouton) {
  const lignes = bouton.closest("[data-lignes]");
  const ligne = bouton.closest("li");
  if (ligne) {
    retirer(ligne);
  }
  focaliser(lignes, '[data-action="ajouter-ligne"]');
}

/**
 * @param {Element | null | undefined} ou
 * @param {string} selecteur
 */
function focaliser(ou, selecteur) {
  /** @type {HTMLElement | null | undefined} */ (ou?.querySelector(selecteur))?.focus();
}

/** @param {string} quoi */
function attendre(quoi) {
  return `${quoi} attend le calcul\u00a0: le résultat de vos réponses n’est pas encore là.`;
}

/**
 * @param {HTMLElement} calcul
 * @param {string} texte
 * @param {string} fait
 */
async function copier(calcul, texte, fait) {
  try {
    await navigator.clipboard.writeText(texte);
    dire(calcul, fait);
  } catch {
    dire(calcul, `Votre navigateur refuse la copie. À copier à la main\u00a0: ${texte}`);
  }
}

/**
 * @param {HTMLElement} calcul
 * @param {string} texte
 */
function dire(calcul, texte) {
  const ou = calcul.querySelector(".boutons__etat");
  if (ou) {
    ou.textContent = texte;
  }
}

/**
 * A table as tab-separated text, for a spreadsheet.
 * @param {string | undefined} id
 */
function enTexte(id) {
  const lignes = document.getElementById(id ?? "")?.querySelectorAll("tr") ?? [];
  return [...lignes]
    .map((ligne) => [...ligne.cells].map((cellule) => cellule.textContent?.trim()).join("\t"))
    .join("\n");
}
