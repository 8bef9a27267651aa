/**
 * A calculator's form: its answers as a flat object, its rows, what is pasted into it.
 * Keys are the names of the fields: "essms.1.finess_et".
 */

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
 * @param {Iterable<[string, string]>} paires
 * @returns {Record<string, string>}
 */
export function remplir(formulaire, paires) {
  vider(formulaire);
  return poserTout(formulaire, [...paires], {});
}

/**
 * Add every row first, then answer: a form asked for a field after each new row would read itself
 * again each time.
 * @param {HTMLFormElement} formulaire
 * @param {[string, string][]} paires
 * @param {Record<string, string>} avant those that had found no field before
 * @returns {Record<string, string>} those that find no field now
 */
function poserTout(formulaire, paires, avant) {
  for (const [nom] of paires) {
    completer(formulaire, nom);
  }
  const nouveaux = paires.filter(([nom, valeur]) => !poser(formulaire, nom, valeur));
  const restes = { ...avant, ...Object.fromEntries(nouveaux) };
  for (const lignes of formulaire.querySelectorAll("[data-lignes]")) {
    compterLesLignesEnPlus(lignes, Object.keys(restes));
  }
  return restes;
}

/**
 * Say how many rows are counted without being shown; they are then changed all together.
 * @param {Element} lignes
 * @param {string[]} noms
 */
function compterLesLignesEnPlus(lignes, noms) {
  const liste = lignes.getAttribute("data-lignes");
  const rangs = new Set(
    noms.map((nom) => nom.split(".")).flatMap(([l, rang]) => (l === liste ? [Number(rang)] : [])),
  );
  const enPlus = [...rangs].filter((rang) => rang > LIGNES_MAX).length;
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
    champ.value = valeur;
    const permis = champ.value === valeur;
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
 * @param {Element} [sauf] a list to leave as it is
 */
export function vider(formulaire, sauf) {
  for (const liste of formulaire.querySelectorAll(".lignes__liste")) {
    const lignes = liste.closest("[data-lignes]");
    if (lignes && !sauf?.contains(liste)) {
      liste.replaceChildren();
      compterLesLignesEnPlus(lignes, []);
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
      champ.selectedIndex = 0;
    }
  }
}

/**
 * Add the rows that the field of this name needs.
 * @param {HTMLFormElement} formulaire
 * @param {string} nom
 */
function completer(formulaire, nom) {
  const [liste = "", rang = ""] = nom.split(".");
  const lignes = formulaire.querySelector(`[data-lignes="${CSS.escape(liste)}"]`);
  const voulu = Number(rang);
  if (lignes && Number.isInteger(voulu) && voulu > 0 && voulu <= LIGNES_MAX) {
    while (nombreDeLignes(lignes) < voulu) {
      ajouterLigne(lignes);
    }
  }
}

/** A row is heavy to show: beyond, they are kept aside and sent all the same. */
const LIGNES_MAX = 50;

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
 * Remove a row and number the following ones again.
 * @param {HTMLElement} ligne
 */
export function retirerLigne(ligne) {
  const suivantes = [];
  for (let autre = ligne.nextElementSibling; autre; autre = autre.nextElementSibling) {
    suivantes.push(/** @type {HTMLElement} */ (autre));
  }
  const rang = [...(ligne.parentElement?.children ?? [])].indexOf(ligne) + 1;
  ligne.remove();
  for (const [decalage, autre] of suivantes.entries()) {
    renommer(autre, String(rang + decalage + 1), String(rang + decalage));
  }
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
 * Spread pasted cells over rows and columns, from the field they are pasted into.
 * @param {HTMLFormElement} formulaire
 * @param {HTMLInputElement} depart
 * @param {string} texte
 * @param {Record<string, string>} avant what no field could hold before
 * @returns {Record<string, string> | undefined} undefined if it was no table; else what no field
 *   could hold
 */
export function etaler(formulaire, depart, texte, avant) {
  const cellules = enTableau(texte);
  const [liste, rang] = depart.name.split(".");
  if (!rang || (cellules.length < 2 && (cellules[0]?.length ?? 0) < 2)) {
    return undefined;
  }
  const colonnes = nomsDesColonnes(formulaire, `${liste}.${rang}.`);
  const premiere = colonnes.indexOf(depart.name.slice(`${liste}.${rang}.`.length));
  /** @type {[string, string][]} */
  const paires = [];
  for (const [decalage, ligne] of cellules.entries()) {
    for (const [colonne, cellule] of ligne.entries()) {
      const nom = `${liste}.${Number(rang) + decalage}.${colonnes[premiere + colonne]}`;
      paires.push([nom, cellule.trim()]);
    }
  }
  // A list pasted from its first row is the whole list: rows kept aside before it go.
  const enTrop = (/** @type {string} */ nom) =>
    rang === "1" && nom.startsWith(`${liste}.`) && Number(nom.split(".")[1]) > cellules.length;
  return poserTout(
    formulaire,
    paires.filter(([, valeur]) => valeur),
    Object.fromEntries(Object.entries(avant).filter(([nom]) => !enTrop(nom))),
  );
}

/**
 * The cells of a pasted text: tabs or semicolons between them; a head without any digit is left out.
 * @param {string} texte
 */
function enTableau(texte) {
  const lignes = texte.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  const entete = lignes.length > 1 && !/\d/.test(lignes[0] ?? "");
  return lignes
    .slice(entete ? 1 : 0)
    .map((ligne) => ligne.split(ligne.includes("\t") ? "\t" : ";"));
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

/**
 * Show beside each field what was understood, or what is wrong with it. A choice said in other
 * words takes its place in the field; returns the answers that still have no field.
 * @param {HTMLFormElement} formulaire
 * @param {Record<string, { erreur?: string, echo?: string, valeur?: string }>} champs
 * @param {Record<string, string>} restes
 */
export function montrer(formulaire, champs, restes) {
  for (const champ of formulaire.querySelectorAll("[data-champ]")) {
    const { erreur = "", echo = "" } =
      champs[/** @type {HTMLElement} */ (champ).dataset.champ ?? ""] ?? {};
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
    Object.entries(restes).filter(([nom]) => {
      const valeur = champs[nom]?.valeur;
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
