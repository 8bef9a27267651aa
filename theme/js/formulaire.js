/**
 * A calculator's form: its answers as a flat object, its rows, what is pasted into it.
 * Keys are the names of the fields: "essms.1.finess_et".
 */
import { souffler } from "./tranches.js";

/** @typedef {import("./reserve.js").Reserve} Reserve */

/**
 * Every answered field.
 * @param {HTMLFormElement} formulaire
 * @returns {Record<string, string>}
 */
export function lire(formulaire) {
  /** @type {Record<string, string>} */
  const valeurs = {};
  for (const [nom, valeur] of new FormData(formulaire)) {
    if (typeof valeur === "string" && valeur.trim()) {
      valeurs[nom] = valeur;
    }
  }
  return valeurs;
}

/**
 * Put answers in the form, with the rows they need. Returns those that found no field.
 * @param {HTMLFormElement} formulaire
 * @param {URLSearchParams} paires
 * @param {Reserve} reserve
 */
export async function remplir(formulaire, paires, reserve) {
  vider(formulaire, reserve);
  const [montrees, cachees] = await trier(formulaire, paires);
  for (const [nom, valeur] of cachees) {
    await souffler();
    reserve.garder(...rangee(nom), [[nom, valeur]]);
  }
  return poserTout(formulaire, montrees, {}, reserve);
}

/**
 * The answers that the form can show, and those of the rows beyond.
 * @param {HTMLFormElement} formulaire
 * @param {Iterable<[string, string]>} paires
 */
async function trier(formulaire, paires) {
  const places = nombresDePlaces(formulaire);
  /** @type {[[string, string][], [string, string][]]} */
  const [montrees, cachees] = [[], []];
  for (const paire of paires) {
    await souffler();
    const [liste, rang] = rangee(paire[0]);
    (rang > (places.get(liste) ?? Number.POSITIVE_INFINITY) ? cachees : montrees).push(paire);
  }
  return /** @type {const} */ ([montrees, cachees]);
}

/**
 * The list and the rank of a field; NaN when it is in no list.
 * @param {string} nom
 * @returns {[string, number]}
 */
function rangee(nom) {
  const [liste = "", rang = "", champ] = nom.split(".");
  return [liste, champ && /^[1-9]\d*$/.test(rang) ? Number(rang) : Number.NaN];
}

/**
 * The rows that the longest list shows, at least.
 * @param {HTMLFormElement} formulaire
 */
export function lignesMontrees(formulaire) {
  return Math.max(...nombresDePlaces(formulaire).values(), 0);
}

/**
 * How many rows each list shows at most.
 * @param {HTMLFormElement} formulaire
 */
function nombresDePlaces(formulaire) {
  return new Map(
    [...formulaire.querySelectorAll("[data-lignes]")].map((lignes) => [
      lignes.getAttribute("data-lignes") ?? "",
      Math.max(LIGNES_MAX, nombreDeLignes(lignes)),
    ]),
  );
}

/**
 * Add every row first, then answer: a form asked for a field after each new row would read itself
 * again each time.
 * @param {HTMLFormElement} formulaire
 * @param {[string, string][]} paires
 * @param {Record<string, string>} avant those that had found no field before
 * @param {Reserve} reserve
 * @returns {Promise<Record<string, string>>} those that find no field now
 */
async function poserTout(formulaire, paires, avant, reserve) {
  const voulues = await derniersRangs(paires);
  for (const lignes of formulaire.querySelectorAll("[data-lignes]")) {
    const voulu = voulues.get(lignes.getAttribute("data-lignes") ?? "") ?? 0;
    while (nombreDeLignes(lignes) < voulu) {
      await souffler();
      ajouterLigne(lignes);
    }
    direLesLignesEnPlus(lignes, reserve);
  }
  const restes = new Map(Object.entries(avant));
  for (const [nom, valeur] of paires) {
    await souffler();
    restes.delete(nom);
    if (poser(formulaire, nom, valeur)) {
      continue;
    }
    if (restes.size < RESTES_MAX || formulaire.elements.namedItem(nom)) {
      restes.set(nom, valeur);
    } else {
      reserve.garderSansPlace([nom, valeur]);
    }
  }
  return Object.fromEntries(restes);
}

/**
 * The greatest rank of each list.
 * @param {[string, string][]} paires
 */
async function derniersRangs(paires) {
  /** @type {Map<string, number>} */
  const derniers = new Map();
  for (const [nom] of paires) {
    await souffler();
    const [liste, rang] = rangee(nom);
    if (rang > (derniers.get(liste) ?? 0)) {
      derniers.set(liste, rang);
    }
  }
  return derniers;
}

/**
 * Say how many rows are counted without being shown; they are then changed all together.
 * @param {Element} lignes
 * @param {Reserve} reserve
 */
function direLesLignesEnPlus(lignes, reserve) {
  const enPlus = reserve.combien(lignes.getAttribute("data-lignes") ?? "");
  const ou = lignes.querySelector(".lignes__reste");
  if (ou) {
    ou.textContent = enPlus
      ? `… et ${enPlus.toLocaleString("fr-FR")} autres lignes, comptées dans le résultat sans être affichées. Pour les changer, collez de nouveau toute la liste.`
      : "";
  }
  for (const bouton of lignes.querySelectorAll(
    '[data-action="ajouter-ligne"], [data-action="retirer-ligne"]',
  )) {
    bouton.toggleAttribute("disabled", enPlus > 0);
  }
}

/**
 * @param {HTMLFormElement} formulaire
 * @param {string} nom
 * @param {string} valeur
 */
function poser(formulaire, nom, valeur) {
  const champ = formulaire.elements.namedItem(nom);
  if (champ instanceof RadioNodeList || champ instanceof HTMLSelectElement) {
    const avant = champ.value;
    const defaut = champ instanceof HTMLSelectElement ? champ.dataset.defaut : undefined;
    const voulue = valeur || (defaut ?? "");
    champ.value = voulue;
    const permis = champ.value === voulue;
    if (!permis) {
      champ.value = avant;
    }
    return permis;
  }
  if (champ instanceof HTMLInputElement || champ instanceof HTMLTextAreaElement) {
    champ.value = valeur;
    ouvrir(champ);
    return champ.value === valeur || valeur.includes("\r");
  }
  return false;
}

/**
 * Bring the person to a field, whatever hides it.
 * @param {string} id
 */
export function aller(id) {
  const champ = document.getElementById(id);
  if (champ) {
    ouvrir(champ);
    champ.focus();
  }
}

/**
 * Open every fold around a field.
 * @param {Element} champ
 */
function ouvrir(champ) {
  for (
    let pli = champ.closest("details");
    pli;
    pli = pli.parentElement?.closest("details") ?? null
  ) {
    pli.open = true;
  }
}

/**
 * Empty every field but the date, and take every row out of the lists.
 * @param {HTMLFormElement} formulaire
 * @param {Reserve} reserve
 * @param {Element} [sauf] a list to leave as it is
 */
export function vider(formulaire, reserve, sauf) {
  if (!sauf) {
    reserve.oublierTout();
  }
  for (const liste of formulaire.querySelectorAll(".lignes__liste")) {
    const lignes = liste.closest("[data-lignes]");
    if (lignes && !sauf?.contains(liste)) {
      liste.replaceChildren();
      reserve.oublier(lignes.getAttribute("data-lignes") ?? "");
      direLesLignesEnPlus(lignes, reserve);
    }
  }
  for (const champ of formulaire.elements) {
    if (sauf?.contains(champ)) {
      continue;
    }
    if (champ instanceof HTMLInputElement && champ.type === "radio") {
      champ.checked = champ.value === "";
    } else if (champ instanceof HTMLInputElement && champ.type !== "date") {
      champ.value = "";
    } else if (champ instanceof HTMLTextAreaElement) {
      champ.value = "";
    } else if (champ instanceof HTMLSelectElement) {
      champ.value = champ.dataset.defaut ?? "";
    }
  }
}

/** A row is heavy to show: beyond, they are kept aside and sent all the same. */
const LIGNES_MAX = 50;
/** So are the answers without a field: the next ones will not find any. */
const RESTES_MAX = 1000;

/** @param {Element} lignes */
function nombreDeLignes(lignes) {
  return lignes.querySelector(".lignes__liste")?.children.length ?? 0;
}

/**
 * @param {Element} lignes
 * @returns {HTMLElement | undefined} the new row
 */
export function ajouterLigne(lignes) {
  const modele = lignes.querySelector("template");
  const liste = lignes.querySelector(".lignes__liste");
  if (!modele || !liste) {
    return undefined;
  }
  const ligne = /** @type {HTMLElement} */ (
    /** @type {DocumentFragment} */ (modele.content.cloneNode(true)).firstElementChild
  );
  renommer(ligne, "__rang__", String(liste.children.length + 1));
  liste.append(ligne);
  return ligne;
}

/**
 * Remove a row and number the following ones again, among the answers without a field too.
 * @param {HTMLElement} ligne
 * @param {Record<string, string>} restes
 * @returns {Record<string, string>} the answers still without a field
 */
export function retirerLigne(ligne, restes) {
  const nom = ligne.closest("[data-lignes]")?.getAttribute("data-lignes") ?? "";
  const suivantes = [];
  for (let autre = ligne.nextElementSibling; autre; autre = autre.nextElementSibling) {
    suivantes.push(/** @type {HTMLElement} */ (autre));
  }
  const rang = [...(ligne.parentElement?.children ?? [])].indexOf(ligne) + 1;
  ligne.remove();
  for (const [decalage, autre] of suivantes.entries()) {
    renommer(autre, String(rang + decalage + 1), String(rang + decalage));
  }
  const autres = Object.entries(restes).flatMap(([champ, valeur]) => {
    const [liste, ou] = rangee(champ);
    if (liste !== nom || !(ou >= rang)) {
      return [[champ, valeur]];
    }
    const fin = champ.slice(`${liste}.${ou}.`.length);
    return ou === rang ? [] : [[`${liste}.${ou - 1}.${fin}`, valeur]];
  });
  return Object.fromEntries(autres);
}

const ATTRIBUTS = ["name", "id", "for", "list", "data-champ", "aria-describedby", "aria-label"];

/**
 * Put `nouveau` where the row's number stands in names, ids and texts.
 * @param {HTMLElement} ligne
 * @param {string} ancien
 * @param {string} nouveau
 */
function renommer(ligne, ancien, nouveau) {
  const motif = new RegExp(`(^|[.\\- ])${ancien}(?=$|[.\\- ])`, "g");
  for (const element of [ligne, ...ligne.querySelectorAll("*")]) {
    for (const attribut of ATTRIBUTS) {
      const valeur = element.getAttribute(attribut);
      if (valeur?.includes(ancien)) {
        element.setAttribute(attribut, valeur.replace(motif, `$1${nouveau}`));
      }
    }
  }
  const titre = ligne.querySelector(".ligne__titre");
  if (titre) {
    titre.textContent = titre.textContent?.replace(motif, `$1${nouveau}`) ?? "";
  }
}

/**
 * Whether a pasted text is to be spread over the rows, from the field it is pasted into.
 * @param {HTMLInputElement} depart
 * @param {string} texte
 */
export function estUnTableau(depart, texte) {
  return depart.closest("[data-lignes]") !== null && /[\t;]|[\r\n][^\r\n]/.test(texte);
}

/**
 * Spread pasted cells over rows and columns, from the field they are pasted into. As in a
 * spreadsheet, an empty cell empties what it falls on.
 * @param {HTMLFormElement} formulaire
 * @param {HTMLInputElement} depart
 * @param {string} texte
 * @param {Record<string, string>} avant what no field could hold before
 * @param {Reserve} reserve
 * @returns {Promise<Record<string, string>>} what no field can hold now
 */
export async function etaler(formulaire, depart, texte, avant, reserve) {
  const [liste = "", rang = ""] = depart.name.split(".");
  const colonnes = nomsDesColonnes(formulaire, `${liste}.${rang}.`);
  const premiere = colonnes.indexOf(depart.name.slice(`${liste}.${rang}.`.length));
  const places = nombresDePlaces(formulaire).get(liste) ?? 0;
  const cellules = await enCellules(texte);
  // A list pasted from its first row is the whole list: what was kept aside of a longer one goes.
  const derniere = rang === "1" ? cellules.length : Number.POSITIVE_INFINITY;
  reserve.oublier(liste, derniere);
  const gardees = Object.entries(avant).filter(([nom]) => {
    const [la, ou] = rangee(nom);
    return la !== liste || !(ou > derniere);
  });
  const largeur = cellules.reduce((max, ligne) => Math.max(max, ligne.length), 0);
  const noms = colonnes.slice(premiere, premiere + largeur);
  /** @type {[string, string][]} */
  const montrees = [];
  for (const [decalage, ligne] of cellules.entries()) {
    const ou = Number(rang) + decalage;
    /** @type {[string, string][]} */
    const paires = [];
    for (let colonne = 0; colonne < Math.max(ligne.length, noms.length); colonne += 1) {
      await souffler();
      const nom = noms[colonne];
      const valeur = (ligne[colonne] ?? "").trim();
      if (nom || valeur) {
        paires.push([`${liste}.${ou}.${nom}`, valeur]);
      }
    }
    if (ou <= places) {
      for (const paire of paires) {
        montrees.push(paire); // spread, a very long row would be too many arguments
      }
    } else if (reserve.a(liste, ou) || paires.some(([, valeur]) => valeur)) {
      reserve.garder(liste, ou, paires);
    }
  }
  return poserTout(formulaire, montrees, Object.fromEntries(gardees), reserve);
}

/**
 * The cells of a pasted text, row by row: neither the empty rows at its end nor a head without any
 * digit.
 * @param {string} texte
 */
async function enCellules(texte) {
  /** @type {string[][]} */
  const cellules = [];
  let derniere = 0;
  for await (const ligne of lignesDe(texte)) {
    cellules.push(ligne.split(ligne.includes("\t") ? "\t" : ";"));
    derniere = ligne ? cellules.length : derniere;
  }
  cellules.length = Math.max(derniere, 1);
  const entete = cellules.length > 1 && !/\d/.test((cellules[0] ?? []).join(" "));
  return cellules.slice(entete ? 1 : 0);
}

/** @param {string} texte */
async function* lignesDe(texte) {
  let debut = 0;
  for (const { 0: saut, index } of texte.matchAll(/\r\n?|\n|$/g)) {
    await souffler();
    yield texte.slice(debut, index);
    debut = index + saut.length;
  }
}

/**
 * @param {HTMLFormElement} formulaire
 * @param {string} prefixe
 */
function nomsDesColonnes(formulaire, prefixe) {
  const noms = [];
  for (const champ of formulaire.elements) {
    const nom = champ.getAttribute("name") ?? "";
    if (nom.startsWith(prefixe)) {
      noms.push(nom.slice(prefixe.length));
    }
  }
  return noms;
}

/** @type {WeakMap<Element, string>} what was last shown beside each field */
const DITS = new WeakMap();

/**
 * Show beside each field what was understood, or what is wrong with it. A choice said in other
 * words takes its place in the field; returns the answers that still have no field.
 * @param {HTMLFormElement} formulaire
 * @param {Record<string, { erreur?: string, echo?: string, valeur?: string }>} champs
 * @param {Record<string, string>} restes
 * @param {Record<string, string>} envoyees those that this answer is about
 */
export function montrer(formulaire, champs, restes, envoyees) {
  for (const champ of formulaire.querySelectorAll("[data-champ]")) {
    const { erreur = "", echo = "" } =
      champs[/** @type {HTMLElement} */ (champ).dataset.champ ?? ""] ?? {};
    const dit = `${erreur}\n${echo}`;
    if ((DITS.get(champ) ?? "\n") === dit) {
      continue; // a long list has hundreds of fields
    }
    DITS.set(champ, dit);
    champ.classList.toggle("champ--erreur", erreur !== "");
    ecrire(champ, ".erreur", erreur);
    ecrire(champ, ".echo", echo && `Compris : ${echo}`);
    const saisie = champ.querySelector(":scope > .saisie > [name]");
    if (erreur) {
      saisie?.setAttribute("aria-invalid", "true");
      ouvrir(champ);
    } else {
      saisie?.removeAttribute("aria-invalid");
    }
  }
  return Object.fromEntries(
    Object.entries(restes).filter(([nom, saisie]) => {
      const valeur = envoyees[nom] === saisie && champs[nom]?.valeur;
      return !(valeur && poser(formulaire, nom, valeur));
    }),
  );
}

/**
 * @param {Element} champ
 * @param {string} selecteur
 * @param {string} texte
 */
function ecrire(champ, selecteur, texte) {
  const ou = champ.querySelector(`:scope > ${selecteur}`);
  if (ou && ou.textContent !== texte) {
    ou.textContent = texte;
  }
}
