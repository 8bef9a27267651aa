/**
 * What is read in one go by Python: a link received, a file, a pasted table, the example. The
 * situation changes only once it is read.
 */
import { estUnChamp } from "./formulaire.js";
import { demander, demarrer, demarreSeul } from "./python.js";

/** @typedef {import("./calculateur.js").Calculateur} Calculateur */
/** @typedef {Record<string, unknown>} Geste */

/** More than one row, or several cells: what a field alone cannot hold. */
const TABLEAU = /\t|[\r\n][^\r\n]/;
const RATE =
  "Le guide n’a pas su lire cela\u00a0: la faute est la sienne. Vos réponses n’ont pas changé.";

let gestes = 0;

export class Lecture {
  #page;
  /** Readings that Python has not answered yet. */
  #encours = 0;
  /** The last table read, as long as its rows are those of the list. */
  /** @type {{ posees: readonly unknown[], grille: import("./grille.js").Grille, rang: number, avant: readonly import("./situation.js").Cases[], geste: Geste } | undefined} */
  #derniere;

  /** @param {Calculateur} page */
  constructor(page) {
    this.#page = page;
    page.form.addEventListener("paste", (evenement) => this.#recevoirCollage(evenement));
    page.form.addEventListener("change", ({ target }) => this.#corriger(target));
    page.form.addEventListener("click", ({ target }) => this.#corriger(target));
  }

  get encours() {
    return this.#encours > 0;
  }

  /**
   * @param {string} fragment
   * @param {boolean} [accepte] take what is left of a link that was cut
   */
  async lien(fragment, accepte = false) {
    this.ouvre = true;
    const lu = await this.#demander({ nom: "lien", fragment, accepte });
    this.ouvre = false;
    const { calcul, ecran } = this.#page;
    ecran.actualiser();
    if (!lu) {
      return; // the answers stay in the address
    }
    this.fragment = fragment;
    if (lu.incomplet) {
      ecran.remplacer(lu.html, lu.annonce);
    } else {
      this.#page.adopter(lu);
    }
    delete calcul.dataset.attente;
    history.replaceState(history.state, "", location.pathname + location.search);
  }

  /** The last link received. */
  fragment = "";
  /** Whether a link is being read: nothing is answered meanwhile, which it would replace. */
  ouvre = false;

  async exemple() {
    const lu = await this.#demander({ nom: "exemple" });
    if (lu) {
      this.#page.adopter(lu);
      this.#page.ecran.dire("L’exemple est dans le formulaire. « Annuler » rend vos réponses.");
    }
  }

  /** What was read is no longer what the list holds: it cannot be corrected any more. */
  suivre() {
    const { posees, grille } = this.#derniere ?? {};
    if (grille && this.#page.situation.lignes(grille.nom) !== posees) {
      this.#derniere = undefined;
      grille.panneau.montrer("");
    }
  }

  /** The file of the situation. */
  enregistrer() {
    return this.#demander({ nom: "enregistrer" }, 0);
  }

  /** The result as a text. */
  resumer() {
    return this.#demander({ nom: "resume" }, 0);
  }

  /**
   * @param {File} fichier
   * @param {string} liste where its table goes, if it is one
   */
  async ouvrir(fichier, liste) {
    const geste = { nom: "ouvrir", octets: await enBase64(fichier), liste };
    const grille = this.#page.grille(liste);
    const lu = await this.#demander(geste);
    if (lu?.situation) {
      this.#page.adopter(lu);
      this.#page.ecran.dire(
        `« ${fichier.name} » est ouvert. « Annuler » rend vos réponses d’avant.`,
      );
    } else if (lu) {
      this.#placer(lu, { grille, rang: Number.NaN, geste: { ...geste, nom: "coller" } });
    }
  }

  /** @param {ClipboardEvent} evenement */
  #recevoirCollage(evenement) {
    const cible = evenement.target;
    const texte = evenement.clipboardData?.getData("text/plain") ?? "";
    if (!estUnChamp(cible) || !texte) {
      return;
    }
    const grille = this.#page.grilles.find(({ nom }) => cible.closest(`[data-lignes="${nom}"]`));
    const boite = cible.hasAttribute("data-boite");
    if (!boite && (cible instanceof HTMLTextAreaElement || !this.#estUnTableau(cible, texte))) {
      return;
    }
    const ou = grille ?? this.#page.grilles[0];
    if (ou) {
      evenement.preventDefault();
      this.#coller(ou, cible, texte, Boolean(grille) && !boite);
    }
  }

  /**
   * @param {Element} cible
   * @param {string} texte
   */
  #estUnTableau(cible, texte) {
    return (
      TABLEAU.test(texte) ||
      (/[;,"]/.test(texte) && cible.closest('td[data-genre="finess"]') !== null)
    );
  }

  /**
   * @param {import("./grille.js").Grille} grille
   * @param {Element} cible
   * @param {string} texte
   * @param {boolean} dansUneCase
   */
  async #coller(grille, cible, texte, dansUneCase) {
    const { rang, colonne } = dansUneCase ? grille.place(cible) : { rang: Number.NaN, colonne: "" };
    const geste = { nom: "coller", liste: grille.nom, colonne, texte };
    grille.panneau.attendre();
    const lu = await this.#demander(geste);
    grille.panneau.reprendre();
    if (lu) {
      this.#placer(lu, { grille, rang, geste });
    }
  }

  /**
   * @param {any} lu
   * @param {{ grille: import("./grille.js").Grille | undefined, rang: number, geste: Geste,
   *   avant?: readonly import("./situation.js").Cases[] }} collage
   */
  #placer(
    lu,
    { grille, rang, geste, avant = grille ? this.#page.situation.lignes(grille.nom) : [] },
  ) {
    if (!grille) {
      this.#page.ecran.dire(lu.refus ?? RATE);
      return;
    }
    if (lu.refus) {
      grille.panneau.dire(lu.refus);
      return;
    }
    grille.etaler(lu, rang, avant);
    const posees = this.#page.situation.lignes(grille.nom);
    this.#derniere = { posees, grille, rang, avant, geste };
    grille.panneau.montrer(lu.lecture);
  }

  /**
   * The person says where a column goes, or that a row counts: the same text is read again.
   * @param {EventTarget | null} cible
   */
  async #corriger(cible) {
    const panneau = cible instanceof Element ? cible.closest("[data-lecture]") : null;
    const derniere = this.#derniere;
    if (!panneau || !derniere || !(cible instanceof Element)) {
      return;
    }
    const correction = /** @type {any} */ ({
      reprises: [],
      .../** @type {object} */ (derniere.geste.correction ?? {}),
      colonnes: Object.fromEntries(
        [...panneau.querySelectorAll("[data-colonne-lue]")].map((choix) => [
          choix.getAttribute("data-colonne-lue"),
          /** @type {HTMLSelectElement} */ (choix).value,
        ]),
      ),
    });
    const reprise = cible.closest("[data-reprendre]")?.getAttribute("data-reprendre");
    const entete = /** @type {HTMLInputElement | null} */ (panneau.querySelector("[data-entete]"));
    if (reprise) {
      correction.reprises = [...correction.reprises, Number(reprise)];
    } else if (!(cible.matches("[data-colonne-lue], [data-entete]") && estUnChamp(cible))) {
      return;
    }
    correction.entete = Number(entete?.value) || 0;
    if (cible instanceof HTMLElement && cible.matches("[data-entete]")) {
      delete correction.colonnes; // other titles, other columns
    }
    const geste = { ...derniere.geste, correction };
    const lu = await this.#demander(geste);
    if (lu) {
      this.#placer(lu, { ...derniere, geste });
    }
  }

  /**
   * @param {Geste} geste
   * @param {number} [change] 1 when the situation will be another's until it is read
   * @returns {Promise<any>} nothing when Python could not
   */
  #demander(geste, change = 1) {
    if (demarreSeul || geste.nom !== "lien") {
      demarrer(); // who saves data is asked first
    }
    this.#encours += change;
    gestes += 1;
    const cle = `geste ${gestes}`;
    this.#page.ecran.actualiser();
    return new Promise((suite) => {
      const rendre = (/** @type {string | undefined} */ texte) => {
        this.#encours -= change;
        if (texte === undefined) {
          this.#page.ecran.dire(RATE);
        }
        suite(texte === undefined ? undefined : JSON.parse(texte));
        this.#page.ecran.actualiser();
      };
      demander({ cle, nom: this.#page.nom, requete: this.#page.requete(geste), rendre });
    });
  }
}

/**
 * @param {File} fichier
 * @returns {Promise<string>}
 */
function enBase64(fichier) {
  return new Promise((suite, refus) => {
    const lecteur = new FileReader();
    lecteur.onload = () => suite(String(lecteur.result).replace(/^[^,]*,/, ""));
    lecteur.onerror = () => refus(lecteur.error);
    lecteur.readAsDataURL(fichier);
  });
}
