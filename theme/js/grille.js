/**
 * A list as a table: fifty rows at a time, all of them within reach; written in like a spreadsheet.
 */
import { destination } from "./clavier.js";
import { Colonnes } from "./colonnes.js";
import { ecrire, estUnChamp, ouvrir } from "./formulaire.js";
import { Lignes } from "./lignes.js";
import { Panneau } from "./panneau.js";

/** @typedef {import("./situation.js").Situation} Situation */
/** @typedef {import("./formulaire.js").Dits} Dits */

/** Rows on the screen at a time: each is heavy to show. */
const PAR_PAGE = 50;

export class Grille {
  #cadre;
  #situation;
  #montrees;
  #colonnes;
  #page = 0;
  /** @type {Dits} */
  #dits = {};
  /** @type {number[]} ranks of the rows that have something wrong */
  #fautives = [];

  /**
   * @param {HTMLElement} cadre
   * @param {Situation} situation
   */
  constructor(cadre, situation) {
    this.#cadre = cadre;
    this.#situation = situation;
    this.nom = cadre.dataset.lignes ?? "";
    this.#colonnes = new Colonnes(cadre);
    this.#montrees = new Lignes(cadre);
    this.panneau = new Panneau(cadre);
    cadre.addEventListener("input", (evenement) => this.#recevoir(evenement));
    cadre.addEventListener("keydown", (evenement) => this.#naviguer(evenement));
    cadre.addEventListener("click", ({ target }) => this.#feuilleter(target));
    cadre.addEventListener("change", ({ target }) => this.#changer(target));
    cadre.closest("details")?.addEventListener("toggle", () => this.accorder());
    this.accorder();
  }

  get colonnes() {
    return this.#colonnes.noms;
  }

  /** First and last ranks on the screen. */
  get montrees() {
    const rangs = this.#rangs();
    return [rangs[0] ?? 1, rangs.at(-1) ?? 1];
  }

  get #lignes() {
    return this.#situation.lignes(this.nom);
  }

  get #filtre() {
    return this.#case("[data-erreurs]")?.checked && this.#fautives.length > 0;
  }

  /** Ranks of the rows to show: those of the page, and one to go on in. */
  #rangs() {
    if (this.#filtre) {
      return this.#fautives.slice(this.#page * PAR_PAGE, (this.#page + 1) * PAR_PAGE);
    }
    const debut = this.#page * PAR_PAGE;
    const fin = Math.min(debut + PAR_PAGE, this.#lignes.length + 1);
    return Array.from({ length: fin - debut }, (_, place) => debut + place + 1);
  }

  get #pages() {
    const combien = this.#filtre ? this.#fautives.length : this.#lignes.length + 1;
    return Math.max(1, Math.ceil(combien / PAR_PAGE));
  }

  /** Show the rows that the situation holds; none is made in a list that nobody has opened. */
  accorder() {
    if (this.#lignes.length === 0 && this.#cadre.closest("details:not([open])")) {
      this.#montrees.montrer([], []);
      return;
    }
    this.#page = Math.min(this.#page, this.#pages - 1);
    this.#montrees.montrer(this.#rangs(), this.#lignes);
    this.#montrees.dire(this.#dits);
    this.#compter();
  }

  /** @param {Dits} dits what is said of each field */
  montrer(dits) {
    this.#dits = dits;
    const fautives = new Set();
    for (const [chemin, { erreur }] of Object.entries(dits)) {
      if (erreur && chemin.startsWith(`${this.nom}.`)) {
        fautives.add(Number(chemin.split(".")[1]));
      }
    }
    const filtrait = this.#filtre;
    this.#fautives = [...fautives].sort((a, b) => a - b);
    if (filtrait || this.#filtre) {
      this.accorder();
      return;
    }
    this.#montrees.dire(dits);
    if (this.#montrees.combien > 0) {
      this.#compter();
    }
  }

  /**
   * Bring the person to a cell, or to the row.
   * @param {number} rang
   * @param {string} [colonne]
   */
  aller(rang, colonne = "") {
    const erreurs = this.#case("[data-erreurs]");
    if (erreurs) {
      erreurs.checked = false;
    }
    this.#colonnes.montrer(colonne);
    this.#page = Math.floor((rang - 1) / PAR_PAGE);
    ouvrir(this.#cadre);
    this.accorder();
    const champ = this.#montrees.champ(rang, colonne || (this.#colonnes.noms[0] ?? ""));
    champ?.scrollIntoView({ block: "nearest", inline: "nearest" });
    champ?.focus();
  }

  /** Bring the person to the row after the last one. */
  ajouter() {
    this.aller(this.#lignes.length + 1);
  }

  /**
   * @param {Element} bouton
   */
  retirer(bouton) {
    const rang = Number(bouton.closest("tr")?.dataset.rang);
    this.#situation.poserLignes(
      this.nom,
      this.#lignes.filter((_, place) => place !== rang - 1),
    );
    this.#montrees.champ(Math.max(1, rang), this.#colonnes.noms[0] ?? "")?.focus();
  }

  /**
   * Where a field of the list is.
   * @param {Element} champ
   */
  place(champ) {
    const rang = Number(champ.closest("tr")?.dataset.rang ?? Number.NaN);
    const chemin = champ.closest("td")?.getAttribute("data-champ") ?? "";
    return { rang, colonne: chemin.slice(`${this.nom}.${rang}.`.length) };
  }

  /**
   * Lay a table that was read: in place of all, or from a row, on the columns that it has.
   * @param {{ lignes: string[][], colonnes: number[], entiere: boolean }} lu
   * @param {number} rang NaN when it was not pasted in a row
   * @param {readonly import("./situation.js").Cases[]} avant the rows when it was pasted
   */
  etaler({ lignes, colonnes, entiere }, rang, avant) {
    if (Number.isNaN(rang) || (rang === 1 && entiere)) {
      this.#situation.poserLignes(this.nom, lignes);
      return;
    }
    const toutes = [...avant];
    for (const [decalage, cases] of lignes.entries()) {
      const ou = rang - 1 + decalage;
      const ligne = this.#colonnes.noms.map((_, place) => toutes[ou]?.[place] ?? "");
      for (const place of colonnes) {
        ligne[place] = cases[place] ?? "";
      }
      toutes[ou] = ligne;
    }
    this.#situation.poserLignes(
      this.nom,
      Array.from(toutes, (ligne) => ligne ?? []),
    );
  }

  /** @param {Event} evenement */
  #recevoir({ target }) {
    if (estUnChamp(target) && target.closest("tbody")) {
      const { rang, colonne } = this.place(target);
      const derniere = rang > this.#lignes.length;
      this.#situation.poserCase(this.nom, rang, this.#colonnes.noms.indexOf(colonne), target.value);
      if (derniere && !this.#filtre) {
        this.accorder();
      }
    }
  }

  /** @param {KeyboardEvent} evenement */
  #naviguer(evenement) {
    const { target, key } = evenement;
    if (target instanceof HTMLInputElement && target.hasAttribute("data-aller-ligne")) {
      if (key === "Enter") {
        evenement.preventDefault();
        this.aller(Math.min(Math.max(1, Number(target.value) || 1), this.#lignes.length + 1));
      }
      return;
    }
    if (!(target instanceof HTMLElement && target.closest("tbody"))) {
      return;
    }
    const voisine = this.#colonnes.voisine.bind(this.#colonnes);
    const but = destination(evenement, this.place(target), voisine);
    if (but?.colonne && but.rang >= 1 && but.rang <= this.#lignes.length + 1) {
      evenement.preventDefault();
      this.#rejoindre(but.rang, but.colonne);
    } else if (key === "Enter" && target instanceof HTMLInputElement) {
      evenement.preventDefault();
    }
  }

  /**
   * @param {number} rang
   * @param {string} colonne
   */
  #rejoindre(rang, colonne) {
    const champ = this.#montrees.champ(rang, colonne);
    if (!champ) {
      this.aller(rang, colonne);
      return;
    }
    champ.focus();
    if (champ instanceof HTMLInputElement) {
      champ.select();
    }
  }

  /** @param {EventTarget | null} cible */
  #feuilleter(cible) {
    const pas = cible instanceof Element && cible.closest("[data-page]")?.getAttribute("data-page");
    if (pas) {
      this.#page = Math.min(Math.max(0, this.#page + Number(pas)), this.#pages - 1);
      this.accorder();
      this.#cadre.querySelector("table")?.scrollIntoView({ block: "nearest" });
    }
  }

  /** @param {EventTarget | null} cible */
  #changer(cible) {
    if (cible instanceof HTMLInputElement && cible.matches("[data-toutes], [data-erreurs]")) {
      this.#page = 0;
      this.accorder();
    }
  }

  #compter() {
    const combien = this.#lignes.length;
    const fautives = this.#fautives.length;
    const [premiere = 1, derniere = 1] = this.montrees;
    const outils = this.#un("[data-outils]");
    const bascule = this.#un("[data-bascule-erreurs]");
    const pages = this.#un("[data-pages]");
    if (outils && pages) {
      outils.hidden = combien === 0;
      pages.hidden = this.#pages === 1;
    }
    if (bascule) {
      bascule.hidden = fautives === 0;
    }
    const tout = combien > PAR_PAGE ? `, ${nombre(premiere)} à ${nombre(derniere)} affichées` : "";
    ecrire(
      this.#cadre,
      "[data-compte]",
      `${nombre(combien)} ligne${combien > 1 ? "s" : ""}${tout}`,
    );
    ecrire(this.#cadre, "[data-erreurs-compte]", `Montrer d’abord ${nombre(fautives)} à corriger`);
    this.#colonnes.accorder(this.#lignes);
  }

  /**
   * @param {string} selecteur
   * @returns {HTMLElement | null}
   */
  #un(selecteur) {
    return this.#cadre.querySelector(selecteur);
  }

  /** @param {string} selecteur */
  #case(selecteur) {
    return /** @type {HTMLInputElement | null} */ (this.#un(selecteur));
  }
}

/** Browsers take twenty milliseconds to ready their formats. @param {number} combien */
function nombre(combien) {
  return combien < 1000 ? `${combien}` : combien.toLocaleString("fr-FR");
}
