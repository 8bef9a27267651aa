/**
 * What a calculator shows beside its questions: a result, whether it is that of the answers on the
 * form, and where Python stands. Everything here derives from what it is told, at each change.
 */
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
 * @typedef {keyof typeof ETATS} Etat
 */

/** Milliseconds: an answer that comes sooner changes nothing on the screen but the result. */
const BREF = 150;
/** Milliseconds after which a calculation can be given up. */
const LONG = 700;
/** Milliseconds without another answer before one is read aloud. */
const ANNONCE_APRES = 700;

const ETATS = {
  repos: "",
  telechargement: "Préparation du calcul\u00a0: téléchargement…",
  demarrage: "Préparation du calcul\u00a0: démarrage…",
  regles: "Préparation du calcul\u00a0: lecture des règles…",
  pret: "Calcul prêt, sur votre appareil.",
  recalcul: "Recalcul…",
  calcul: "Calcul en cours, sur votre appareil…",
  attend: "Le calcul n’a pas commencé, pour ménager vos données.",
  annule: "Calcul annulé\u00a0: vos réponses sont gardées, le résultat ne les suit pas encore.",
  refus:
    "Le guide n’a pas su calculer avec ces réponses\u00a0: la faute est la sienne. Elles sont gardées\u202f; changez-en une, et le calcul reprend.",
  panne: "",
};
/** @type {Partial<Record<Etat, [string, string]>>} what the person may then do */
const GESTES = {
  attend: ["calculer", "Calculer"],
  calcul: ["annuler", "Annuler"],
  annule: ["calculer", "Calculer"],
};
/** @type {Partial<Record<Etat, string>>} what the result says of itself when it is another's */
const ECARTS = { recalcul: "Recalcul…", calcul: "Recalcul…" };
const ECART = "Ne suit pas encore vos réponses";

export class Ecran {
  #calcul;
  #suivi;
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
    this.#ecrire("[data-etat-du-jour]", etat_du_jour);
    this.#montant = montant;
    clearTimeout(this.#annonce);
    this.#annonce = setTimeout(() => this.#ecrire("[data-annonce]", annonce), ANNONCE_APRES);
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
    this.#fermer(fermee ? phrase : "");
    this.#direEtat(etat, fermee ? "" : phrase, geste);
    this.#calcul.toggleAttribute("data-ancien", !suit);
    const ecart = suit ? "" : (ECARTS[etat] ?? ECART);
    for (const ou of this.#calcul.querySelectorAll("[data-ecart]")) {
      ecrire(ou, ecart);
    }
    this.#ecrire("[data-barre-titre]", panne && ecart ? "Calcul arrêté" : ecart || "Résultat");
    this.#ecrire("[data-barre]", suit ? this.#montant : "…");
    if (!suit) {
      this.#ecrire("[data-annonce]", "");
    }
  }

  /**
   * Where nothing can be computed, no question looks as if it could be answered.
   * @param {string} phrase
   */
  #fermer(phrase) {
    const avis = /** @type {HTMLElement | null} */ (this.#calcul.querySelector(".ferme"));
    const questions = /** @type {HTMLFieldSetElement | null} */ (
      this.#calcul.querySelector(".questions")
    );
    if (avis && questions) {
      avis.hidden = !phrase;
      questions.disabled = phrase !== "";
      if (phrase) {
        ecrire(avis, phrase);
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
    ecrire(texte, phrase);
    const { recu, total } = this.#python;
    if (etat === "calcul") {
      progres.removeAttribute("value"); // how much is left is not known
    } else {
      progres.value = recu && total ? Math.min(90, (90 * recu) / total) : 0;
    }
    proposer(bouton, geste, texte);
  }

  /**
   * @param {string} selecteur
   * @param {string} texte
   */
  #ecrire(selecteur, texte) {
    const ou = this.#calcul.querySelector(selecteur);
    if (ou) {
      ecrire(ou, texte);
    }
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
 * @param {Element} ou
 * @param {string} texte
 */
function ecrire(ou, texte) {
  if (ou.textContent !== texte) {
    ou.textContent = texte;
  }
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
