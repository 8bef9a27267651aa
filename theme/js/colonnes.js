/**
 * The columns of a list: those hardly ever used show when they are asked for, or answered.
 */

/** @typedef {import("./situation.js").Cases} Cases */

export class Colonnes {
  #cadre;
  #secondaires;

  /** @param {HTMLElement} cadre */
  constructor(cadre) {
    const titres = [...cadre.querySelectorAll("th[data-colonne]")];
    const nom = (/** @type {Element} */ titre) => titre.getAttribute("data-colonne") ?? "";
    this.#cadre = cadre;
    this.noms = titres.map(nom);
    this.#secondaires = new Set(
      titres.filter((titre) => titre.hasAttribute("data-secondaire")).map(nom),
    );
  }

  /**
   * Show them all, or only those of each day.
   * @param {readonly Cases[]} lignes
   */
  accorder(lignes) {
    this.#cadre.querySelector("table")?.toggleAttribute("data-etroite", !this.#large(lignes));
  }

  /** @param {string} colonne one that must show */
  montrer(colonne) {
    const toutes = this.#toutes;
    if (toutes && this.#secondaires.has(colonne)) {
      toutes.checked = true;
    }
  }

  /**
   * The column beside, among those that show; none at the edge.
   * @param {string} colonne
   * @param {number} pas
   */
  voisine(colonne, pas) {
    const etroite = this.#cadre.querySelector("table[data-etroite]");
    const visibles = etroite ? this.noms.filter((nom) => !this.#secondaires.has(nom)) : this.noms;
    return visibles[visibles.indexOf(colonne) + pas] ?? "";
  }

  /** @returns {HTMLInputElement | null} */
  get #toutes() {
    return this.#cadre.querySelector("[data-toutes]");
  }

  /** @param {readonly Cases[]} lignes */
  #large(lignes) {
    const places = [...this.#secondaires].map((nom) => this.noms.indexOf(nom));
    return this.#toutes?.checked || lignes.some((cases) => places.some((place) => cases[place]));
  }
}
