/**
 * The worker seen from the page: started once, asked one thing at a time, replaced when it dies.
 * Only the latest question of each calculator is kept: what was typed meanwhile replaces it.
 */

/**
 * @typedef {object} Etape
 * @property {"telechargement" | "demarrage" | "regles" | "pret" | "panne" | Calcul} etape
 * @property {number} [recu] bytes
 * @property {number} [total] bytes
 * @property {string} [phrase] what went wrong
 * @typedef {"calcul" | "fini" | "annule"} Calcul a long calculation: under way, answered, given up
 */

/** @type {{ ouvrier: Worker, entendus: Event[] } | undefined} what js/depart.js started */
let depart = Reflect.get(globalThis, "depart");
/** Whether Python starts without waiting for the person. */
export const demarreSeul = depart !== undefined;

const SILENCE_MAX = 30_000;
/** Milliseconds after which a calculation says that it is under way. */
const LONGUEUR = 700;
const REPRISES_MAX = 1;

/** @type {Worker | undefined} */
let ouvrier;
let numero = 0;
let reprises = 0;
let enPanne = false;
/** The person gave up: the worker starts again without a word, until it is asked something. */
let annule = false;
/** Whether a calculation under way is said to be long. */
let longue = false;
/** @type {Etape | undefined} the last one that the worker told */
let travail;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let patience;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let attendre;
/** @type {{ id: number, nom: string, requete: string, rendre: (reponse: string) => void } | undefined} */
let encours;
/** @type {Map<string, { nom: string, requete: string, rendre: (reponse: string) => void }>} */
const attente = new Map();
/** @type {Etape | undefined} */
let derniere;
/** @type {Set<(etape: Etape) => void>} */
const suiveurs = new Set();

/**
 * Follow the start: called with the last step, then at each step to come.
 * @param {(etape: Etape) => void} suiveur
 */
export function suivre(suiveur) {
  suiveurs.add(suiveur);
  if (derniere) {
    suiveur(derniere);
  }
}

/** Start Python if it is not already started; after a breakdown, the person decides. */
export function demarrer() {
  if (ouvrier || enPanne) {
    return;
  }
  // What has just failed fast is tried again with Pyodide whole.
  const deja = depart ?? {
    ouvrier: nouvelOuvrier(reprises ? "ordinaire" : "rapide"),
    entendus: [],
  };
  depart = undefined;
  ouvrier = deja.ouvrier;
  ouvrier.onmessage = recevoir;
  ouvrier.onerror = () => tomber("Le calcul s’est arrêté.");
  surveiller();
  for (const evenement of deja.entendus) {
    if (ouvrier === deja.ouvrier) {
      ouvrier.dispatchEvent(evenement); // one may have it replaced
    }
  }
}

/** Keep a copy of what Python starts from, for the next visits. */
export function garderPython() {
  nouvelOuvrier("copie");
}

/** @param {"rapide" | "ordinaire" | "copie"} name */
function nouvelOuvrier(name) {
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module", name });
}

/** Give up what is being computed: a worker cannot be interrupted, only replaced. */
export function annuler() {
  encours = undefined;
  attente.clear();
  arreter();
  annule = true;
  demarrer();
  annoncer({ etape: "annule" });
}

/** Start another worker after a breakdown said to the person, and ask again what was left. */
export function relancer() {
  reprises = 0;
  enPanne = false;
  arreter();
  demarrer();
  envoyer();
}

/**
 * Ask a calculator; `rendre` gets its answer, unless a later question of the same one replaces it.
 * @param {string} nom
 * @param {string} requete
 * @param {(reponse: string) => void} rendre
 */
export function demander(nom, requete, rendre) {
  attente.set(nom, { nom, requete, rendre });
  if (annule) {
    annule = false;
    annoncer(travail?.etape === "pret" ? { etape: "fini" } : (travail ?? { etape: "demarrage" }));
  }
  envoyer();
}

function envoyer() {
  const [suivante] = attente.values();
  if (encours || !suivante || !ouvrier) {
    return;
  }
  attente.delete(suivante.nom);
  numero += 1;
  encours = { ...suivante, id: numero };
  ouvrier.postMessage({ id: numero, nom: suivante.nom, requete: suivante.requete });
  surveiller();
  mesurer();
}

/** Say that the calculation under way is long, when it is; the start speaks for itself. */
function mesurer() {
  clearTimeout(attendre);
  if (encours && travail?.etape === "pret" && !longue) {
    attendre = setTimeout(() => {
      longue = true;
      annoncer({ etape: "calcul" });
    }, LONGUEUR);
  } else if (!encours && longue) {
    longue = false;
    annoncer({ etape: "fini" });
  }
}

/** @param {MessageEvent} evenement */
function recevoir({ data }) {
  if (data.etape && travail?.etape === "pret") {
    return; // bytes counted late
  }
  surveiller();
  if (data.etape) {
    travail = data;
    if (!annule) {
      annoncer(data);
    }
    if (data.etape === "pret" && !encours) {
      clearTimeout(patience);
    }
    mesurer();
  } else if (data.id === undefined) {
    tomber(data.panne);
  } else if (encours && encours.id === data.id) {
    const { rendre } = encours;
    encours = undefined;
    clearTimeout(patience);
    if (data.panne) {
      tomber(data.panne);
    } else {
      reprises = 0;
      rendre(data.reponse);
      envoyer();
      mesurer();
    }
  }
}

/** A worker that says nothing for too long is taken for dead. */
function surveiller() {
  clearTimeout(patience);
  patience = setTimeout(() => tomber("Le calcul ne répond plus."), SILENCE_MAX);
}

/**
 * Replace the worker once by ourselves; then leave it to the person.
 * @param {string} phrase
 */
function tomber(phrase) {
  arreter();
  if (reprises < REPRISES_MAX) {
    reprises += 1;
    demarrer();
    envoyer();
  } else {
    enPanne = true;
    annule = false;
    annoncer({ etape: "panne", phrase });
  }
}

/** What it was asked waits for the next one, unless a later question has taken its place. */
function arreter() {
  clearTimeout(patience);
  if (encours && !attente.has(encours.nom)) {
    attente.set(encours.nom, encours);
  }
  clearTimeout(attendre);
  ouvrier?.terminate();
  ouvrier = undefined;
  travail = undefined;
  longue = false;
  encours = undefined;
}

/** @param {Etape} etape */
function annoncer(etape) {
  derniere = etape;
  for (const suiveur of suiveurs) {
    suiveur(etape);
  }
}
