/**
 * Python in the browser: one worker, one entry point, `calculators.rendu.repondre`.
 *
 * In:  { id, nom, requete }    requete is a JSON text.
 * Out: { etape, recu, total }  while starting: "telechargement" (bytes), "demarrage", "regles", "pret";
 *      { id, reponse }         a JSON text;
 *      { id, panne: "calcul" } the rules failed on this call;
 *      { panne }               a code of js/pannes.js: Python cannot start here, or cannot go on.
 *
 * The name given to the worker says what to do:
 * - "rapide": start the light engine from the image of a Python already started (see
 *   theme/publish/image.py); if that fails, as "ordinaire";
 * - "garde": the same, the image being first looked for among the files that this browser keeps;
 * - "ordinaire": start Pyodide's whole engine, as it is published, and the modules from their sources;
 * - "copie": keep the image for the next visits, then end. Reading it there takes a tenth of the
 *   time that the browser takes to give it again from its cache.
 *
 * The build writes the addresses in this file, small for its first act to come soon: to ask for
 * everything else at once. "pyodide" is then js/pyodide.js, its loader and the light engine's script.
 */
/**
 * @typedef {object} Adresses all relative to this file
 * @property {Depart} rapide
 * @property {Depart} ordinaire
 * @property {string} image
 * @property {number[]} entete what Pyodide reads of the image before it is laid, in whole numbers
 * @property {[number, number, number][]} plages each run of pages: its place in the image, its place in
 * the memory, its length
 * @property {number} empreinte hash of the image
 * @property {string} sources zip of the modules, for an ordinary start
 * @property {import("pyodide").Lockfile} verrou
 * @typedef {object} Depart
 * @property {string} moteur folder of the engine
 * @property {number} octets what this start counts of its downloads; not the light engine, a tenth of it
 * @typedef {object} Acces a file of the worker's own disk
 * @property {() => number} getSize
 * @property {(vers: Uint8Array, options: { at: number }) => number} read
 * @property {(quoi: Uint8Array, options: { at: number }) => number} write
 * @property {() => void} flush
 * @property {() => void} close
 * @typedef {object} Envois under way
 * @property {Promise<WebAssembly.Module>} wasm
 * @property {Promise<Response>} modules
 * @property {Promise<Uint8Array>} [image]
 * @typedef {{ id: number, nom: string, requete: string }} Appel
 * @typedef {(nom: string, requete: string) => string} Repondre
 */

const ADRESSES = /** @type {Adresses} */ (/** @type {unknown} */ ("__ADRESSES__"));
const IMAGE = adresse(ADRESSES.image);
const SOURCES = adresse(ADRESSES.sources);
const WASM = "pyodide.asm.wasm";
const ATTENTE_MAX = 20_000;
/** Milliseconds between two reports of what is received. */
const CADENCE = 50;
/** The folder of this site's one copy, which bears the image's name, and so its version. */
const DOSSIER = `image${new URL("..", import.meta.url).pathname}`.replace(/\W+/g, "-");
const COPIE = new URL(IMAGE).pathname.replace(/\W+/g, "-");

if (self.name === "copie") {
  copier().catch(sansCopie).finally(close);
} else {
  servir(demarrer());
}

/** @param {Promise<Repondre>} pret */
function servir(pret) {
  pret.catch(abandonner);
  addEventListener("message", async (/** @type {MessageEvent<Appel>} */ { data }) => {
    const repondre = await pret.catch(() => {}); // said once already
    if (!repondre) {
      return;
    }
    try {
      postMessage({ id: data.id, reponse: repondre(data.nom, data.requete) });
    } catch (erreur) {
      if (erreur instanceof Error && erreur.name === "PythonError") {
        console.error(phrase(erreur));
        postMessage({ id: data.id, panne: "calcul" });
      } else {
        abandonner(erreur);
      }
    }
  });
}

/** @param {unknown} erreur */
function abandonner(erreur) {
  console.error(phrase(erreur));
  postMessage({ panne: cause(erreur) });
}

/**
 * Why Python cannot start or go on, a code of js/pannes.js.
 * @param {unknown} erreur
 */
function cause(erreur) {
  const dit = phrase(erreur);
  if (!("WebAssembly" in globalThis)) {
    return "webassembly";
  }
  if (erreur instanceof WebAssembly.CompileError) {
    return /refus|blocked|disallowed/i.test(dit) ? "webassembly" : "abime";
  }
  if (/réponse (404|410)$/.test(dit)) {
    return "perime";
  }
  if (
    /réponse \d+$/.test(dit) ||
    (erreur instanceof TypeError && /fetch|load|network/i.test(dit))
  ) {
    return "reseau";
  }
  if (dit.includes("abîmée")) {
    return "abime";
  }
  return erreur instanceof RangeError || dit.includes("MemoryError") ? "memoire" : "arret";
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

/** The light engine and the image, asked for together. */
async function demarrageRapide() {
  const compter = compteur(ADRESSES.rapide);
  const moteur = adresse(ADRESSES.rapide.moteur);
  const wasm = WebAssembly.compileStreaming(telecharger(moteur + WASM));
  const image = lireImage(compter);
  const modules = Promise.resolve(new Response()); // the image holds them all
  const _loadSnapshot = new Uint8Array(new Uint32Array(ADRESSES.entete).buffer);
  return charger(moteur, { wasm, image, modules }, { _loadSnapshot });
}

/** When the fast start fails: another engine, other files, other ways to read them. */
async function demarrageOrdinaire() {
  const compter = compteur(ADRESSES.ordinaire);
  const moteur = adresse(ADRESSES.ordinaire.moteur);
  const wasm = lire(`${moteur}${WASM}.gzip`, compter).then(async (octets) => {
    const corps = new Response(octets).body?.pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compile(await new Response(corps).arrayBuffer());
  });
  const modules = lire(SOURCES, compter).then((octets) => new Response(octets));
  return charger(moteur, { wasm, modules }, {});
}

/**
 * Starts Pyodide with the downloads already under way. It would wait for ever for WebAssembly code
 * that does not come: whatever fails is raised here.
 * @param {string} moteur
 * @param {Envois} envois
 * @param {object} options
 */
async function charger(moteur, envois, options) {
  const echec = Promise.all(Object.values(envois)).then(() => jamais(ATTENTE_MAX));
  echec.catch(() => {}); // it may come before anyone waits for it
  /** @type {any} */
  const { loadPyodide, creerLeger } = await import("pyodide");
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  const encours = new Map([
    [SOURCES, envois.modules],
    [moteur + WASM, Promise.resolve(new Response())],
  ]);
  globalThis.fetch = (ressource, choix) =>
    encours.get(String(ressource)) ?? fetch(ressource, choix);
  /** @type {Uint8Array | undefined} */
  let image;
  /** @type {(erreur: unknown) => void} */
  let refuser = () => {};
  const refus = new Promise((_, rejeter) => {
    refuser = rejeter;
  });
  WebAssembly.instantiateStreaming = async (_vide, imports) => {
    const module = await envois.wasm;
    const instance = await WebAssembly.instantiate(module, imports).catch((erreur) => {
      refuser(erreur);
      throw erreur;
    });
    image = await envois.image;
    return { module, instance };
  };
  const poser = (/** @type {WebAssembly.Memory} */ memory) => {
    const cases = new Uint8Array(memory.buffer);
    for (const [debut, place, longueur] of ADRESSES.plages) {
      cases.set(/** @type {Uint8Array} */ (image).subarray(debut, debut + longueur), place);
    }
  };
  try {
    const adresses = { indexURL: moteur, packageBaseUrl: moteur, stdLibURL: SOURCES };
    const leger = envois.image && { createPyodideModule: creerLeger, poser };
    const autres = { lockFileContents: ADRESSES.verrou, ...leger, ...options };
    return await Promise.race([loadPyodide({ ...adresses, ...autres }), echec, refus]);
  } finally {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/**
 * The image, from the copy when this worker is told that there may be one.
 * @param {(octets: number) => void} compter
 */
async function lireImage(compter) {
  const copie = self.name === "garde" ? await lireCopie().catch(sansCopie) : undefined;
  compter(copie?.length ?? 0);
  return copie ?? verifier(await lire(IMAGE, compter));
}

/** Write the image in a folder emptied of any other one. */
async function copier() {
  if (await lireCopie().catch(() => undefined)) {
    return;
  }
  const racine = await disque();
  const octets = verifier(await lire(IMAGE, () => {}));
  await racine.removeEntry(DOSSIER, { recursive: true }).catch(() => {}); // none, or being read
  const dossier = await racine.getDirectoryHandle(DOSSIER, { create: true });
  const acces = await ouvrir(await dossier.getFileHandle(COPIE, { create: true }));
  try {
    acces.write(octets, { at: 0 });
    acces.flush();
  } finally {
    acces.close();
  }
}

/** Rejected when there is none, in a browser or a window where nothing is kept, or if spoilt. */
async function lireCopie() {
  const dossier = await (await disque()).getDirectoryHandle(DOSSIER);
  const acces = await ouvrir(await dossier.getFileHandle(COPIE));
  try {
    const octets = new Uint8Array(acces.getSize());
    acces.read(octets, { at: 0 });
    return verifier(octets);
  } finally {
    acces.close();
  }
}

/** @param {unknown} erreur */
function sansCopie(erreur) {
  console.info(`Pas de copie : ${phrase(erreur)}`);
}

/**
 * A damaged memory might compute wrong: it is not used. This hash guards against accidents, not
 * people (see theme/publish/image.py).
 * @param {Uint8Array<ArrayBuffer>} octets
 */
function verifier(octets) {
  const mots = new Uint32Array(octets.buffer, 0, octets.length >> 2);
  let somme = octets.length;
  for (let rang = 0; rang < mots.length; rang += 1) {
    somme = Math.imul(somme ^ /** @type {number} */ (mots[rang]), 0x01000193) + 1;
    somme ^= somme >>> 15;
  }
  if (somme >>> 0 !== ADRESSES.empreinte) {
    throw new Error("l'image est abîmée");
  }
  return octets;
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

/** @param {string} url */
async function telecharger(url) {
  const reponse = await fetch(url);
  if (!reponse.ok) {
    throw new Error(`${url} : réponse ${reponse.status}`);
  }
  return reponse;
}

/**
 * A download whole, which tells how many bytes it has received.
 * @param {string} url
 * @param {(octets: number) => void} compter
 */
async function lire(url, compter) {
  const lecteur = (await telecharger(url)).body?.getReader();
  const blocs = [];
  let bloc = await lecteur?.read();
  while (lecteur && bloc?.value) {
    blocs.push(bloc.value);
    compter(bloc.value.length);
    bloc = await lecteur.read();
  }
  const octets = new Uint8Array(blocs.reduce((somme, { length }) => somme + length, 0));
  let place = 0;
  for (const un of blocs) {
    octets.set(un, place);
    place += un.length;
  }
  return octets;
}

/** @param {Depart} depart */
function compteur({ octets: total }) {
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

/** @param {string} relative */
function adresse(relative) {
  return new URL(relative, import.meta.url).href;
}

/** @param {unknown} erreur */
function phrase(erreur) {
  return erreur instanceof Error ? erreur.message : String(erreur);
}
