/**
 * The rows of long lists that count without being shown, ready to be sent: list, rank, then the
 * answers as members of a JSON object, where the last one of a name holds.
 */
export class Reserve {
  /** @type {Map<string, Map<number, string>>} */
  #listes = new Map();
  /** @type {string | undefined} */
  #texte = "";

  /**
   * @param {string} liste
   * @param {number} rang
   * @param {[string, string][]} reponses
   */
  garder(liste, rang, reponses) {
    const rangs = this.#listes.get(liste) ?? new Map();
    const membres = reponses.map(
      ([nom, valeur]) => `${JSON.stringify(nom)}:${JSON.stringify(valeur)}`,
    );
    const deja = rangs.get(rang);
    rangs.set(rang, [...(deja ? [deja] : []), ...membres].join(","));
    this.#listes.set(liste, rangs);
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
    this.#texte ??= [...this.#listes.values()].flatMap((rangs) => [...rangs.values()]).join(",");
    return this.#texte;
  }
}
