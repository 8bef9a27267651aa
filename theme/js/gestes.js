/**
 * What the buttons of a calculator do: keep its result, go to a field, empty it, add a row.
 */
import { copierTableau, copierTexte, dire } from "./copie.js";
import { aller } from "./formulaire.js";
import { annuler, demarrer, relancer } from "./python.js";
import { VIDE } from "./situation.js";
import { recharger } from "./version.js";

/** @typedef {import("./calculateur.js").Calculateur} Page */

/** @type {Record<string, (page: Page, bouton: HTMLElement) => unknown>} */
const ACTIONS = {
  "copier-lien": copierLeLien,
  "copier-resume": copierLeResume,
  "copier-tableau": copierLeTableau,
  imprimer: (page, bouton) => (page.suit ? print() : dire(bouton, attendre("L’impression"))),
  recharger,
  aller: allerAuChamp,
  effacer: toutEffacer,
  annuler,
  calculer: (page) => {
    demarrer();
    page.calculer();
  },
  relancer,
  "ajouter-ligne": (page, bouton) => page.grille(listeDe(bouton))?.ajouter(),
  "retirer-ligne": (page, bouton) => page.grille(listeDe(bouton))?.retirer(bouton),
  defaire: (page) => page.voyager(false),
  refaire: (page) => page.voyager(true),
  exemple: (page) => page.lecture.exemple(),
  "utiliser-le-reste": (page) => page.lecture.lien(page.lecture.fragment, true),
  "garder-les-miennes": (page) => page.recalculer(),
  "ouvrir-fichier": ouvrirUnFichier,
  enregistrer,
  garder: (page) => page.garde.garder(),
  oublier: (page) => page.garde.oublier(),
  reprendre: (page) => page.garde.reprendreCopie(),
};

/**
 * @param {MouseEvent} evenement
 * @param {Page} page
 */
export function agir(evenement, page) {
  const { target } = evenement;
  const bouton = target instanceof Element ? target.closest("[data-action]") : null;
  if (bouton instanceof HTMLElement) {
    evenement.preventDefault();
    ACTIONS[bouton.dataset.action ?? ""]?.(page, bouton);
  }
}

/** @param {HTMLElement} bouton */
function listeDe(bouton) {
  return bouton.closest("[data-lignes]")?.getAttribute("data-lignes") ?? "";
}

/**
 * To a field by its path, or to a place of the page.
 * @param {Page} page
 * @param {HTMLElement} bouton
 */
function allerAuChamp(page, bouton) {
  const [liste = "", rang = "", ...colonne] = (bouton.dataset.champCible ?? "").split(".");
  const grille = page.grille(liste);
  const zone = page.form.elements.namedItem(liste);
  if (grille && rang) {
    grille.aller(Number(rang), colonne.join("."));
  } else if (zone instanceof HTMLTextAreaElement) {
    allerALaLigne(zone, Number(rang));
  } else {
    aller(bouton.getAttribute("href")?.slice(1) ?? "");
  }
}

/**
 * To a row of a list written in one field.
 * @param {HTMLTextAreaElement} zone
 * @param {number} rang from 1, empty rows aside; NaN for none
 */
function allerALaLigne(zone, rang) {
  const [ligne] = [...zone.value.matchAll(/[^\r\n]*\S[^\r\n]*/g)].slice(rang - 1, rang);
  aller(zone.id);
  if (ligne) {
    zone.setSelectionRange(ligne.index, ligne.index + ligne[0].length);
  }
}

/**
 * The whole address of a link.
 * @param {string} lien
 */
export function adresse(lien) {
  return `${location.origin}${location.pathname}#${lien}`;
}

/**
 * @param {Page} page
 * @param {HTMLElement} bouton
 */
async function copierLeLien(page, bouton) {
  const { resultat } = page;
  const lien = resultat ? resultat.lien : page.lienSansPython();
  if (lien) {
    const fait = "Lien copié\u00a0: il contient vos réponses, rien n’est envoyé.";
    await copierTexte(bouton, adresse(lien), fait);
    page.garde.sauver();
  } else if (!resultat) {
    dire(bouton, rien(page, "Le lien"));
  } else {
    dire(
      bouton,
      "Vos réponses font un lien trop long\u00a0: un courriel le couperait. Enregistrez-les plutôt dans un fichier, au bas du formulaire.",
    );
  }
}

/**
 * @param {Page} page
 * @param {HTMLElement} bouton
 */
async function copierLeResume(page, bouton) {
  const { resultat } = page;
  if (resultat) {
    const lien = resultat.lien ? `\n${adresse(resultat.lien)}` : "";
    const lu = await page.lecture.resumer();
    if (lu) {
      copierTexte(bouton, `${lu.resume}${lien}`, "Résumé copié.");
    }
  } else {
    dire(bouton, rien(page, "Le résumé"));
  }
}

/**
 * @param {Page} page
 * @param {HTMLElement} bouton
 */
function copierLeTableau(page, bouton) {
  const tableau = document.getElementById(bouton.dataset.tableau ?? "");
  if (page.suit && tableau instanceof HTMLTableElement) {
    copierTableau(bouton, tableau, "Tableau copié.");
  } else {
    dire(bouton, attendre("Le tableau"));
  }
}

/** @param {Page} page */
function toutEffacer(page) {
  if (!page.situation.vide) {
    page.situation.remplacer(VIDE);
    page.ecran.dire("Vos réponses sont effacées. « Annuler » les rend.");
  }
  /** @type {HTMLElement | null} */ (page.form.querySelector("[name]"))?.focus();
}

/** @param {Page} page */
async function enregistrer(page) {
  if (page.situation.vide) {
    page.ecran.dire("Répondez d’abord\u00a0: le fichier contient vos réponses.");
    return;
  }
  const lu = await page.lecture.enregistrer();
  if (lu) {
    const lien = document.createElement("a");
    lien.href = URL.createObjectURL(new Blob([lu.fichier], { type: "application/json" }));
    lien.download = lu.nom;
    lien.click();
    URL.revokeObjectURL(lien.href);
    page.garde.sauver();
    page.ecran.dire(`Enregistré\u00a0: ${lu.nom}, dans vos téléchargements.`);
  }
}

/**
 * @param {Page} page
 * @param {HTMLElement} bouton
 */
function ouvrirUnFichier(page, bouton) {
  const choix = document.createElement("input");
  choix.type = "file";
  choix.accept = ".json,.csv,.tsv,.txt";
  choix.addEventListener("change", () => {
    const [fichier] = choix.files ?? [];
    if (fichier) {
      page.lecture.ouvrir(fichier, bouton.dataset.liste ?? "");
    }
  });
  choix.click();
}

/**
 * Why there is nothing to give yet.
 * @param {Page} page
 * @param {string} quoi
 */
function rien({ situation }, quoi) {
  return situation.vide ? `${quoi} contient vos réponses\u00a0: répondez d’abord.` : attendre(quoi);
}

/** @param {string} quoi */
function attendre(quoi) {
  return `${quoi} attend le calcul\u00a0: le résultat de vos réponses n’est pas encore là.`;
}
