/**
 * What the buttons of a calculator do: keep its result, go to a field, empty it, add a row.
 */
import { aller } from "./formulaire.js";
import { annuler, relancer } from "./python.js";
import { VIDE } from "./situation.js";
import { recharger } from "./version.js";

/** @typedef {import("./calculateur.js").Calculateur} Page */

/** @type {Record<string, (page: Page, bouton: HTMLElement) => unknown>} */
const ACTIONS = {
  "copier-lien": copierLeLien,
  "copier-resume": copierLeResume,
  "copier-tableau": copierLeTableau,
  imprimer: (page) => (page.suit ? print() : dire(page, attendre("L’impression"))),
  recharger,
  aller: allerAuChamp,
  effacer: toutEffacer,
  annuler,
  calculer: (page) => page.calculer(),
  relancer,
  "ajouter-ligne": (page, bouton) => page.grille(listeDe(bouton))?.ajouter(),
  "retirer-ligne": (page, bouton) => page.grille(listeDe(bouton))?.retirer(bouton),
  defaire: (page) => page.voyager(false),
  refaire: (page) => page.voyager(true),
  exemple: (page) => page.lecture.exemple(),
  "utiliser-le-reste": (page) => page.lecture.lien(page.lecture.fragment, true),
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
  if (grille && rang) {
    grille.aller(Number(rang), colonne.join("."));
  } else {
    aller(bouton.getAttribute("href")?.slice(1) ?? "");
  }
}

/**
 * The whole address of a link.
 * @param {string} lien
 */
export function adresse(lien) {
  return `${location.origin}${location.pathname}#${lien}`;
}

/** @param {Page} page */
async function copierLeLien(page) {
  const { resultat } = page;
  if (!resultat) {
    dire(
      page,
      page.situation.vide
        ? "Répondez d’abord\u00a0: le lien contient vos réponses."
        : attendre("Le lien"),
    );
  } else if (resultat.lien) {
    await copier(
      page.calcul,
      adresse(resultat.lien),
      "Lien copié\u00a0: il contient vos réponses, rien n’est envoyé.",
    );
    page.garde.sauver();
  } else {
    dire(
      page,
      "Vos réponses font un lien trop long\u00a0: un courriel le couperait. Enregistrez-les dans un fichier, plus bas dans le formulaire.",
    );
  }
}

/** @param {Page} page */
function copierLeResume(page) {
  const { resultat } = page;
  if (resultat) {
    const lien = resultat.lien ? `\n${adresse(resultat.lien)}` : "";
    copier(page.calcul, `${resultat.resume}${lien}`, "Résumé copié.");
  } else {
    dire(
      page,
      page.situation.vide
        ? "Répondez d’abord\u00a0: le résumé est celui de vos réponses."
        : attendre("Le résumé"),
    );
  }
}

/**
 * @param {Page} page
 * @param {HTMLElement} bouton
 */
function copierLeTableau(page, bouton) {
  if (page.suit) {
    copier(page.calcul, enTexte(bouton.dataset.tableau), "Tableau copié.");
  } else {
    dire(page, attendre("Le tableau"));
  }
}

/** @param {Page} page */
function toutEffacer(page) {
  if (!page.situation.vide) {
    page.situation.remplacer(VIDE);
    dire(page, "Vos réponses sont effacées. « Annuler » les rend.");
  }
  /** @type {HTMLElement | null} */ (page.form.querySelector("[name]"))?.focus();
}

/** @param {Page} page */
async function enregistrer(page) {
  if (page.situation.vide) {
    dire(page, "Répondez d’abord\u00a0: le fichier contient vos réponses.");
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
    dire(page, `Enregistré\u00a0: ${lu.nom}, dans vos téléchargements.`);
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
    direPres(calcul, fait);
  } catch {
    direPres(calcul, `Votre navigateur refuse la copie. À copier à la main\u00a0: ${texte}`);
  }
}

/**
 * Say what a gesture did, beside the questions and beside the result.
 * @param {Page} page
 * @param {string} texte
 */
export function dire({ calcul }, texte) {
  direPres(calcul, texte);
}

/**
 * @param {HTMLElement} calcul
 * @param {string} texte
 */
function direPres(calcul, texte) {
  for (const ou of calcul.querySelectorAll(".boutons__etat, [data-dit]")) {
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
