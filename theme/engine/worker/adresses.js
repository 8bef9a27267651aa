/**
 * Where everything is, written by the build, and what each file is checked by.
 *
 * @typedef {object} Fichier
 * @property {string} adresse relative to the worker
 * @property {string} integrite what the browser checks
 * @property {number} empreinte what we check of a file that it does not (see `verifier`)
 * @property {number} octets
 * @typedef {object} Adresses
 * @property {[string, string]} entree the entry point: a module and its function
 * @property {string} dossier Pyodide's
 * @property {Fichier} script js/pyodide.js: Pyodide's loader and the script of the split engine
 * @property {Fichier} bibliotheque every module, as sources
 * @property {Rapide | null} rapide null when the site publishes Pyodide as it comes
 * @property {{ moteur: Fichier, script: Fichier | null }} ordinaire its script, when it is not
 * that of the split engine
 * @property {import("pyodide").Lockfile} verrou
 * @typedef {object} Rapide
 * @property {Fichier} moteur the functions that answering calls
 * @property {Fichier} suite the whole engine, brought at the first function that the other lacks
 * @property {Fichier} image
 * @property {Fichier} rares the modules that the image does without, compiled
 * @property {number[]} entete what Pyodide reads of the image before it is laid, in whole numbers
 * @property {[number, number, number][]} plages each run of pages: its place in the image, its place
 * in the memory, its length
 */

export const ADRESSES = /** @type {Adresses} */ (/** @type {unknown} */ ("__ADRESSES__"));

/** @param {string} relative */
export function adresse(relative) {
  return new URL(relative, import.meta.url).href;
}
