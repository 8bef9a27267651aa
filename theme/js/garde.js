/**
 * Keeps the answers from being lost: the tab's, those of this device when asked, and a warning
 * before what is nowhere else goes.
 */
import { Memoire } from "./memoire.js";

/** Milliseconds without a change before it is written. */
const REPIT = 300;

export class Garde {
  #page;
  #memoire;
  /** The situation last put in a link or a file. */
  #sauvee = 0;
  #dansLeSite = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #minuteur;

  /** @param {import("./calculateur.js").Calculateur} page */
  constructor(page) {
    this.#page = page;
    this.#memoire = new Memoire(page.nom);
    addEventListener("pagehide", () => this.#ecrire());
    addEventListener("rechargement", () => this.#ecrire());
    document.addEventListener("click", ({ target }) => {
      const lien = target instanceof Element ? target.closest("a") : null;
      this.#dansLeSite = lien?.origin === location.origin && !lien.target;
    });
    addEventListener("rechargement", () => {
      this.#dansLeSite = true;
    });
    addEventListener("beforeunload", (evenement) => {
      if (this.#menacee && !this.#dansLeSite) {
        evenement.preventDefault();
      }
      this.#dansLeSite = false;
    });
  }

  /** Take up again the tab's answers; else offer those kept on this device. */
  reprendre() {
    const onglet = this.#memoire.reprendreOnglet();
    const copie = this.#memoire.copie();
    if (onglet) {
      this.#page.situation.retrouver(onglet);
      this.#page.accorder();
    } else if (copie) {
      this.#offrir(copie.le);
    }
    this.#montrer();
  }

  changer() {
    clearTimeout(this.#minuteur);
    this.#minuteur = setTimeout(() => this.#ecrire(), REPIT);
  }

  /** These answers are in a link or a file: nothing to warn of. */
  sauver() {
    this.#sauvee = this.#page.situation.numero;
  }

  garder() {
    const fait = this.#memoire.garder(this.#page.situation.texte());
    this.#montrer();
    this.#offre.hidden = true;
    this.#page.ecran.dire(
      fait
        ? "Vos réponses sont gardées sur cet appareil, et le resteront à chaque changement."
        : "Ce navigateur refuse de garder vos réponses. Enregistrez-les dans un fichier.",
    );
  }

  oublier() {
    const fait = this.#memoire.oublier();
    this.#offre.hidden = true;
    this.#montrer();
    this.#page.ecran.dire(
      fait
        ? "La copie gardée sur cet appareil est effacée. Vos réponses restent sur cette page."
        : "Ce navigateur refuse d’effacer la copie. Videz les données de ce site dans ses réglages.",
    );
  }

  /** Put back the copy kept on this device. */
  reprendreCopie() {
    const copie = this.#memoire.copie();
    this.#offre.hidden = true;
    if (copie) {
      this.#memoire.poursuivre();
      this.#page.situation.remplacer(copie.etat);
    }
    this.#montrer();
  }

  get #menacee() {
    const { vide, numero } = this.#page.situation;
    return !vide && !this.#memoire.garde && numero !== this.#sauvee;
  }

  #ecrire() {
    clearTimeout(this.#minuteur);
    const { situation } = this.#page;
    const refus = this.#memoire.ecrire(situation.texte(), situation.vide);
    if (refus) {
      this.#page.ecran.dire(refus);
      this.#montrer();
    }
  }

  get #offre() {
    return /** @type {HTMLElement} */ (this.#page.calcul.querySelector("[data-offre]"));
  }

  /** @param {number} le */
  #offrir(le) {
    const jour = new Date(le).toLocaleDateString("fr-FR", {
      day: "numeric",
      month: "long",
      year: "numeric",
    });
    const phrase = this.#offre.querySelector("p");
    if (phrase) {
      phrase.textContent = `Reprendre votre saisie du ${jour}, gardée sur cet appareil\u202f?`;
    }
    this.#offre.hidden = false;
  }

  #montrer() {
    const { calcul } = this.#page;
    const { garde } = this.#memoire;
    const bouton = calcul.querySelector('.garder [data-action="garder"]');
    const oubli = calcul.querySelector('.garder [data-action="oublier"]');
    bouton?.toggleAttribute("hidden", garde);
    oubli?.toggleAttribute("hidden", !garde);
  }
}
