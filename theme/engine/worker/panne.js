/** What stops Python, as codes: the page has the sentences. */

export class Panne extends Error {
  /**
   * @param {"reseau" | "perime" | "abime" | "webassembly" | "memoire" | "arret"} code
   * @param {string} [detail] for the console
   */
  constructor(code, detail = code) {
    super(detail);
    this.code = code;
  }
}

/** @param {unknown} erreur */
export function cause(erreur) {
  console.error(erreur);
  if (erreur instanceof Panne) {
    return erreur.code;
  }
  const { CompileError, LinkError } = globalThis.WebAssembly ?? {};
  if (erreur instanceof RangeError) {
    return "memoire";
  }
  const refuse = CompileError && (erreur instanceof CompileError || erreur instanceof LinkError);
  return refuse ? "webassembly" : "arret";
}
