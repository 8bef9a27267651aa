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
 * The build writes in this file Pyodide's loader, the light engine's script and the addresses: its
 * first act is to ask for everything else at once.
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

/**
 * Makes the light engine: its script, a function that the build writes here, without parentheses
 * for browsers not to compile it before it is called.
 * @type {any}
 */
const creerLeger = "__MOTEUR__";
const ADRESSES = /** @type {Adresses} */ (/** @type {unknown} */ ("__ADRESSES__"));
const RAPIDE = depart(ADRESSES.rapide);
const ORDINAIRE = depart(ADRESSES.ordinaire);
const ATTENTE_MAX = 20_000;
/** Milliseconds between two reports of what is received. */
const CADENCE = 50;
/** The folder of this site's one photograph, which bears this file's name, and so its version. */
const DOSSIER = `photo${new URL("..", import.meta.url).pathname}`.replace(/\W+/g, "-");
const PHOTO = new URL(import.meta.url).pathname.replace(/\W+/g, "-");
const PAGE = 65_536;
/** Numbers that a photograph begins with: its hash, the bytes of its header, how many pages. */
const DEBUT = 3;

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
  const leger = { createPyodideModule: creerLeger };
  const moteur = telecharger(RAPIDE.wasm);
  const compter = compteur(ADRESSES.rapide);
  const acces = options ? undefined : await ouvrirPhoto().catch(() => undefined);
  const wasm = WebAssembly.compileStreaming(acces ? moteur : compte(moteur, compter));
  if (acces) {
    postMessage({ etape: "demarrage" });
    try {
      const photo = lirePhoto(acces);
      const modules = Promise.resolve(new Response()); // the photograph holds them all
      return await charger(RAPIDE, { modules, wasm }, { ...leger, ...photo });
    } catch (erreur) {
      await wasm; // a network that fails says nothing of the photograph
      console.warn(`Photographie inutilisable : ${phrase(erreur)}`);
      await oublierPhoto();
      compter(ADRESSES.rapide.octetsMoteur);
    }
  }
  const integrity = ADRESSES.rapide.empreinte ?? "";
  const modules = compte(telecharger(RAPIDE.modules, { integrity }), compter);
  return charger(RAPIDE, { modules, wasm }, { ...leger, ...options });
}

/** Pyodide as it is published, and the rules as sources; the most ordinary calls only. */
async function demarrageOrdinaire() {
  const compter = compteur(ADRESSES.ordinaire);
  const sources = compte(telecharger(adresse(ADRESSES.sources)), compter);
  const wasm = compte(telecharger(ORDINAIRE.wasm), compter).then(async (reponse) =>
    WebAssembly.compile(await reponse.arrayBuffer()),
  );
  const modules = compte(telecharger(ORDINAIRE.modules), compter);
  const pyodide = await charger(ORDINAIRE, { modules, wasm }, {});
  await oublierPhoto();
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
  const condense = condenser(pyodide.makeMemorySnapshot());
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

/**
 * What makes Pyodide start from the photograph.
 * @param {Acces} acces
 */
function lirePhoto(acces) {
  try {
    const condense = new Uint8Array(acces.getSize());
    acces.read(condense, { at: 0 });
    return etendre(condense);
  } finally {
    acces.close();
  }
}

/** Rejected when there is none yet, or in a browser, a window or a host where nothing is kept. */
async function ouvrirPhoto() {
  return ouvrir(await trouverPhoto());
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
 * Pyodide gives a header, then the memory. A memory is mostly zeros: kept are the places of the
 * pages that hold something, those pages, and before them the hash of it all.
 * @param {Uint8Array} photo
 */
function condenser(photo) {
  const entete = new Uint32Array(photo.buffer, 0, 2)[1] ?? 0;
  const memoire = photo.subarray(entete);
  const places = [];
  for (let place = 0; place * PAGE < memoire.length; place += 1) {
    if (!vide(page(memoire, place))) {
      places.push(place);
    }
  }
  const debut = 4 * (DEBUT + places.length) + entete;
  const condense = new Uint8Array(debut + PAGE * places.length);
  new Uint32Array(condense.buffer).set([0, entete, places.length, ...places]);
  condense.set(photo.subarray(0, entete), debut - entete);
  places.forEach((place, rang) => {
    condense.set(page(memoire, place), debut + PAGE * rang);
  });
  new Uint32Array(condense.buffer).set([empreinte(condense)]);
  return condense;
}

/**
 * A damaged memory might compute wrong: it is not used.
 * @param {Uint8Array<ArrayBuffer>} condense
 */
function etendre(condense) {
  const [attendue, entete = 0, combien = 0] = new Uint32Array(condense.buffer, 0, DEBUT);
  if (attendue !== empreinte(condense)) {
    throw new Error("elle est abîmée");
  }
  const rangs = new Map(
    Array.from(new Uint32Array(condense.buffer, 4 * DEBUT, combien), (place, rang) => [
      place,
      rang,
    ]),
  );
  const debut = 4 * (DEBUT + combien) + entete;
  /** @param {Int8Array} octets the memory of a Python that has not started */
  const poser = ({ buffer, length }) => {
    if (Math.max(...rangs.keys()) * PAGE >= length) {
      throw new Error("elle est trop grande");
    }
    const memoire = new Uint8Array(buffer, 0, length);
    for (let place = 0; place * PAGE < length; place += 1) {
      const rang = rangs.get(place);
      if (rang !== undefined) {
        memoire.set(page(condense.subarray(debut), rang), place * PAGE);
      } else if (!vide(page(memoire, place))) {
        page(memoire, place).fill(0);
      }
    }
  };
  return { poser, _loadSnapshot: condense.subarray(debut - entete, debut) };
}

/** @param {Uint8Array} octets whole numbers of four bytes; the first one is left out */
function empreinte({ buffer, length }) {
  let somme = 0;
  const mots = new Uint32Array(buffer, 4, length / 4 - 1);
  for (let rang = 0; rang < mots.length; rang += 1) {
    somme = Math.imul(somme ^ /** @type {number} */ (mots[rang]), 0x01000193) + 1;
    somme ^= somme >>> 15;
  }
  return somme >>> 0;
}

/** @param {Uint8Array} octets */
function vide({ buffer, byteOffset, length }) {
  const mots = new Uint32Array(buffer, byteOffset, length / 4);
  let rang = 0;
  while (rang < mots.length && mots[rang] === 0) {
    rang += 1;
  }
  return rang === mots.length;
}

/**
 * @param {Uint8Array} octets
 * @param {number} place
 */
function page(octets, place) {
  return octets.subarray(place * PAGE, (place + 1) * PAGE);
}

/**
 * A download, refused if it is not whole and right.
 * @param {string} url
 * @param {RequestInit} [options]
 */
async function telecharger(url, options) {
  const reponse = await fetch(url, options);
  if (!reponse.ok) {
    throw new Error(`${url} : réponse ${reponse.status}`);
  }
  return reponse;
}

/**
 * The same download, which tells how many bytes it has received.
 * @param {Promise<Response>} envoi
 * @param {(octets: number) => void} compter
 */
async function compte(envoi, compter) {
  const reponse = await envoi;
  suivre(reponse.clone(), compter);
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
