/**
 * One calculator of the page: carries between its situation, Python and the screen. It computes
 * nothing and decides no rule.
 */
import { montrerDessous } from "./dessous.js";
import { Ecran } from "./ecran.js";
import { Formulaire } from "./formulaire.js";
import { Garde } from "./garde.js";
import { agir } from "./gestes.js";
import { Grille } from "./grille.js";
import { completer } from "./impression.js";
import { Lecture } from "./lecteur.js";
import { attendue, demander, demarrer, demarreSeul, garderPython, suivre } from "./python.js";
import { Situation } from "./situation.js";

/**
 * What `theme.reponse.repondre` returns of a situation.
 * @typedef {import("./ecran.js").Resultat & { champs: import("./formulaire.js").Dits,
 *   lien: string, situation?: import("./situation.js").Etat }} Reponse
 */

/** Milliseconds: what is kept for offline waits until the person has their first result. */
const REPOS = 3000;
/** Milliseconds: so does the layout of what is under the calculator. */
const REPIT = 500;
/** What may be a situation after the « # » of an address; Python tells. */
const LIEN = /^#(?:\d+\.|[^=]+=)/;

export class Calculateur {
  /** The situation whose result is shown; the page comes with that of the example. */
  #montree = 0;
  /** The situation that the rules failed on. */
  #refusee = -1;
  /** @type {Reponse | undefined} the live answer shown */
  #derniere;
  /** @type {Reponse | undefined} the one that comes with the situation taken up */
  #adoptee;
  /** @param {HTMLElement} calcul */
  constructor(calcul) {
    this.calcul = calcul;
    this.nom = calcul.dataset.calculateur ?? "";
    this.form = /** @type {HTMLFormElement} */ (calcul.querySelector("form"));
    this.situation = new Situation((frappe) => this.#changer(frappe));
    this.formulaire = new Formulaire(this.form, this.situation);
    this.grilles = [...calcul.querySelectorAll("[data-lignes]")].map(
      (cadre) => new Grille(/** @type {HTMLElement} */ (cadre), this.situation),
    );
    this.lecture = new Lecture(this);
    this.ecran = new Ecran(calcul, () => ({
      suit: this.suit && !this.lecture.encours,
      remplit: this.lecture.encours,
      attendu: attendue(this.nom),
      refuse: this.#refusee === this.situation.numero,
      ouvre: this.lecture.ouvre,
    }));
    this.garde = new Garde(this);
    calcul.addEventListener("click", (evenement) => agir(evenement, this));
    document.addEventListener("keydown", (evenement) => this.#defaireAuClavier(evenement));
    addEventListener("hashchange", () => this.#ouvrirLien());
    addEventListener("beforeprint", () => completer(calcul, this.resultat));
    suivre((etape) => this.ecran.avancer(etape)); // the questions open
    this.garde.reprendre();
    this.#ouvrirLien();
    this.calculer();
  }

  /** Whether what is shown answers the situation. */
  get suit() {
    return this.#montree === this.situation.numero;
  }

  /** The live answer to the situation, if there is one. */
  get resultat() {
    const dite = this.suit && !this.lecture.encours && !this.situation.vide;
    return dite ? this.#derniere : undefined;
  }

  /** Ask for the result of the situation. */
  calculer() {
    const { numero, vide } = this.situation;
    if (!vide) {
      demarrer();
    } else if (!this.suit) {
      this.ecran.montrerExemple();
      this.#derniere = undefined;
      this.#montree = numero;
      this.#accorderDits({});
    }
    if (!this.lecture.encours) {
      demander({
        cle: this.nom,
        nom: this.nom,
        requete: this.requete(),
        rendre: (texte) => this.#recevoir(numero, texte),
      });
    }
    this.ecran.actualiser();
  }

  /** Show the result of the situation again, whatever stands in its place. */
  recalculer() {
    this.#montree = -1;
    this.calculer();
  }

  /**
   * What Python is asked.
   * @param {Record<string, unknown>} [geste]
   */
  requete(geste) {
    const montrees = Object.fromEntries(
      this.grilles.map((grille) => [grille.nom, grille.montrees]),
    );
    const reste = { aujourdhui: aujourdhui(), base: this.calcul.dataset.base, montrees, geste };
    return `{"situation":${this.situation.texte()},${JSON.stringify(reste).slice(1)}`;
  }

  /**
   * Take up the situation of a link, a file or the example, and its result.
   * @param {Reponse} reponse
   */
  adopter(reponse) {
    if (reponse.situation) {
      this.#adoptee = reponse;
      this.situation.remplacer(reponse.situation);
    }
  }

  /** @param {string} nom of a list */
  grille(nom) {
    return this.grilles.find((grille) => grille.nom === nom);
  }

  /** The page follows the situation. @param {string} frappe the field, when it was typed */
  #changer(frappe) {
    if (!frappe) {
      this.accorder();
    }
    this.garde.changer();
    this.lecture.suivre();
    this.ecran.dire("");
    this.#actualiserGestes();
    if (this.#adoptee) {
      this.#afficher(this.situation.numero, this.#adoptee);
    } else {
      this.calculer();
    }
  }

  /** Every field shows what the situation holds. */
  accorder() {
    this.formulaire.accorder();
    for (const grille of this.grilles) {
      grille.accorder();
    }
    this.#actualiserGestes();
  }

  #actualiserGestes() {
    for (const [action, permis] of [
      ["defaire", this.situation.defaisable],
      ["refaire", this.situation.refaisable],
    ]) {
      const bouton = this.calcul.querySelector(`[data-action="${action}"]`);
      bouton?.toggleAttribute("disabled", !permis);
    }
  }

  /**
   * The answer to a situation that has changed is not shown: the next one comes.
   * @param {number} numero
   * @param {string | undefined} texte
   */
  #recevoir(numero, texte) {
    if (texte === undefined) {
      this.#refusee = numero;
    } else if (this.situation.vide) {
      this.ecran.direLeJour(JSON.parse(texte).etat_du_jour);
    } else if (numero === this.situation.numero) {
      this.#afficher(numero, JSON.parse(texte));
    }
    this.ecran.actualiser();
  }

  /**
   * @param {number} numero
   * @param {Reponse} reponse
   */
  #afficher(numero, reponse) {
    this.#derniere = reponse;
    this.#adoptee = undefined;
    this.#montree = numero;
    this.#accorderDits(reponse.champs);
    this.ecran.repondre(reponse);
    this.ecran.actualiser();
  }

  /** @param {import("./formulaire.js").Dits} dits */
  #accorderDits(dits) {
    this.formulaire.montrer(dits);
    for (const grille of this.grilles) {
      grille.montrer(dits);
    }
  }

  /** @param {KeyboardEvent} evenement */
  #defaireAuClavier(evenement) {
    const { target, key, ctrlKey, metaKey, shiftKey } = evenement;
    const ailleurs = target instanceof Element && target !== document.body;
    if (
      !(ctrlKey || metaKey) ||
      !/^[zy]$/i.test(key) ||
      (ailleurs && !this.calcul.contains(target))
    ) {
      return;
    }
    const refaire = shiftKey || key.toLowerCase() === "y";
    if (refaire ? this.situation.refaisable : !this.situation.tapee) {
      evenement.preventDefault();
      this.voyager(refaire);
    }
  }

  /** @param {boolean} refaire */
  voyager(refaire) {
    if (refaire) {
      this.situation.refaire();
    } else {
      this.situation.defaire();
    }
  }

  /** The answers in an address, without its check, where nothing else can write them. */
  lienSansPython() {
    if (!this.ecran.enPanne) {
      return "";
    }
    const { reponses, tableaux } = this.situation.present;
    const cases = this.grilles.flatMap(({ nom, colonnes }) =>
      (tableaux[nom] ?? []).flatMap((ligne, place) =>
        ligne.map((texte, rang) => [`${nom}.${place + 1}.${colonnes[rang]}`, texte]),
      ),
    );
    const paires = [...Object.entries(reponses), ...cases].filter(([, texte]) => texte?.trim());
    return new URLSearchParams(/** @type {string[][]} */ (paires)).toString();
  }

  /** Answers received in the address take their place once; the address then leaves them. */
  #ouvrirLien() {
    const { hash } = location;
    if (LIEN.test(hash)) {
      this.calcul.dataset.attente = "";
      this.lecture.lien(hash.slice(1));
    }
  }
}

function aujourdhui() {
  const jour = new Date();
  const ici = new Date(jour.getTime() - jour.getTimezoneOffset() * 60_000);
  return ici.toISOString().slice(0, 10);
}

let garde = false;

/** Keep, once, the site for offline and what Python starts from, after the first result. */
async function garder() {
  if (garde) {
    return;
  }
  garde = true;
  try {
    garderPython();
    await navigator.serviceWorker?.register(new URL("../service.js", import.meta.url));
  } catch {
    // Private windows, frames and some hosts refuse: the site works all the same, with a network.
  }
}

for (const calcul of document.querySelectorAll(".calcul")) {
  new Calculateur(/** @type {HTMLElement} */ (calcul));
}
if (demarreSeul) {
  demarrer();
  suivre(({ etape }) => {
    if (etape === "pret" || etape === "panne") {
      setTimeout(montrerDessous, REPIT);
    }
    if (etape === "pret") {
      setTimeout(garder, REPOS);
    }
  });
} else {
  addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.closest(".calcul")) {
      demarrer();
    }
  });
}
