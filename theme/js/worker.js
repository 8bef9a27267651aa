/**
 * Python in the browser: one worker, one entry point, `calculators.rendu.repondre`.
 *
 * In:  { id, nom, requete }    requete is a JSON text.
 * Out: { etape, recu, total }  while starting: "telechargement" (bytes), "demarrage", "regles", "pret";
 *      { id, reponse }         a JSON text;
 *      { id, panne }           a sentence: this call failed. Without id: Python cannot start here.
 *
 * The build writes Pyodide's loader and the addresses in this file: its first act is to ask for
 * everything at once. The fast start is tried first; whatever fails in it, a plain one follows.
 */
import { loadPyodide } from "pyodide";

/**
 * @typedef {object} Adresses
 * @property {string} moteur folder of Pyodide, relative to this file
 * @property {string} rapide zip of the compiled modules
 * @property {string} empreinte hash of that zip
 * @property {string} sources zip of the rules' sources, for a plain start
 * @property {number} total bytes of the fast start
 * @property {import("pyodide").Lockfile} verrou
 * @typedef {{ id: number, nom: string, requete: string }} Appel
 * @typedef {(nom: string, requete: string) => string} Repondre
 */

const ADRESSES = /** @type {Adresses} */ (/** @type {unknown} */ ("__ADRESSES__"));
const MOTEUR = adresse(ADRESSES.moteur);
const WASM = `${MOTEUR}pyodide.asm.wasm`;
const OPTIONS = { indexURL: MOTEUR, packageBaseUrl: MOTEUR, lockFileContents: ADRESSES.verrou };
const ATTENTE_MAX = 20_000;

const pret = demarrer();
pret.catch((erreur) => postMessage({ panne: phrase(erreur) }));

addEventListener("message", async (/** @type {MessageEvent<Appel>} */ { data }) => {
  try {
    const repondre = await pret;
    postMessage({ id: data.id, reponse: repondre(data.nom, data.requete) });
  } catch (erreur) {
    postMessage({ id: data.id, panne: phrase(erreur) });
  }
});

/** @returns {Promise<Repondre>} */
async function demarrer() {
  let pyodide;
  try {
    pyodide = await demarrageRapide();
  } catch (erreur) {
    console.warn(`Démarrage rapide impossible, démarrage ordinaire : ${phrase(erreur)}`);
    pyodide = await demarrageOrdinaire();
  }
  postMessage({ etape: "regles" });
  const repondre = pyodide.pyimport("calculators.rendu").repondre;
  postMessage({ etape: "pret" });
  return repondre;
}

/** Our compiled modules take the place of the standard library; all the downloads run together. */
async function demarrageRapide() {
  const compter = compteur(ADRESSES.total);
  const zip = telecharger(adresse(ADRESSES.rapide), compter, { integrity: ADRESSES.empreinte });
  const wasm = WebAssembly.compileStreaming(telecharger(WASM, compter));
  return charger({ stdLibURL: adresse(ADRESSES.rapide) }, wasm, zip);
}

/** Pyodide with its own standard library, and the rules as sources; the most ordinary calls only. */
async function demarrageOrdinaire() {
  const sources = await (await telecharger(adresse(ADRESSES.sources))).arrayBuffer();
  const zip = telecharger(`${MOTEUR}python_stdlib.zip`);
  const wasm = telecharger(WASM).then(async (reponse) =>
    WebAssembly.compile(await reponse.arrayBuffer()),
  );
  const pyodide = await charger({ stdLibURL: `${MOTEUR}python_stdlib.zip` }, wasm, zip);
  pyodide.FS.writeFile("/lib/sources.zip", new Uint8Array(sources));
  pyodide.runPython("import sys; sys.path.insert(0, '/lib/sources.zip')");
  return pyodide;
}

/**
 * Starts Pyodide with the downloads already under way. It would wait for ever for WebAssembly code
 * that does not come: whatever fails is raised here.
 * @param {{ stdLibURL: string }} bibliotheque
 * @param {Promise<WebAssembly.Module>} wasm
 * @param {Promise<Response>} zip
 */
async function charger(bibliotheque, wasm, zip) {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  const encours = new Map([
    [bibliotheque.stdLibURL, zip],
    [WASM, Promise.resolve(new Response())],
  ]);
  globalThis.fetch = (ressource, options) =>
    encours.get(String(ressource)) ?? fetch(ressource, options);
  WebAssembly.instantiateStreaming = async (_vide, imports) => {
    const module = await wasm;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  try {
    const echec = Promise.all([zip, wasm]).then(() => jamais(ATTENTE_MAX));
    return await Promise.race([loadPyodide({ ...OPTIONS, ...bibliotheque }), echec]);
  } finally {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/**
 * A download that tells how many bytes it has received; refused if it is not whole and right.
 * @param {string} url
 * @param {(octets: number) => void} [compter]
 * @param {RequestInit} [options]
 */
async function telecharger(url, compter, options) {
  const reponse = await fetch(url, options);
  if (!reponse.ok) {
    throw new Error(`${url} : réponse ${reponse.status}`);
  }
  if (compter) {
    suivre(reponse.clone(), compter);
  }
  return reponse;
}

/**
 * @param {Response} copie
 * @param {(octets: number) => void} compter
 */
async function suivre(copie, compter) {
  const lecteur = copie.body?.getReader();
  let bloc = await lecteur?.read();
  while (lecteur && bloc?.value) {
    compter(bloc.value.length);
    bloc = await lecteur.read();
  }
}

/** @param {number} total */
function compteur(total) {
  let recu = 0;
  return (/** @type {number} */ octets) => {
    recu += octets;
    postMessage(
      recu < total ? { etape: "telechargement", recu, total } : { etape: "demarrage", recu, total },
    );
  };
}

/**
 * Never fulfilled; rejected after a while, with a reason.
 * @param {number} duree milliseconds
 * @returns {Promise<never>}
 */
function jamais(duree) {
  return new Promise((_, rejeter) => {
    setTimeout(() => rejeter(new Error("Python n'a pas démarré à temps")), duree);
  });
}

/** @param {string} relative */
function adresse(relative) {
  return new URL(relative, import.meta.url).href;
}

/** @param {unknown} erreur */
function phrase(erreur) {
  return erreur instanceof Error ? erreur.message : String(erreur);
}
