/**
 * What a calculator shows beside its questions: a result, whether it is that of the answers on the
 * form, and where Python stands. Everything here derives from what it is told, at each change.
 */
import { ECART, ECARTS, ETATS, GESTES } from "./etats.js";
import { ecrire } from "./formulaire.js";
import { panneDe } from "./pannes.js";

/**
 * @typedef {import("./python.js").Etape} Etape
 * @typedef {object} Resultat of what Python answers, the part that is shown beside the questions
 * @property {string} html the answer's card, or what must be corrected
 * @property {string} detail line by line
 * @property {string} montant
 * @property {string} annonce to be read aloud
 * @property {string} etat_du_jour
 * @typedef {object} Suivi
 * @property {boolean} suit the result shown is that of the answers on the form
 * @property {boolean} remplit the form is still being filled, and the question will follow
 * @property {boolean} attendu a question awaits its answer
 * @property {boolean} refuse the rules have failed on these answers
 * @property {boolean} ouvre a link is being read, which gives the answers
 * @typedef {keyof typeof ETATS} Etat
 */

/** Milliseconds: an answer that comes sooner changes nothing on the screen but the result. */
const BREF = 150;
/** Milliseconds after which a calculation can be given up. */
const LONG = 700;
/** Milliseconds without another answer before one is read aloud. */
const ANNONCE_APRES = 700;

export class Ecran {
  #calcul;
  #suivi;
  #exemple;
  #jour;
  /** @type {Etape} */
  #python = { etape: "repos" };
  #montant = "";
  /** @type {Etat} the one of an answer that is awaited, as time goes by */
  #lenteur = "pret";
  /** @type {ReturnType<typeof setTimeout>[]} */
  #minuteurs = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #annonce;

  /**
   * @param {HTMLElement} calcul
   * @param {() => Suivi} suivi
   */
  constructor(calcul, suivi) {
    this.#calcul = calcul;
    this.#suivi = suivi;
    this.#exemple = [".calcul__sortie", ".calcul__detail"].map(
      (ou) => calcul.querySelector(ou)?.innerHTML ?? "",
    );
    this.#jour = calcul.querySelector("[data-etat-du-jour]")?.textContent ?? "";
  }

  /** @param {Etape} python */
  avancer(python) {
    this.#python = python;
    this.actualiser();
  }

  /**
   * Show a result, that of the answers on the form from now on.
   * @param {Resultat} resultat
   */
  repondre({ html, detail, montant, annonce, etat_du_jour }) {
    remplacer(this.#calcul.querySelector(".calcul__sortie"), html);
    remplacer(this.#calcul.querySelector(".calcul__detail"), detail);
    delete this.#calcul.dataset.attente;
    ecrire(this.#calcul, "[data-etat-du-jour]", etat_du_jour || this.#jour);
    this.#montant = montant;
    clearTimeout(this.#annonce);
    this.#annonce = setTimeout(
      () => ecrire(this.#calcul, "[data-annonce]", annonce),
      ANNONCE_APRES,
    );
  }

  /** Show again the example that the page came with. */
  montrerExemple() {
    const [html = "", detail = ""] = this.#exemple;
    this.repondre({ html, detail, montant: "", annonce: "", etat_du_jour: "" });
  }

  /** Whether Python has stopped for good, or until the person starts it again. */
  get enPanne() {
    return this.#python.panne !== undefined;
  }

  /** Say how the campaign stands today. @param {string} phrase */
  direLeJour(phrase) {
    this.#jour = phrase;
    ecrire(this.#calcul, "[data-etat-du-jour]", phrase);
  }

  /**
   * Show something else than a result: no figure answers.
   * @param {string} html
   * @param {string} annonce
   */
  remplacer(html, annonce) {
    this.repondre({ html, detail: "", montant: "…", annonce, etat_du_jour: "" });
  }

  /** Say what a gesture did. @param {string} phrase */
  dire(phrase) {
    for (const ou of this.#calcul.querySelectorAll("[data-dit]")) {
      ou.textContent = phrase;
    }
  }

  /** Called whenever the answers on the form, the result, or what is awaited have changed. */
  actualiser() {
    const suivi = this.#suivi();
    if (!suivi.suit) {
      clearTimeout(this.#annonce);
    }
    if (this.#calcule(suivi)) {
      this.#patienter();
      if (this.#lenteur !== "pret") {
        this.#montrer(suivi.remplit ? "recalcul" : this.#lenteur, suivi.suit);
      }
    } else {
      this.#oublier();
      this.#montrer(etatDe(this.#python, suivi), suivi.suit);
    }
  }

  /** @param {Suivi} suivi */
  #calcule({ suit, remplit, attendu }) {
    return !suit && (remplit || attendu) && this.#python.etape === "pret";
  }

  /** Time counts from the moment when an answer is awaited, whatever is typed meanwhile. */
  #patienter() {
    if (this.#minuteurs.length === 0) {
      const puis = (/** @type {Etat} */ lenteur) => () => {
        this.#lenteur = lenteur;
        this.actualiser();
      };
      this.#minuteurs = [setTimeout(puis("recalcul"), BREF), setTimeout(puis("calcul"), LONG)];
    }
  }

  #oublier() {
    this.#minuteurs.forEach(clearTimeout);
    this.#minuteurs = [];
    this.#lenteur = "pret";
  }

  /**
   * @param {Etat} etat
   * @param {boolean} suit
   */
  #montrer(etat, suit) {
    const { panne } = this.#python;
    const { phrase, geste } = panne ? panneDe(panne) : { phrase: ETATS[etat], geste: GESTES[etat] };
    const fermee = panne !== undefined && !geste;
    this.#fermer(fermee ? phrase : "", this.#suivi().ouvre);
    this.#direEtat(etat, fermee ? "" : phrase, geste);
    this.#calcul.toggleAttribute("data-ancien", !suit);
    const ecart = suit ? "" : (ECARTS[etat] ?? ECART);
    for (const ou of this.#calcul.querySelectorAll("[data-ecart]")) {
      ecrireSeul(ou, ecart);
    }
    ecrire(
      this.#calcul,
      "[data-barre-titre]",
      panne && ecart ? "Calcul arrêté" : ecart || "Résultat",
    );
    ecrire(this.#calcul, "[data-barre]", suit ? this.#montant : "…");
    if (!suit) {
      ecrire(this.#calcul, "[data-annonce]", "");
    }
  }

  /**
   * Where nothing can be computed, no question looks as if it could be answered; nor while a link
   * is being read.
   * @param {string} phrase
   * @param {boolean} ouvre
   */
  #fermer(phrase, ouvre) {
    const avis = /** @type {HTMLElement | null} */ (this.#calcul.querySelector(".ferme"));
    const questions = /** @type {HTMLFieldSetElement | null} */ (
      this.#calcul.querySelector(".questions")
    );
    if (avis && questions) {
      avis.hidden = !phrase;
      questions.disabled = phrase !== "" || ouvre;
      if (phrase) {
        ecrireSeul(avis, phrase);
      }
    }
  }

  /**
   * @param {Etat} etat
   * @param {string} phrase
   * @param {[string, string] | undefined} geste
   */
  #direEtat(etat, phrase, geste) {
    const bloc = this.#calcul.querySelector(".etat-python");
    const progres = bloc?.querySelector("progress");
    const texte = bloc?.querySelector("p");
    const bouton = bloc?.querySelector("button");
    if (!(bloc instanceof HTMLElement) || !progres || !texte || !bouton) {
      return;
    }
    bloc.dataset.etat = etat;
    ecrireSeul(texte, phrase);
    const { recu, total } = this.#python;
    if (etat === "calcul") {
      progres.removeAttribute("value"); // how much is left is not known
    } else {
      progres.value = recu && total ? Math.min(90, (90 * recu) / total) : 0;
    }
    proposer(bouton, geste, texte);
  }
}

/**
 * Replace the result, keeping open what the person opened.
 * @param {Element | null} sortie
 * @param {string} html
 */
function remplacer(sortie, html) {
  if (!sortie) {
    return;
  }
  const ouverts = new Set(
    [...sortie.querySelectorAll("details[open] .lecture__titre")].map((titre) => titre.textContent),
  );
  const { activeElement } = document;
  const action = sortie.contains(activeElement)
    ? activeElement?.getAttribute("data-action")
    : undefined;
  sortie.innerHTML = html;
  for (const titre of sortie.querySelectorAll(".lecture__titre")) {
    if (ouverts.has(titre.textContent)) {
      titre.closest("details")?.setAttribute("open", "");
    }
  }
  if (action) {
    /** @type {HTMLElement | null} */ (sortie.querySelector(`[data-action="${action}"]`))?.focus();
  }
}

/**
 * @param {Etape} python
 * @param {Suivi} suivi
 * @returns {Etat}
 */
function etatDe({ etape }, { suit, remplit, attendu, refuse }) {
  if (etape === "panne" || suit) {
    return etape;
  }
  if (!remplit && !attendu) {
    return refuse ? "refus" : "annule";
  }
  return etape === "repos" ? "attend" : etape;
}

/**
 * @param {HTMLButtonElement} bouton
 * @param {[string, string] | undefined} geste
 * @param {HTMLElement} repli takes the focus of a button that goes
 */
function proposer(bouton, geste, repli) {
  if (geste) {
    [bouton.dataset.action, bouton.textContent] = geste;
  } else if (document.activeElement === bouton) {
    repli.focus({ preventScroll: true });
  }
  bouton.hidden = !geste;
}

/**
 * @param {Element} ou
 * @param {string} texte
 */
function ecrireSeul(ou, texte) {
  if (ou.textContent !== texte) {
    ou.textContent = texte;
  }
}
