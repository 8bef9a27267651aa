/**
 * The rows of a list that are on the screen: made from a model, numbered, filled, marked.
 */
import { estUnChamp } from "./formulaire.js";

/** @typedef {import("./situation.js").Cases} Cases */
/** @typedef {import("./formulaire.js").Dits} Dits */

/** Where the row's number stands in the model. */
const NUMEROTES = ["id", "name", "data-champ", "aria-describedby", "aria-labelledby", "aria-label"];
const RANG = "__rang__";

export class Lignes {
  #nom;
  #corps;
  /** @type {HTMLTableRowElement} */
  #modele;

  /** @param {HTMLElement} cadre */
  constructor(cadre) {
    this.#nom = cadre.dataset.lignes ?? "";
    this.#corps = /** @type {HTMLElement} */ (cadre.querySelector("tbody"));
    const modele = /** @type {HTMLTemplateElement} */ (cadre.querySelector("template"));
    this.#modele = /** @type {HTMLTableRowElement} */ (modele.content.firstElementChild);
  }

  get combien() {
    return this.#corps.children.length;
  }

  /**
   * @param {number[]} rangs
   * @param {readonly Cases[]} lignes those of the situation
   */
  montrer(rangs, lignes) {
    while (this.combien > rangs.length) {
      this.#corps.lastElementChild?.remove();
    }
    for (const [place, rang] of rangs.entries()) {
      const ligne = this.#ligne(place);
      this.#numeroter(ligne, rang);
      const cases = lignes[rang - 1] ?? [];
      for (const [colonne, champ] of champsDe(ligne).entries()) {
        const valeur = cases[colonne] ?? "";
        if (champ.value !== valeur) {
          poser(champ, valeur);
        }
      }
    }
  }

  /**
   * What is wrong with each row, or to check.
   * @param {Dits} dits
   */
  dire(dits) {
    for (const ligne of this.#corps.children) {
      for (const champ of champsDe(ligne)) {
        const { erreur = "", alerte = "", echo = "", valeur } = dits[champ.name] ?? {};
        if (valeur && champ.value && champ.value !== valeur) {
          poser(champ, valeur); // a choice said in other words
        }
        const case_ = champ.closest("td");
        const ou = case_?.querySelector(".case__dit");
        const texte = erreur || alerte || echo;
        if (ou && ou.textContent !== texte) {
          ou.textContent = texte;
        }
        case_?.classList.toggle("case--erreur", erreur !== "");
        case_?.classList.toggle("case--alerte", !erreur && alerte !== "");
        if (erreur) {
          champ.setAttribute("aria-invalid", "true");
        } else {
          champ.removeAttribute("aria-invalid");
        }
      }
    }
  }

  /**
   * @param {number} rang
   * @param {string} colonne
   */
  champ(rang, colonne) {
    return champsDe(this.#corps).find(({ name }) => name === `${this.#nom}.${rang}.${colonne}`);
  }

  /** @param {number} place */
  #ligne(place) {
    const deja = this.#corps.children[place];
    if (deja) {
      return /** @type {HTMLTableRowElement} */ (deja);
    }
    const ligne = /** @type {HTMLTableRowElement} */ (this.#modele.cloneNode(true));
    ligne.dataset.rang = RANG;
    this.#corps.append(ligne);
    return ligne;
  }

  /**
   * @param {HTMLTableRowElement} ligne
   * @param {number} rang
   */
  #numeroter(ligne, rang) {
    const avant = ligne.dataset.rang ?? RANG;
    const apres = String(rang);
    if (avant === apres) {
      return;
    }
    const motif = new RegExp(`(^|[.\\- ])${avant}(?=$|[.\\- ])`, "g");
    for (const element of ligne.querySelectorAll("*")) {
      for (const attribut of NUMEROTES) {
        const valeur = element.getAttribute(attribut);
        if (valeur?.includes(avant)) {
          element.setAttribute(attribut, valeur.replace(motif, `$1${apres}`));
        }
      }
    }
    const numero = ligne.cells[0]?.lastChild;
    if (numero) {
      numero.textContent = apres;
    }
    ligne.dataset.rang = apres;
  }
}

/**
 * @param {Element} ou
 * @returns {(HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[]}
 */
function champsDe(ou) {
  return [...ou.querySelectorAll("[name]")].filter(estUnChamp);
}

/**
 * A choice that is none of the list shows as it is written.
 * @param {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} champ
 * @param {string} valeur
 */
function poser(champ, valeur) {
  champ.value = valeur;
  if (champ instanceof HTMLSelectElement && champ.value !== valeur) {
    const dite = new Option(valeur, valeur);
    dite.dataset.dite = "";
    champ.querySelector("[data-dite]")?.remove();
    champ.append(dite);
    champ.value = valeur;
  }
}
