// The search box. Index and engine are fetched when it is first opened, never before.
import { verifier } from "./version.js";

/**
 * @typedef {import("./recherche-index.js").Passage} Passage
 * @typedef {(requete: string) => (Passage & { trouves: string[] })[]} Chercheur
 * @typedef {{ chercher: Chercheur, racine: (mot: string) => string | null, mots: (t: string) => string[] }} Moteur
 */

const AU_PLUS = 12;
const EXTRAIT = 170;

const bouton = /** @type {HTMLButtonElement} */ (document.querySelector("[data-recherche]"));
const boite = /** @type {HTMLDialogElement} */ (document.getElementById("recherche"));
const champ = /** @type {HTMLInputElement} */ (document.getElementById("recherche-requete"));
const etat = /** @type {HTMLElement} */ (document.getElementById("recherche-etat"));
const liste = /** @type {HTMLElement} */ (document.getElementById("recherche-resultats"));
const invite = etat.textContent;

/** @type {Promise<Moteur> | undefined} */
let moteur;

/** @returns {Promise<Moteur>} */
async function charger() {
  const [module, reponse] = await Promise.all([
    import("./recherche-index.js"),
    fetch(new URL("../recherche/documents.json", import.meta.url)),
  ]);
  if (!reponse.ok) throw new Error(`documents.json : ${reponse.status}`);
  const index = module.creerIndex(await reponse.json());
  return { ...module, chercher: (requete) => module.chercher(index, requete) };
}

/** The engine, fetched once; a failed fetch is tried again at the next opening. */
function moteurPret() {
  moteur ??= charger();
  moteur.catch(() => {
    moteur = undefined;
    etat.textContent =
      "La recherche n’a pas pu se charger. Le menu « Rubriques » mène à toutes les pages.";
    verifier();
  });
  return moteur;
}

function ouvrir() {
  if (!boite.open) boite.showModal();
  champ.select();
  moteurPret();
}

async function repondre() {
  const requete = champ.value;
  const { chercher, racine, mots } = await moteurPret();
  if (requete !== champ.value) return;
  const trouves = chercher(requete).slice(0, AU_PLUS);
  const retenus = (/** @type {Passage & { trouves: string[] }} */ passage) =>
    ligne(passage, (mot) => mots(mot).some((m) => passage.trouves.includes(racine(m) ?? "")));
  liste.replaceChildren(...trouves.map(retenus));
  etat.textContent = bilan(requete, trouves.length);
}

/**
 * @param {string} requete
 * @param {number} nombre
 */
function bilan(requete, nombre) {
  if (!requete.trim()) return invite;
  if (nombre === 0) return "Aucun passage trouvé. Essayez un mot plus court ou un autre mot.";
  if (nombre === AU_PLUS) return `Les ${AU_PLUS} passages les plus proches`;
  return nombre === 1 ? "1 passage trouvé" : `${nombre} passages trouvés`;
}

/**
 * @param {Passage} passage
 * @param {(mot: string) => boolean} retenu
 */
function ligne(passage, retenu) {
  const lien = document.createElement("a");
  lien.href = new URL(`../${passage.url}`, import.meta.url).href;
  const titre = morceau("recherche__titre", passage.titre || passage.page, retenu);
  const extrait = morceau("recherche__extrait", extraire(passage.texte, retenu), retenu);
  lien.append(titre, extrait);
  if (passage.titre && passage.titre !== passage.page) {
    extrait.before(morceau("recherche__page", passage.page, () => false));
  }
  const item = document.createElement("li");
  item.append(lien);
  return item;
}

/**
 * A piece of text, the words looked for marked.
 * @param {string} classe
 * @param {string} texte
 * @param {(mot: string) => boolean} retenu
 */
function morceau(classe, texte, retenu) {
  const bloc = document.createElement("span");
  bloc.className = classe;
  for (const mot of texte.split(/([\p{L}\p{N}]+)/u)) {
    if (!mot || !retenu(mot)) {
      bloc.append(mot);
      continue;
    }
    const marque = document.createElement("mark");
    marque.textContent = mot;
    bloc.append(marque);
  }
  return bloc;
}

/**
 * The stretch of text around the first word found.
 * @param {string} texte
 * @param {(mot: string) => boolean} retenu
 */
function extraire(texte, retenu) {
  let place = 0;
  for (const { 0: mot, index } of texte.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!retenu(mot)) continue;
    place = index;
    break;
  }
  const debut = place < 60 ? 0 : texte.indexOf(" ", place - 50) + 1;
  const suite = texte.slice(debut, debut + EXTRAIT);
  const coupe = debut + EXTRAIT < texte.length ? suite.slice(0, suite.lastIndexOf(" ")) : suite;
  return `${debut ? "… " : ""}${coupe}${coupe.length < suite.length ? " …" : ""}`;
}

/**
 * Arrow keys walk from the field through the links; Tab does too.
 * @param {KeyboardEvent} event
 */
function parcourir(event) {
  const pas = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!pas) return;
  const etapes = [champ, ...liste.querySelectorAll("a")];
  const place = etapes.indexOf(/** @type {HTMLInputElement} */ (document.activeElement));
  event.preventDefault();
  etapes[Math.min(Math.max(place + pas, 0), etapes.length - 1)]?.focus();
}

/** @param {KeyboardEvent} event */
function raccourci(event) {
  const ailleurs =
    event.target instanceof Element && event.target.closest("input, textarea, select");
  const barre = event.key === "/" && !ailleurs && !event.ctrlKey && !event.metaKey && !event.altKey;
  const controle = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
  if (!barre && !controle) return;
  event.preventDefault();
  ouvrir();
}

bouton.addEventListener("click", ouvrir);
document.addEventListener("keydown", raccourci);
boite.addEventListener("keydown", parcourir);
boite.addEventListener("click", (event) => {
  if (event.target === boite) boite.close();
});
champ.addEventListener("input", () => repondre().catch(() => {}));
document.querySelector("[data-recherche-form]")?.addEventListener("submit", (event) => {
  event.preventDefault();
  liste.querySelector("a")?.click();
});
