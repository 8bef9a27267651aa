/**
 * Starts Python: from the image and the split engine, or as Pyodide comes.
 *
 * @typedef {import("./adresses.js").Rapide} Rapide
 * @typedef {object} Envois under way
 * @property {Promise<WebAssembly.Module>} wasm
 * @property {Promise<unknown>} script
 * @property {Promise<Response>} modules
 * @property {Promise<Uint8Array>} [image]
 */
import { ADRESSES, adresse } from "./adresses.js";
import { lireCopie, sansCopie } from "./copie.js";
import { compiler, importer, lire, telecharger } from "./fichiers.js";
import { Panne } from "./panne.js";
import { avecSuite, offrirModules } from "./reste.js";

const { bibliotheque, ordinaire, rapide } = ADRESSES;
const PYODIDE = adresse(ADRESSES.dossier);
const WASM = `${PYODIDE}pyodide.asm.wasm`;
const BIBLIOTHEQUE = adresse(bibliotheque.adresse);
const ATTENTE_MAX = 20_000;
/** Milliseconds between two reports of what is received. */
const CADENCE = 50;

/** @returns {Promise<import("pyodide").PyodideAPI>} */
export async function demarrer() {
  if (typeof WebAssembly !== "object") {
    throw new Panne("webassembly");
  }
  if (rapide && self.name !== "ordinaire") {
    try {
      return await demarrageRapide(rapide);
    } catch (erreur) {
      console.warn("Démarrage rapide impossible, démarrage ordinaire :", erreur);
    }
  }
  return demarrageOrdinaire();
}

/**
 * The split engine and the image, asked for together.
 * @param {Rapide} rapide
 */
async function demarrageRapide({ moteur, image, entete }) {
  const compter = compteur(image.octets);
  const envois = {
    wasm: compiler(telecharger(moteur)),
    image: lireImage(image, compter),
    script: telecharger(ADRESSES.script),
    modules: Promise.resolve(new Response()), // the image holds them all
  };
  const _loadSnapshot = new Uint8Array(new Uint32Array(entete).buffer);
  const pyodide = await charger(envois, ({ creerLeger }) => ({
    _loadSnapshot,
    createPyodideModule: creerLeger,
    poser: poserImage,
  }));
  offrirModules(pyodide);
  return pyodide;
}

/** When the fast start fails, or is not published: Pyodide as it comes. */
async function demarrageOrdinaire() {
  const compter = compteur(ordinaire.moteur.octets + bibliotheque.octets);
  const wasm = lire(ordinaire.moteur, compter).then(async (octets) => {
    const corps = new Response(octets).body?.pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compile(await new Response(corps).arrayBuffer());
  });
  const modules = lire(bibliotheque, compter).then((octets) => new Response(octets));
  const script = telecharger(ADRESSES.script);
  const { script: sien } = ordinaire;
  const moteur = sien && telecharger(sien).then(() => importer(sien));
  return charger({ wasm, modules, script }, async ({ creerLeger }) => ({
    createPyodideModule: moteur ? (await moteur).default : creerLeger,
  }));
}

/** @type {Uint8Array | undefined} the image, once it is there and until it is laid */
let aPoser;

/** @param {WebAssembly.Memory} memoire */
function poserImage({ buffer }) {
  const cases = new Uint8Array(buffer);
  for (const [debut, place, longueur] of rapide?.plages ?? []) {
    cases.set(/** @type {Uint8Array} */ (aPoser).subarray(debut, debut + longueur), place);
  }
  aPoser = undefined;
}

/**
 * Starts Pyodide with the downloads already under way. It would wait for ever for WebAssembly code
 * that does not come: whatever fails is raised here.
 * @param {Envois} envois
 * @param {(script: any) => object} options
 */
async function charger(envois, options) {
  const echec = Promise.all(Object.values(envois)).then(() => jamais(ATTENTE_MAX));
  echec.catch(() => {}); // it may come before anyone waits for it
  const script = await Promise.race([importer(ADRESSES.script), echec]);
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  const encours = new Map([
    [BIBLIOTHEQUE, envois.modules],
    [WASM, Promise.resolve(new Response())],
  ]);
  globalThis.fetch = (ressource, choix) =>
    encours.get(String(ressource)) ?? fetch(ressource, choix);
  /** @type {(erreur: unknown) => void} */
  let refuser = () => {};
  const refus = new Promise((_, rejeter) => {
    refuser = rejeter;
  });
  refus.catch(() => {});
  WebAssembly.instantiateStreaming = async (_vide, imports) => {
    try {
      const module = await envois.wasm;
      /** @type {WebAssembly.Instance} */
      const instance = await WebAssembly.instantiate(
        module,
        avecSuite(imports ?? {}, () => instance),
      );
      aPoser = await envois.image;
      return { module, instance };
    } catch (erreur) {
      refuser(erreur); // Pyodide would say nothing of it
      throw erreur;
    }
  };
  try {
    const adresses = { indexURL: PYODIDE, packageBaseUrl: PYODIDE };
    const autres = { stdLibURL: BIBLIOTHEQUE, lockFileContents: ADRESSES.verrou };
    const choix = { ...adresses, ...autres, ...(await options(script)) };
    const pyodide = Promise.all([script.loadPyodide(choix), envois.script]);
    return (await Promise.race([pyodide, echec, refus]))[0];
  } finally {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/**
 * The image, from the copy when this worker is told that there may be one.
 * @param {import("./adresses.js").Fichier} image
 * @param {(octets: number) => void} compter
 */
async function lireImage(image, compter) {
  const copie = self.name === "garde" ? await lireCopie(image).catch(sansCopie) : undefined;
  compter(copie?.length ?? 0);
  return copie ?? lire(image, compter);
}

/** @param {number} total bytes */
function compteur(total) {
  let recu = 0;
  let dit = -CADENCE;
  return (/** @type {number} */ octets) => {
    recu += octets;
    if (recu >= total) {
      postMessage({ etape: "demarrage", recu, total });
    } else if (performance.now() - dit > CADENCE) {
      dit = performance.now();
      postMessage({ etape: "telechargement", recu, total });
    }
  };
}

/**
 * Never fulfilled; rejected after a while, with a reason.
 * @param {number} duree milliseconds
 * @returns {Promise<never>}
 */
function jamais(duree) {
  return new Promise((_, rejeter) => {
    setTimeout(() => rejeter(new Panne("arret", "Python n'a pas démarré à temps")), duree);
  });
}
