/**
 * What counts without a field to show it, ready to be sent: the rows of long lists (list, rank), and
 * the answers that no field bears. Answers are members of a JSON object, where the last one of a
 * name holds.
 */
export class Reserve {
  /** @type {Map<string, Map<number, string[]>>} */
  #listes = new Map();
  /** @type {string[]} */
  #sansPlace = [];
  /** @type {string | undefined} */
  #texte = "";

  /**
   * @param {string} liste
   * @param {number} rang
   * @param {[string, string][]} reponses
   */
  garder(liste, rang, reponses) {
    const rangs = this.#listes.get(liste) ?? new Map();
    const membres = rangs.get(rang) ?? [];
    for (const reponse of reponses) {
      membres.push(membre(reponse)); // spread, a very long row would be too many arguments
    }
    rangs.set(rang, membres);
    this.#listes.set(liste, rangs);
    this.#texte = undefined;
  }

  /** @param {[string, string]} reponse */
  garderSansPlace(reponse) {
    this.#sansPlace.push(membre(reponse));
    this.#texte = undefined;
  }

  /**
   * Forget the rows of a list beyond a rank.
   * @param {string} liste
   * @param {number} [rang]
   */
  oublier(liste, rang = 0) {
    const rangs = this.#listes.get(liste);
    for (const un of rangs?.keys() ?? []) {
      if (un > rang) {
        rangs?.delete(un);
      }
    }
    this.#texte = undefined;
  }

  oublierTout() {
    this.#listes.clear();
    this.#sansPlace = [];
    this.#texte = "";
  }

  /**
   * @param {string} liste
   * @param {number} rang
   */
  a(liste, rang) {
    return this.#listes.get(liste)?.has(rang) ?? false;
  }

  /** @param {string} liste */
  combien(liste) {
    return this.#listes.get(liste)?.size ?? 0;
  }

  /** Everything, as members of a JSON object. */
  texte() {
    this.#texte ??= [
      ...[...this.#listes.values()].flatMap((rangs) => [...rangs.values()].flat()),
      ...this.#sansPlace,
    ].join(",");
    return this.#texte;
  }
}

/** @param {[string, string]} reponse */
function membre([nom, valeur]) {
  return `${JSON.stringify(nom)}:${JSON.stringify(valeur)}`;
}
