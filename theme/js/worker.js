/**
 * Python in the browser: one worker, one entry point, `calculators.rendu.repondre`.
 *
 * In:  { id, nom, requete }    requete is a JSON text.
 * Out: { etape, recu, total }  while starting: "telechargement" (bytes), "demarrage", "regles", "pret";
 *      { id, reponse }         a JSON text;
 *      { id, panne }           a sentence: this call failed. Without id: Python cannot start here.
 *
 * The name given to the worker says how to start:
 * - "rapide": from the photograph of a Python already started, if this browser keeps one; else from
 *   the light engine and the compiled modules; whatever fails, the next way follows;
 * - "ordinaire": Pyodide whole, as it is published;
 * - "photo": take that photograph for the next visits, then end.
 *
 * The build writes Pyodide's loader and the addresses in this file: its first act is to ask for
 * everything at once.
 */
import { loadPyodide } from "pyodide";

/**
 * @typedef {object} Adresses
 * @property {Depart} rapide
 * @property {Depart} ordinaire
 * @property {string} sources zip of the rules' sources, for an ordinary start
 * @property {import("pyodide").Lockfile} verrou
 * @typedef {object} Depart
 * @property {string} moteur folder of the engine, relative to this file
 * @property {string} modules zip of the modules
 * @property {string} [empreinte] hash of that zip
 * @property {number} octetsModules
 * @property {number} octetsMoteur
 * @typedef {{ modules: Promise<Response>, wasm: Promise<WebAssembly.Module> }} Envois under way
 * @typedef {object} Acces a file of the worker's own disk
 * @property {() => number} getSize
 * @property {(vers: Uint8Array, options: { at: number }) => number} read
 * @property {(quoi: Uint8Array, options: { at: number }) => number} write
 * @property {() => void} flush
 * @property {() => void} close
 * @typedef {{ id: number, nom: string, requete: string }} Appel
 * @typedef {(nom: string, requete: string) => string} Repondre
 */

const ADRESSES = /** @type {Adresses} */ (/** @type {unknown} */ ("__ADRESSES__"));
const RAPIDE = depart(ADRESSES.rapide);
const ORDINAIRE = depart(ADRESSES.ordinaire);
const ATTENTE_MAX = 20_000;
/** The folder of this site's one photograph, which bears the names of what it was taken of. */
const DOSSIER = `photo${new URL("..", import.meta.url).pathname}`.replace(/\W+/g, "-");
const PHOTO = `${ADRESSES.rapide.moteur}${ADRESSES.rapide.modules}`.replace(/\W+/g, "-");
const PAGE = 65_536;
/** Bytes of the hash that a photograph begins with. */
const EMPREINTE = 32;
/** Bytes before the places of its pages: the hash, the length of the memory, how many pages. */
const ENTETE = EMPREINTE + 8;

if (self.name === "photo") {
  photographier()
    .catch((erreur) => console.info(`Pas de photographie : ${phrase(erreur)}`))
    .finally(close);
} else {
  servir(demarrer());
}

/** @param {Promise<Repondre>} pret */
function servir(pret) {
  pret.catch((erreur) => postMessage({ panne: phrase(erreur) }));
  addEventListener("message", async (/** @type {MessageEvent<Appel>} */ { data }) => {
    try {
      const repondre = await pret;
      postMessage({ id: data.id, reponse: repondre(data.nom, data.requete) });
    } catch (erreur) {
      postMessage({ id: data.id, panne: phrase(erreur) });
    }
  });
}

/** @returns {Promise<Repondre>} */
async function demarrer() {
  if (self.name !== "ordinaire") {
    try {
      return entree(await demarrageRapide());
    } catch (erreur) {
      console.warn(`Démarrage rapide impossible, démarrage ordinaire : ${phrase(erreur)}`);
    }
  }
  return entree(await demarrageOrdinaire());
}

/** @param {import("pyodide").PyodideAPI} pyodide */
function entree(pyodide) {
  postMessage({ etape: "regles" });
  const repondre = pyodide.pyimport("calculators.rendu").repondre;
  postMessage({ etape: "pret" });
  return repondre;
}

/**
 * The light engine and the compiled modules take the place of Pyodide's own; all the downloads run
 * together.
 * @param {object} [options]
 */
async function demarrageRapide(options) {
  import(`${RAPIDE.moteur}pyodide.asm.mjs`).catch(() => {}); // loadPyodide will say what failed
  let compter = compteur(ADRESSES.rapide);
  const moteur = () => WebAssembly.compileStreaming(telecharger(RAPIDE.wasm, compter));
  let wasm = moteur();
  const photo = options ? undefined : await lirePhoto();
  if (photo) {
    compter(ADRESSES.rapide.octetsModules); // the photograph holds them all
    try {
      const modules = Promise.resolve(new Response());
      return await charger(RAPIDE, { modules, wasm }, { _loadSnapshot: photo });
    } catch (erreur) {
      console.warn(`Photographie inutilisable : ${phrase(erreur)}`);
      await oublierPhoto();
      compter = compteur(ADRESSES.rapide);
      wasm = moteur();
    }
  }
  const integrity = ADRESSES.rapide.empreinte ?? "";
  const modules = telecharger(RAPIDE.modules, compter, { integrity });
  return charger(RAPIDE, { modules, wasm }, options);
}

/** Pyodide as it is published, and the rules as sources; the most ordinary calls only. */
async function demarrageOrdinaire() {
  await oublierPhoto();
  const compter = compteur(ADRESSES.ordinaire);
  const sources = telecharger(adresse(ADRESSES.sources), compter);
  const wasm = telecharger(ORDINAIRE.wasm, compter).then(async (reponse) =>
    WebAssembly.compile(await reponse.arrayBuffer()),
  );
  const modules = telecharger(ORDINAIRE.modules, compter);
  const pyodide = await charger(ORDINAIRE, { modules, wasm }, {});
  pyodide.FS.writeFile("/lib/sources.zip", new Uint8Array(await (await sources).arrayBuffer()));
  pyodide.runPython("import sys; sys.path.insert(0, '/lib/sources.zip')");
  return pyodide;
}

/**
 * Starts Pyodide with the downloads already under way. It would wait for ever for WebAssembly code
 * that does not come: whatever fails is raised here.
 * @param {typeof RAPIDE} depart
 * @param {Envois} envois
 * @param {object} [options]
 */
async function charger({ moteur, modules, wasm }, envois, options) {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  const encours = new Map([
    [modules, envois.modules],
    [wasm, Promise.resolve(new Response())],
  ]);
  globalThis.fetch = (ressource, choix) =>
    encours.get(String(ressource)) ?? fetch(ressource, choix);
  WebAssembly.instantiateStreaming = async (_vide, imports) => {
    const module = await envois.wasm;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  try {
    const echec = Promise.all(Object.values(envois)).then(() => jamais(ATTENTE_MAX));
    const adresses = { indexURL: moteur, packageBaseUrl: moteur, stdLibURL: modules };
    const demarrage = loadPyodide({ ...adresses, lockFileContents: ADRESSES.verrou, ...options });
    return await Promise.race([demarrage, echec]);
  } finally {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/** Keep a Python started and warm, that has seen nobody's answers, for the next visits. */
async function photographier() {
  const racine = await disque();
  if (await trouverPhoto().catch(() => undefined)) {
    return; // each start verifies it
  }
  const pyodide = await demarrageRapide({ _makeSnapshot: true });
  pyodide.pyimport("calculators.rendu").echauffer();
  const condense = await condenser(pyodide.makeMemorySnapshot());
  await oublierPhoto();
  const dossier = await racine.getDirectoryHandle(DOSSIER, { create: true });
  const acces = await ouvrir(await dossier.getFileHandle(PHOTO, { create: true }));
  try {
    acces.write(condense, { at: 0 });
    acces.flush();
  } finally {
    acces.close();
  }
}

/** @returns {Promise<Uint8Array | undefined>} */
async function lirePhoto() {
  try {
    const acces = await ouvrir(await trouverPhoto());
    const condense = new Uint8Array(acces.getSize());
    acces.read(condense, { at: 0 });
    acces.close();
    const photo = await etendre(condense);
    if (!photo) {
      await oublierPhoto();
    }
    return photo;
  } catch {
    return undefined; // none yet, or a browser, a window or a host where nothing can be kept
  }
}

async function trouverPhoto() {
  return (await (await disque()).getDirectoryHandle(DOSSIER)).getFileHandle(PHOTO);
}

async function oublierPhoto() {
  try {
    await (await disque()).removeEntry(DOSSIER, { recursive: true });
  } catch {
    // There was none, or another tab is reading it.
  }
}

/**
 * @param {FileSystemFileHandle} fichier
 * @returns {Promise<Acces>}
 */
function ouvrir(fichier) {
  return /** @type {any} */ (fichier).createSyncAccessHandle();
}

/** The files that this browser keeps for this site alone. */
function disque() {
  return navigator.storage.getDirectory();
}

/**
 * A memory is mostly zeros: kept are its length, the places of the pages that hold something, those
 * pages, and before them the hash of it all. A damaged memory might compute wrong: it is not used.
 * @param {Uint8Array} photo
 */
async function condenser(photo) {
  const places = [];
  for (let place = 0; place * PAGE < photo.length; place += 1) {
    if (page(photo, place).some((octet) => octet !== 0)) {
      places.push(place);
    }
  }
  const condense = new Uint8Array(ENTETE + (4 + PAGE) * places.length);
  new Uint32Array(condense.buffer, EMPREINTE, 2).set([photo.length, places.length]);
  new Uint32Array(condense.buffer, ENTETE, places.length).set(places);
  places.forEach((place, rang) => {
    condense.set(page(photo, place), ENTETE + 4 * places.length + PAGE * rang);
  });
  condense.set(await empreinte(condense));
  return condense;
}

/** @param {Uint8Array<ArrayBuffer>} condense */
async function etendre(condense) {
  const calculee = await empreinte(condense);
  if (calculee.some((octet, rang) => octet !== condense[rang])) {
    return undefined;
  }
  const [longueur = 0, combien = 0] = new Uint32Array(condense.buffer, EMPREINTE, 2);
  const photo = new Uint8Array(longueur);
  new Uint32Array(condense.buffer, ENTETE, combien).forEach((place, rang) => {
    const { length } = page(photo, place);
    const ou = ENTETE + 4 * combien + PAGE * rang;
    photo.set(condense.subarray(ou, ou + length), place * PAGE);
  });
  return photo;
}

/** @param {Uint8Array<ArrayBuffer>} condense */
async function empreinte(condense) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", condense.subarray(EMPREINTE)));
}

/**
 * @param {Uint8Array} photo
 * @param {number} place
 */
function page(photo, place) {
  return photo.subarray(place * PAGE, (place + 1) * PAGE);
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

/** @param {Depart} depart */
function compteur({ octetsMoteur, octetsModules }) {
  const total = octetsMoteur + octetsModules;
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

/** @param {Depart} depart */
function depart({ moteur, modules }) {
  const wasm = `${adresse(moteur)}pyodide.asm.wasm`;
  return { moteur: adresse(moteur), modules: adresse(modules), wasm };
}

/** @param {string} relative */
function adresse(relative) {
  return new URL(relative, import.meta.url).href;
}

/** @param {unknown} erreur */
function phrase(erreur) {
  return erreur instanceof Error ? erreur.message : String(erreur);
}
