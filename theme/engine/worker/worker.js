/**
 * Python in the browser: one worker, one entry point, a function of a name and a request.
 *
 * In:  { id, nom, requete }    requete is a text.
 * Out: { etape, recu, total }  while starting: "telechargement" (bytes), "demarrage", "regles", "pret";
 *      { id, reponse }         a text;
 *      { id, panne: "calcul" } this call failed;
 *      { panne }               a code of `Panne`: Python cannot start here, or cannot go on.
 *
 * The name given to the worker says what to do:
 * - "rapide": start the split engine from the image of a Python already started (see README.md); if
 *   that fails, as "ordinaire";
 * - "garde": the same, the image being first looked for among the files that this browser keeps;
 * - "ordinaire": start Pyodide's whole engine, as it is published, and the modules from their sources;
 * - "copie": keep the image for the next visits, then end. Reading it there takes a tenth of the
 *   time that the browser takes to give it again from its cache.
 *
 * The build writes the addresses in this file, small for its first act to come soon: to ask for
 * everything else at once.
 */
/**
 * @typedef {{ id: number, nom: string, requete: string }} Appel
 * @typedef {(nom: string, requete: string) => string} Repondre
 */
import { ADRESSES } from "./adresses.js";
import { copier, sansCopie } from "./copie.js";
import { demarrer } from "./depart.js";
import { perte } from "./fichiers.js";
import { cause } from "./panne.js";
import { tenir } from "./reste.js";

/** Milliseconds after the first answer, when what is rarely wanted is fetched. */
const REPOS = 1500;

if (self.name !== "copie") {
  servir(demarrer().then(entree));
} else if (ADRESSES.rapide) {
  copier(ADRESSES.rapide.image).catch(sansCopie).finally(close);
} else {
  close();
}

/** @param {Promise<Repondre>} pret */
function servir(pret) {
  pret.catch((erreur) => postMessage({ panne: cause(erreur) }));
  let premiere = true;
  addEventListener("message", async (/** @type {MessageEvent<Appel>} */ { data }) => {
    const repondre = await pret.catch(() => undefined);
    if (!repondre) {
      return; // already said
    }
    try {
      postMessage({ id: data.id, reponse: repondre(data.nom, data.requete) });
    } catch (erreur) {
      const deLaRegle = !perte && erreur instanceof Error && erreur.name === "PythonError";
      postMessage(deLaRegle ? { id: data.id, panne: "calcul" } : { panne: cause(perte ?? erreur) });
    }
    if (premiere) {
      setTimeout(tenir, REPOS);
    }
    premiere = false;
  });
}

/**
 * @param {import("pyodide").PyodideAPI} pyodide
 * @returns {Repondre}
 */
function entree(pyodide) {
  postMessage({ etape: "regles" });
  const [module, fonction] = ADRESSES.entree;
  const repondre = pyodide.pyimport(module)[fonction];
  postMessage({ etape: "pret" });
  // Not the function itself: a promise would ask Python whether it has a `then`.
  return (nom, requete) => repondre(nom, requete);
}
