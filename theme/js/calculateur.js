/**
 * Carries between the form, Python and the page. It computes nothing and decides no rule.
 */
import { montrerDessous } from "./dessous.js";
import { Ecran } from "./ecran.js";
import {
  estUnTableau,
  etaler,
  lignesMontrees,
  lire,
  montrer,
  remplir,
  retirerLigne,
  vider,
} from "./formulaire.js";
import { adresse, agir } from "./gestes.js";
import { attendue, demander, demarrer, demarreSeul, garderPython, suivre } from "./python.js";
import { Reserve } from "./reserve.js";

/**
 * What `theme.rendu.repondre` returns.
 * @typedef {import("./ecran.js").Resultat & {
 *   champs: Record<string, { erreur?: string, echo?: string, valeur?: string }>,
 *   date: string, fragment: [string, string][], resume: string }} Reponse
 */

/** Milliseconds: what is kept for offline waits until the person has their first result. */
const REPOS = 3000;
/** Milliseconds: so does the layout of what is under the calculator. */
const REPIT = 500;

let garde = false;

for (const calcul of document.querySelectorAll(".calcul")) {
  installer(/** @type {HTMLElement} */ (calcul));
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

/** @param {HTMLElement} calcul */
function installer(calcul) {
  const formulaire = calcul.querySelector("form");
  const questions = formulaire?.querySelector("fieldset");
  if (!formulaire || !questions) {
    return;
  }
  const nom = calcul.dataset.calculateur ?? "";
  const reserve = new Reserve();
  /**
   * The answers on the form, as last read: their number changes whenever they do. A result is that
   * of one number: until it is this one's, it is shown as another's. The page comes with its first.
   * @type {{ numero: number, reponses: Record<string, string> }}
   */
  const situation = { numero: 0, reponses: {} };
  let montree = 0;
  /** The situation that the rules failed on. */
  let refusee = -1;
  /** @type {Reponse | undefined} the live answer shown */
  let derniere;
  /** @type {Record<string, string>} answers without a field */
  let inconnues = {};
  /** @type {Set<string>} the fields that the person changes while the form is being filled */
  const touches = new Set();
  /** Whether the form still holds the worked example, untouched. */
  let exemple = true;
  let dateChoisie = false;
  let remplissages = Promise.resolve();
  let enRemplissage = 0;

  const suit = () => montree === situation.numero;
  const ecran = new Ecran(calcul, () => ({
    suit: suit(),
    remplit: enRemplissage > 0,
    attendu: attendue(nom),
    refuse: refusee === situation.numero,
  }));

  /** Read the answers on the form, as a question. */
  const rediger = () => {
    const { disabled } = questions;
    questions.disabled = false; // or its answers would not be read
    situation.reponses = { ...lire(formulaire), ...inconnues };
    questions.disabled = disabled;
    const valeurs = dateChoisie ? situation.reponses : { ...situation.reponses, date: "" };
    const montrees = lignesMontrees(formulaire);
    const reste = { aujourdhui: aujourdhui(), base: calcul.dataset.base, montrees };
    const membres = [JSON.stringify(valeurs).slice(1, -1), reserve.texte()].filter(Boolean);
    return `{"valeurs":{${membres}},${JSON.stringify(reste).slice(1)}`;
  };

  const calculer = () => {
    // A filling under way ends with a calculation.
    if (!enRemplissage) {
      demander({ nom, numero: situation.numero, requete: rediger(), rendre: recevoir });
    }
    ecran.actualiser();
  };

  /**
   * Fill the form, slice by slice, each filling after the one before; then compute.
   * @param {() => Promise<Record<string, string>>} placer
   */
  const placer = (placer) => {
    enRemplissage += 1;
    situation.numero += 1;
    ecran.actualiser();
    const remplir = async () => {
      try {
        inconnues = await placer();
      } finally {
        enRemplissage -= 1;
        for (const nom of touches) {
          delete inconnues[nom];
        }
        touches.clear();
        calculer();
      }
    };
    remplissages = remplissages.then(remplir, remplir);
  };

  /**
   * The answer to a situation that is no longer on the form is not shown: the next one comes.
   * @param {number} numero
   * @param {string | undefined} texte
   */
  const recevoir = (numero, texte) => {
    if (texte === undefined) {
      refusee = numero;
    } else if (numero === situation.numero) {
      afficher(JSON.parse(texte));
      montree = numero;
    }
    ecran.actualiser();
  };

  /** @param {Reponse} reponse */
  const afficher = (reponse) => {
    derniere = reponse;
    inconnues = montrer(formulaire, reponse.champs, inconnues, inconnues);
    if (!dateChoisie) {
      poserDate(formulaire, reponse.date);
    }
    ecran.repondre(reponse);
  };

  /** The answers as pairs: as Python understands them, or as they stand before it has read them. */
  const enPaires = () => {
    if (derniere && suit()) {
      return derniere.fragment;
    }
    if (enRemplissage) {
      return undefined;
    }
    /** @type {Record<string, string>} */
    const cachees = JSON.parse(`{${reserve.texte()}}`);
    return Object.entries({ ...situation.reponses, ...cachees })
      .filter(([, valeur]) => valeur.trim())
      .sort();
  };

  /**
   * The example leaves the other fields when a person starts a list of their own.
   * @param {EventTarget | null} cible
   */
  const oublierExemple = (cible) => {
    const lignes = cible instanceof Element ? cible.closest("[data-lignes]") : null;
    if (lignes && exemple) {
      vider(formulaire, reserve, lignes);
    }
    exemple = false;
  };

  const page = {
    calcul,
    formulaire,
    suit,
    reponses: enPaires,
    resultat: () => (suit() ? derniere : undefined),
    calculer: () => {
      demarrer();
      calculer();
    },
    effacer: () => {
      exemple = false;
      placer(async () => {
        vider(formulaire, reserve);
        return {};
      });
    },
    retirer: (/** @type {HTMLElement} */ ligne) => {
      inconnues = retirerLigne(ligne, inconnues);
      situation.numero += 1;
      calculer();
    },
  };

  const restaurer = () => {
    if (location.hash.includes("=")) {
      const paires = new URLSearchParams(location.hash.slice(1));
      calcul.dataset.attente = "";
      exemple = false;
      dateChoisie = paires.has("date");
      placer(() => remplir(formulaire, paires, reserve));
    }
  };

  formulaire.addEventListener("submit", (evenement) => evenement.preventDefault());
  formulaire.addEventListener("input", ({ target }) => {
    const nom = target instanceof Element ? (target.getAttribute("name") ?? "") : "";
    dateChoisie ||= nom === "date";
    delete inconnues[nom];
    if (enRemplissage) {
      touches.add(nom);
    }
    oublierExemple(target);
    demarrer();
    situation.numero += 1;
    calculer();
  });
  formulaire.addEventListener("paste", (evenement) => {
    const texte = evenement.clipboardData?.getData("text/plain") ?? "";
    const cible = evenement.target;
    if (cible instanceof HTMLInputElement && estUnTableau(cible, texte)) {
      evenement.preventDefault();
      oublierExemple(cible);
      demarrer();
      placer(() => etaler(formulaire, cible, texte, inconnues, reserve));
    }
  });
  calcul.addEventListener("click", (evenement) => {
    const { target } = evenement;
    const bouton = target instanceof Element ? target.closest("[data-action]") : null;
    if (bouton instanceof HTMLElement) {
      evenement.preventDefault();
      agir(bouton, page);
    }
  });
  addEventListener("hashchange", restaurer);
  addEventListener("rechargement", () => {
    const reponses = exemple ? undefined : page.reponses();
    if (reponses) {
      history.replaceState(null, "", adresse(reponses));
    }
  });
  addEventListener("beforeprint", () => {
    for (const ou of calcul.querySelectorAll(".adresse")) {
      ou.textContent = derniere ? adresse(derniere.fragment) : "";
    }
  });
  suivre((etape) => ecran.avancer(etape)); // the questions open
  restaurer();
  calculer();
}

/**
 * @param {HTMLFormElement} formulaire
 * @param {string} jour
 */
function poserDate(formulaire, jour) {
  const champ = formulaire.elements.namedItem("date");
  if (champ instanceof HTMLInputElement && champ.value !== jour) {
    champ.value = jour;
  }
}

function aujourdhui() {
  const jour = new Date();
  const deux = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${jour.getFullYear()}-${deux(jour.getMonth() + 1)}-${deux(jour.getDate())}`;
}
