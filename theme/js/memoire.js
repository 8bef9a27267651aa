/**
 * What outlives the page: the tab's answers, without asking; and, when the person says so, a copy on
 * this device.
 *
 * @typedef {import("./situation.js").Etat} Etat
 * @typedef {object} Copie
 * @property {Etat} etat
 * @property {number} le when it was last changed
 */

/** Milliseconds that a copy is kept after its last change: six months. */
const DUREE = 183 * 86_400_000;
/** This site's, among others at the same address. */
const RACINE = new URL("..", import.meta.url).pathname;

export class Memoire {
  #cle;
  /** Whether the person has said, here and now, that their answers are to be kept. */
  #garde = false;

  /** @param {string} nom of the calculator */
  constructor(nom) {
    this.#cle = `situation:${RACINE}${nom}`;
  }

  /** The answers that this tab had on this page. @returns {Etat | undefined} */
  reprendreOnglet() {
    const garde = lire(() => sessionStorage.getItem(this.#cle));
    return garde ? JSON.parse(garde) : history.state?.situation;
  }

  /**
   * Keep the tab's answers, and the device's if the person agreed. Returns what could not be done.
   * @param {string} texte the situation, as JSON
   * @param {boolean} vide
   */
  ecrire(texte, vide) {
    const onglet = tenter(() =>
      vide ? sessionStorage.removeItem(this.#cle) : sessionStorage.setItem(this.#cle, texte),
    );
    if (!(onglet || tenter(() => history.replaceState({ situation: JSON.parse(texte) }, "")))) {
      return "Ce navigateur ne garde rien pour cet onglet\u00a0: avant de le recharger, enregistrez vos réponses dans un fichier.";
    }
    if (this.#garde && !tenter(() => this.#copier(texte))) {
      this.#garde = false;
      return "Vos réponses n’ont pas pu être gardées sur cet appareil. Elles restent sur cette page\u202f; enregistrez-les dans un fichier.";
    }
    return "";
  }

  get garde() {
    return this.#garde;
  }

  /**
   * Keep from now on a copy on this device.
   * @param {string} texte
   */
  garder(texte) {
    this.#garde = tenter(() => this.#copier(texte));
    return this.#garde;
  }

  /** Go on keeping a copy taken up again. */
  poursuivre() {
    this.#garde = true;
  }

  oublier() {
    this.#garde = false;
    return tenter(() => localStorage.removeItem(this.#cle));
  }

  /** The copy kept on this device, if it is not too old. @returns {Copie | undefined} */
  copie() {
    const garde = lire(() => localStorage.getItem(this.#cle));
    if (!garde) {
      return undefined;
    }
    const copie = JSON.parse(garde);
    if (Date.now() - copie.le > DUREE) {
      this.oublier();
      return undefined;
    }
    return copie;
  }

  /** @param {string} texte */
  #copier(texte) {
    localStorage.setItem(this.#cle, `{"le":${Date.now()},"etat":${texte}}`);
  }
}

/** @param {() => unknown} geste */
function tenter(geste) {
  try {
    geste();
    return true;
  } catch {
    return false; // full, or refused
  }
}

/** @param {() => string | null} geste */
function lire(geste) {
  try {
    return geste();
  } catch {
    return null;
  }
}
