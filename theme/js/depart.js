/**
 * Starts Python while the page is still being read: an ordinary script, the first of a calculator's
 * page. js/python.js takes the worker over, with what it has said meanwhile. Nothing starts by
 * itself for a person who saves their data.
 */
(() => {
  const connexion = /** @type {{ saveData?: boolean } | undefined} */ (
    "connection" in navigator ? navigator.connection : undefined
  );
  const ici = document.currentScript;
  if (connexion?.saveData || !(ici instanceof HTMLScriptElement)) {
    return;
  }
  const ouvrier = new Worker(new URL("./worker.js", ici.src), { type: "module", name: "rapide" });
  /** @type {Event[]} */
  const entendus = [];
  ouvrier.onmessage = (message) => entendus.push(message);
  ouvrier.onerror = (erreur) => entendus.push(erreur);
  Object.assign(globalThis, { depart: { ouvrier, entendus } });
})();
