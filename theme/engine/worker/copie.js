/**
 * The copy of the image that this browser keeps on its own disk: reading it takes a tenth of the
 * time that a cache takes to give it.
 *
 * @typedef {import("./adresses.js").Fichier} Fichier
 * @typedef {object} Acces a file of the worker's own disk
 * @property {() => number} getSize
 * @property {(vers: Uint8Array, options: { at: number }) => number} read
 * @property {(quoi: Uint8Array, options: { at: number }) => number} write
 * @property {() => void} flush
 * @property {() => void} close
 */
import { lire, verifier } from "./fichiers.js";

/** The folder of this site's one copy, which bears the image's name, and so its version. */
const DOSSIER = `image${new URL("..", import.meta.url).pathname}`.replace(/\W+/g, "-");

/**
 * Write the image in a folder emptied of any other one.
 * @param {Fichier} image
 */
export async function copier(image) {
  if (await lireCopie(image).catch(() => undefined)) {
    return;
  }
  const racine = await disque();
  const octets = await lire(image, () => {});
  await racine.removeEntry(DOSSIER, { recursive: true }).catch(() => {}); // none, or being read
  const dossier = await racine.getDirectoryHandle(DOSSIER, { create: true });
  const acces = await ouvrir(await dossier.getFileHandle(nomDeCopie(image), { create: true }));
  try {
    acces.write(octets, { at: 0 });
    acces.flush();
  } finally {
    acces.close();
  }
}

/**
 * Rejected when there is none, in a browser or a window where nothing is kept, or if spoilt.
 * @param {Fichier} image
 */
export async function lireCopie(image) {
  const dossier = await (await disque()).getDirectoryHandle(DOSSIER);
  const acces = await ouvrir(await dossier.getFileHandle(nomDeCopie(image)));
  try {
    const octets = new Uint8Array(acces.getSize());
    acces.read(octets, { at: 0 });
    return verifier(image, octets);
  } finally {
    acces.close();
  }
}

/** @param {Fichier} image */
function nomDeCopie({ adresse: relative }) {
  return relative.replace(/\W+/g, "-");
}

/** @param {unknown} erreur */
export function sansCopie(erreur) {
  console.info("Pas de copie :", erreur);
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
