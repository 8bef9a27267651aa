/**
 * Brings the files of Python, each as it was published.
 *
 * @typedef {import("./adresses.js").Fichier} Fichier
 */
import { adresse } from "./adresses.js";
import { Panne } from "./panne.js";

/**
 * A file as it was published. One that does not come so is asked for again, past every cache.
 * @param {Fichier} fichier
 */
export async function telecharger(fichier) {
  try {
    return reussie(await fetch(adresse(fichier.adresse), { integrity: fichier.integrite }));
  } catch {
    // The browser does not say whether it was absent or damaged.
    return new Response(verifier(fichier, await recevoir(fichier, () => {}, "reload")));
  }
}

/** @param {Response} reponse */
function reussie(reponse) {
  if (!reponse.ok) {
    throw new Panne(reponse.status === 404 ? "perime" : "reseau", `${reponse.status}`);
  }
  return reponse;
}

/**
 * As soon as it comes; whole, from a host that gives it another type.
 * @param {Promise<Response>} attendue
 */
export async function compiler(attendue) {
  const reponse = await attendue;
  return reponse.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(reponse)
    : WebAssembly.compile(await reponse.arrayBuffer());
}

/**
 * @param {Fichier} fichier
 * @returns {Promise<any>} a module
 */
export async function importer({ adresse: relative }) {
  try {
    return await import(adresse(relative));
  } catch (erreur) {
    throw new Panne("reseau", String(erreur));
  }
}

/**
 * The content of a file, which tells how many bytes it has received; as `telecharger` does, but
 * without waiting for the browser to check it whole before giving it.
 * @param {Fichier} fichier
 * @param {(octets: number) => void} compter
 */
export async function lire(fichier, compter) {
  try {
    return verifier(fichier, await recevoir(fichier, compter, "default"));
  } catch (erreur) {
    if (erreur instanceof Panne && erreur.code !== "abime") {
      throw erreur;
    }
  }
  return verifier(fichier, await recevoir(fichier, () => {}, "reload"));
}

/**
 * @param {Fichier} fichier
 * @param {(octets: number) => void} compter
 * @param {RequestCache} cache
 */
async function recevoir({ adresse: relative }, compter, cache) {
  const reponse = await fetch(adresse(relative), { cache }).catch((erreur) => {
    throw new Panne("reseau", `${relative} : ${erreur}`);
  });
  const lecteur = reussie(reponse).body?.getReader();
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

/** @type {Panne | undefined} what could not be brought in the middle of a calculation */
export let perte;

/**
 * A file at once, while Python waits for it in the middle of a calculation.
 * @param {Fichier} fichier
 */
export function lireAussitot(fichier) {
  try {
    return verifier(fichier, demanderAussitot(fichier, {}));
  } catch (erreur) {
    console.warn(erreur);
  }
  try {
    return verifier(fichier, demanderAussitot(fichier, { "Cache-Control": "no-cache" }));
  } catch (erreur) {
    perte = erreur instanceof Panne ? erreur : new Panne("reseau", String(erreur));
    throw perte;
  }
}

/**
 * @param {Fichier} fichier
 * @param {Record<string, string>} entetes
 */
function demanderAussitot({ adresse: relative }, entetes) {
  const demande = new XMLHttpRequest();
  demande.open("GET", adresse(relative), false);
  demande.responseType = "arraybuffer";
  for (const [nom, valeur] of Object.entries(entetes)) {
    demande.setRequestHeader(nom, valeur);
  }
  demande.send();
  if (demande.status !== 200) {
    throw new Panne(demande.status === 404 ? "perime" : "reseau", `${demande.status}`);
  }
  return new Uint8Array(demande.response);
}

/**
 * A damaged memory or engine might compute wrong: it is not used. This hash guards against
 * accidents, not people (see image.py).
 * @param {Fichier} fichier
 * @param {Uint8Array<ArrayBuffer>} octets
 */
export function verifier({ adresse, empreinte }, octets) {
  const mots = new Uint32Array(octets.buffer, 0, octets.length >> 2);
  let somme = octets.length;
  for (let rang = 0; rang < mots.length; rang += 1) {
    somme = Math.imul(somme ^ /** @type {number} */ (mots[rang]), 0x01000193) + 1;
    somme ^= somme >>> 15;
  }
  if (somme >>> 0 !== empreinte) {
    throw new Panne("abime", adresse);
  }
  return octets;
}
