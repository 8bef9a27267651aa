/**
 * What was read of a table for a list: said above it, where it can be corrected.
 */
import { ecrire, ouvrir } from "./formulaire.js";

export class Panneau {
  #cadre;

  /** @param {HTMLElement} cadre of the list */
  constructor(cadre) {
    this.#cadre = cadre;
  }

  /** @param {string} html nothing to close it */
  montrer(html) {
    const ou = this.#cadre.querySelector("[data-lecture]");
    if (ou && (html || ou.firstChild)) {
      ou.innerHTML = html;
      ouvrir(ou);
    }
  }

  /** @param {string} phrase why a table could not be read */
  dire(phrase) {
    this.montrer('<p class="lu lu--devine" role="alert"></p>');
    ecrire(this.#cadre, "[data-lecture] > p", phrase);
  }

  /** A table is being read: what would be typed in the list meanwhile would be lost. */
  attendre() {
    this.montrer('<p class="lu" role="status">Lecture du tableau…</p>');
    this.#cadre.toggleAttribute("disabled", true);
  }

  reprendre() {
    const boite = /** @type {HTMLElement | null} */ (this.#cadre.querySelector("[data-boite]"));
    this.#cadre.toggleAttribute("disabled", false);
    this.montrer("");
    boite?.focus({ preventScroll: true });
  }
}
