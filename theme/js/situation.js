/**
 * The situation: what the person answered, and nothing else. The page holds this one copy, with its
 * history; form, link, file and kept copy are renderings of it.
 *
 * @typedef {readonly string[]} Cases the cells of a row, in the order of the list's columns
 * @typedef {object} Etat what is never changed once made
 * @property {Readonly<Record<string, string>>} reponses by dotted key
 * @property {Readonly<Record<string, readonly Cases[]>>} tableaux the rows of each list
 * @property {Readonly<Record<string, unknown>>} origine where it comes from, when received
 */

/** @type {Etat} */
export const VIDE = { reponses: {}, tableaux: {}, origine: {} };
/** Steps that can be undone. */
const PASSE_MAX = 100;

/** @type {WeakMap<Cases, string>} rows already written: a list has thousands */
const ECRITES = new WeakMap();

export class Situation {
  #present = VIDE;
  /** @type {Etat[]} */
  #passe = [];
  /** @type {Etat[]} */
  #avenir = [];
  /** The field of the last change, when it was typed. */
  #frappe = "";
  /** Changes with the answers: a result is that of one number. */
  numero = 0;
  #prevenir;

  /** @param {(frappe: string) => void} prevenir told of each change, and of the field if typed */
  constructor(prevenir) {
    this.#prevenir = prevenir;
  }

  get present() {
    return this.#present;
  }

  get vide() {
    const { reponses, tableaux } = this.#present;
    const dit = (/** @type {string} */ texte) => texte.trim() !== "";
    return !(Object.values(reponses).some(dit) || Object.values(tableaux).flat(2).some(dit));
  }

  get defaisable() {
    return this.#passe.length > 0;
  }

  get refaisable() {
    return this.#avenir.length > 0;
  }

  /** Whether the last change was typed: the browser undoes it in the field. */
  get tapee() {
    return this.#frappe !== "";
  }

  /** @param {string} liste */
  lignes(liste) {
    return this.#present.tableaux[liste] ?? [];
  }

  /**
   * An answer being typed: one step of history as long as the field is the same.
   * @param {string} nom
   * @param {string} texte
   */
  poser(nom, texte) {
    const { [nom]: _, ...autres } = this.#present.reponses;
    const reponses = texte ? { ...autres, [nom]: texte } : autres;
    this.#avancer({ ...this.#present, reponses }, nom);
  }

  /**
   * @param {string} liste
   * @param {number} rang from 1
   * @param {number} colonne from 0
   * @param {string} texte
   */
  poserCase(liste, rang, colonne, texte) {
    const lignes = [...this.lignes(liste)];
    while (lignes.length < rang) {
      lignes.push([]);
    }
    const cases = [...(lignes[rang - 1] ?? [])];
    while (cases.length < colonne) {
      cases.push("");
    }
    cases[colonne] = texte;
    lignes[rang - 1] = cases;
    this.#avancer(this.#avecLignes(liste, lignes), `${liste}.${rang}.${colonne}`);
  }

  /**
   * @param {string} liste
   * @param {readonly Cases[]} lignes
   */
  poserLignes(liste, lignes) {
    this.#avancer(this.#avecLignes(liste, lignes), "");
  }

  /** @param {Etat} etat */
  remplacer(etat) {
    this.#avancer({ ...VIDE, ...etat }, "");
  }

  /** Take up answers that this page already had: nothing to undo. @param {Etat} etat */
  retrouver(etat) {
    this.#present = { ...VIDE, ...etat };
    this.numero += 1;
  }

  defaire() {
    this.#voyager(this.#passe, this.#avenir);
  }

  refaire() {
    this.#voyager(this.#avenir, this.#passe);
  }

  /** As JSON; the rows of long lists are written once. */
  texte() {
    const { reponses, tableaux, origine } = this.#present;
    const listes = Object.entries(tableaux).map(
      ([liste, lignes]) => `${JSON.stringify(liste)}:[${lignes.map(ecrire).join(",")}]`,
    );
    return `{"reponses":${JSON.stringify(reponses)},"tableaux":{${listes.join(",")}},"origine":${JSON.stringify(origine)}}`;
  }

  /**
   * @param {string} liste
   * @param {readonly Cases[]} lignes
   */
  #avecLignes(liste, lignes) {
    return { ...this.#present, tableaux: { ...this.#present.tableaux, [liste]: lignes } };
  }

  /**
   * @param {Etat} etat
   * @param {string} frappe
   */
  #avancer(etat, frappe) {
    if (!frappe || frappe !== this.#frappe) {
      this.#passe = [...this.#passe.slice(-PASSE_MAX), this.#present];
    }
    this.#avenir = [];
    this.#changer(etat, frappe);
  }

  /**
   * @param {Etat[]} depuis
   * @param {Etat[]} vers
   */
  #voyager(depuis, vers) {
    const etat = depuis.pop();
    if (etat) {
      vers.push(this.#present);
      this.#changer(etat, "");
    }
  }

  /**
   * @param {Etat} etat
   * @param {string} frappe
   */
  #changer(etat, frappe) {
    this.#present = etat;
    this.#frappe = frappe;
    this.numero += 1;
    this.#prevenir(frappe);
  }
}

/** @param {Cases} cases */
function ecrire(cases) {
  let texte = ECRITES.get(cases);
  if (texte === undefined) {
    texte = JSON.stringify(cases);
    ECRITES.set(cases, texte);
  }
  return texte;
}
