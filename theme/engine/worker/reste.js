/**
 * What the page does not lay at once, brought when Python wants it: the functions that the split
 * engine lacks (see split.py), the modules that the image lacks (see on_call.py).
 */
import { ADRESSES } from "./adresses.js";
import { compiler, lireAussitot, telecharger } from "./fichiers.js";

const { bibliotheque, rapide } = ADRESSES;
/**
 * Held for the day it is wanted, once the first answer is given.
 * @type {{ suite?: WebAssembly.Module, rares?: Uint8Array, bibliotheque?: Uint8Array }}
 */
const tenus = {};

/**
 * A function that the split engine lacks asks for all of it, then goes on (see split.py).
 * @param {WebAssembly.Imports} imports
 * @param {() => WebAssembly.Instance} premiere
 */
export function avecSuite(imports, premiere) {
  let entier = false;
  const bring_engine = (/** @type {number} */ rang) => {
    if (!entier) {
      apporterSuite({ ...imports, first: premiere().exports });
      entier = true;
    }
    return rang;
  };
  return { ...imports, env: { ...imports.env, bring_engine } };
}

/** @param {WebAssembly.Imports} imports */
function apporterSuite(imports) {
  const { suite } = /** @type {NonNullable<typeof rapide>} */ (rapide);
  tenus.suite ??= new WebAssembly.Module(lireAussitot(suite));
  new WebAssembly.Instance(tenus.suite, imports);
}

/**
 * What the image lacks of Python's modules is read when Python first looks for it (see on_call.py).
 * @param {any} pyodide
 */
export function offrirModules({ FS, pyimport }) {
  const { major, minor } = pyimport("sys").version_info;
  const { rares } = /** @type {NonNullable<typeof rapide>} */ (rapide);
  offrir(FS, `/lib/python${major}${minor}.zip`, () => {
    tenus.bibliotheque ??= lireAussitot(bibliotheque);
    return tenus.bibliotheque;
  });
  offrir(FS, "/lib/rare.zip", () => {
    tenus.rares ??= lireAussitot(rares);
    return tenus.rares;
  });
}

/**
 * @param {any} FS
 * @param {string} place
 * @param {() => Uint8Array} contenu
 */
function offrir(FS, place, contenu) {
  FS.writeFile(place, "");
  Object.defineProperties(FS.lookupPath(place).node, {
    contents: { get: contenu },
    usedBytes: { get: () => contenu().length },
  });
}

/** Hold what a calculation may want one day, unless the person saves their data. */
export async function tenir() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
  if (connection?.saveData || !rapide) {
    return;
  }
  try {
    tenus.rares ??= new Uint8Array(await (await telecharger(rapide.rares)).arrayBuffer());
    tenus.suite ??= await compiler(telecharger(rapide.suite));
    tenus.bibliotheque ??= new Uint8Array(await (await telecharger(bibliotheque)).arrayBuffer());
  } catch (erreur) {
    console.info("Le reste viendra à la demande :", erreur);
  }
}
