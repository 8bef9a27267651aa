/**
 * What only the sheet says: the day it is printed, and the address that gives the answers back.
 */
import { adresse } from "./gestes.js";

const TROP_LONGUE =
  "Le lien qui redonne ces réponses est trop long pour le papier\u00a0: enregistrez-les dans un fichier.";

/**
 * @param {HTMLElement} calcul
 * @param {{ lien: string } | undefined} resultat none without a live answer; its link is empty when
 *   it would be too long
 */
export function completer(calcul, resultat) {
  const page = `${location.origin}${location.pathname}`;
  const redonne = resultat?.lien ? adresse(resultat.lien) : `${page} ${TROP_LONGUE}`;
  ecrire(calcul, ".adresse", resultat ? redonne : "");
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
