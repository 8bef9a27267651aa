/**
 * The worker seen from the page: started once, asked one thing at a time, replaced when it dies.
 *
 * The state is the questions that await their answer, the latest of each calculator, and the step
 * that Python is at. A question leaves only with its answer: whatever becomes of the worker, the
 * next one is asked it.
 */

/**
 * @typedef {object} Etape
 * @property {"repos" | "telechargement" | "demarrage" | "regles" | "pret" | "panne"} etape
 * @property {number} [recu] bytes
 * @property {number} [total] bytes
 * @property {string} [panne] why it cannot go on, a code of js/pannes.js
 * @typedef {object} Question
 * @property {string} cle the latest question of a key is asked alone
 * @property {string} nom of the calculator
 * @property {string} requete
 * @property {(reponse: string | undefined) => void} rendre gets the answer, or nothing when the
 *   rules failed on this question, or when it was given up
 */

/** @type {{ ouvrier?: Worker, entendus: Event[] } | undefined} what js/depart.js started */
let depart = Reflect.get(globalThis, "depart");
/** Whether Python starts without waiting for the person. */
export const demarreSeul = depart !== undefined;

const SILENCE_MAX = 30_000;
/** Milliseconds that a calculation may take; the person can give it up long before. */
const CALCUL_MAX = 120_000;
/**
 * What another worker may mend, and how many are tried before the person is told.
 * @type {Record<string, number>}
 */
const REPRISES = { abime: 2, arret: 2, memoire: 2, reseau: 1 };
const ENQUETE_MAX = 5_000;
const ADRESSE = new URL("./worker.js", import.meta.url);

/** @type {Map<string, Question>} */
const attente = new Map();
/** @type {{ id: number, question: Question } | undefined} the one that the worker has */
let encours;
/** @type {Worker | undefined} */
let ouvrier;
/** @type {Etape} */
let etape = { etape: "repos" };
let envois = 0;
/** Workers replaced since the last answer. */
let reprises = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let patience;
/** @type {Set<(etape: Etape) => void>} */
const suiveurs = new Set();

addEventListener("online", () => {
  if (etape.panne === "reseau") {
    relancer();
  }
});

/**
 * Follow Python: called with its present step, then at each step to come.
 * @param {(etape: Etape) => void} suiveur
 */
export function suivre(suiveur) {
  suiveurs.add(suiveur);
  suiveur(etape);
}

/** Start Python if it is not already started; after a breakdown, the person decides. */
export function demarrer() {
  if (ouvrier || etape.panne) {
    return;
  }
  passer({ etape: "telechargement" });
  const entendus = depart?.entendus ?? [];
  try {
    // What has just failed fast is tried again with Pyodide whole.
    ouvrier = depart?.ouvrier ?? nouvelOuvrier(reprises ? "ordinaire" : "rapide");
  } catch {
    tomber("ouvrier");
    return;
  } finally {
    depart = undefined;
  }
  if (!("WebAssembly" in globalThis)) {
    tomber("webassembly");
    return;
  }
  ecouter(ouvrier, entendus);
}

/**
 * @param {Worker} nouveau
 * @param {Event[]} entendus what it has already said
 */
function ecouter(nouveau, entendus) {
  nouveau.onmessage = recevoir;
  // A worker that stops says why in the console; one whose script never came says nothing.
  nouveau.onerror = (erreur) => constater(Reflect.get(erreur, "message") ? "arret" : "reseau");
  surveiller();
  for (const evenement of entendus) {
    if (ouvrier === nouveau) {
      nouveau.dispatchEvent(evenement); // one may have it replaced
    }
  }
}

/** Keep a copy of what Python starts from, for the next visits. */
export function garderPython() {
  nouvelOuvrier("copie");
}

/** @param {"rapide" | "ordinaire" | "copie"} name */
function nouvelOuvrier(name) {
  return new Worker(ADRESSE, { type: "module", name });
}

/** Give up what is being computed: a worker cannot be interrupted, only replaced. */
export function annuler() {
  const laissees = [...attente.values()].filter(({ cle, nom }) => cle !== nom);
  attente.clear();
  arreter();
  demarrer();
  for (const { rendre } of laissees) {
    rendre(undefined);
  }
}

/** Start another worker after a breakdown said to the person. */
export function relancer() {
  reprises = 0;
  arreter();
  etape = { etape: "repos" };
  demarrer();
}

/**
 * Ask a calculator; this question takes the place of any other of the same one.
 * @param {Question} question
 */
export function demander(question) {
  attente.set(question.cle, question);
  envoyer();
}

/**
 * Whether a question of this key awaits its answer.
 * @param {string} cle
 */
export function attendue(cle) {
  return attente.has(cle);
}

function envoyer() {
  const [question] = attente.values();
  if (question && !encours && etape.etape === "pret") {
    envois += 1;
    encours = { id: envois, question };
    ouvrier?.postMessage({ id: envois, nom: question.nom, requete: question.requete });
  }
  surveiller();
}

/** @param {MessageEvent} evenement */
function recevoir({ data }) {
  if (data.etape) {
    if (etape.etape !== "pret") {
      passer(data); // bytes may be counted late
    }
    envoyer();
  } else if (data.id === undefined) {
    constater(data.panne);
  } else if (encours && encours.id === data.id) {
    repondre(encours.question, data.reponse);
  }
}

/**
 * The answer to a question that another has replaced is nobody's.
 * @param {Question} question
 * @param {string | undefined} reponse
 */
function repondre(question, reponse) {
  encours = undefined;
  reprises = 0;
  const derniere = attente.get(question.cle) === question;
  if (derniere) {
    attente.delete(question.cle);
  }
  envoyer();
  if (derniere) {
    question.rendre(reponse);
  }
}

/** A worker that owes something and says nothing for too long is taken for dead. */
function surveiller() {
  clearTimeout(patience);
  if (ouvrier && (encours || etape.etape !== "pret")) {
    const panne = etape.etape === "telechargement" ? "reseau" : "arret";
    patience = setTimeout(() => constater(panne), encours ? CALCUL_MAX : SILENCE_MAX);
  }
}

/**
 * What does not come may be gone: the site then has another version.
 * @param {string} panne
 */
async function constater(panne) {
  const mort = ouvrier;
  const cause = panne === "reseau" && (await estDisparu()) ? "perime" : panne;
  if (ouvrier === mort) {
    tomber(cause);
  }
}

async function estDisparu() {
  try {
    const signal = AbortSignal.timeout(ENQUETE_MAX);
    const { status } = await fetch(ADRESSE, { method: "HEAD", cache: "no-store", signal });
    return status === 404 || status === 410;
  } catch {
    return false;
  }
}

/**
 * Replace the worker by ourselves where it may help; then leave it to the person.
 * @param {string} panne
 */
function tomber(panne) {
  arreter();
  if (reprises < (REPRISES[panne] ?? 0)) {
    reprises += 1;
    demarrer();
  } else {
    passer({ etape: "panne", panne });
  }
}

function arreter() {
  clearTimeout(patience);
  if (ouvrier) {
    ouvrier.onmessage = null;
    ouvrier.onerror = null;
    ouvrier.terminate();
  }
  ouvrier = undefined;
  encours = undefined;
}

/** @param {Etape} nouvelle */
function passer(nouvelle) {
  etape = nouvelle;
  for (const suiveur of suiveurs) {
    suiveur(etape);
  }
}
