/**
 * What only the sheet says: the day it is printed, and the address that gives the answers back.
 */

/** Characters: beyond, nobody copies an address from paper. */
const ADRESSE_LONGUE = 2000;
const TROP_LONGUE =
  "Le lien qui redonne ces réponses est trop long pour le papier\u00a0: le fichier du projet les contient toutes.";

/**
 * @param {HTMLElement} calcul
 * @param {string | undefined} adresse none without a live answer
 */
export function completer(calcul, adresse = "") {
  const [page] = adresse.split("#");
  const texte = adresse.length > ADRESSE_LONGUE ? `${page} ${TROP_LONGUE}` : adresse;
  ecrire(calcul, ".adresse", texte);
  ecrire(calcul, "[data-imprime-le]", `Imprimé le ${enFrancais(new Date())}.`);
}

/** @param {Date} jour */
function enFrancais(jour) {
  const quantieme = jour.getDate() === 1 ? "1er" : jour.getDate();
  const mois = jour.toLocaleDateString("fr-FR", { month: "long" });
  return `${quantieme}\u00a0${mois}\u00a0${jour.getFullYear()}`;
}

/**
 * @param {HTMLElement} calcul
 * @param {string} selecteur
 * @param {string} texte
 */
function ecrire(calcul, selecteur, texte) {
  for (const ou of calcul.querySelectorAll(selecteur)) {
    ou.textContent = texte;
  }
}
