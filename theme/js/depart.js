/**
 * Starts Python while the page is still being read: written in a calculator's page itself, before
 * all that the page waits for. js/python.js takes the worker over, with what it has said meanwhile.
 * Nothing starts by itself for a person who saves their data; a browser that refuses to start it is
 * told of there too.
 */
(() => {
  const connexion = /** @type {{ saveData?: boolean } | undefined} */ (
    "connection" in navigator ? navigator.connection : undefined
  );
  const adresse = document.currentScript?.dataset.ouvrier;
  if (connexion?.saveData || !adresse) {
    return;
  }
  /** @type {Event[]} */
  const entendus = [];
  const depart = { entendus };
  Object.assign(globalThis, { depart });
  try {
    // What this browser has kept of an earlier visit came with the service worker.
    const name = navigator.serviceWorker?.controller ? "garde" : "rapide";
    const ouvrier = new Worker(adresse, { type: "module", name });
    ouvrier.onmessage = (message) => entendus.push(message);
    ouvrier.onerror = (erreur) => entendus.push(erreur);
    Object.assign(depart, { ouvrier });
  } catch {
    // A page opened from a file, a frame without an origin: js/python.js tries again, and tells.
  }
  // What is under the calculator is laid out once it is ready: not for a link that leads there, nor
  // for a page come back to, where it was left.
  const [visite] = performance.getEntriesByType("navigation");
  const nouvelle = /** @type {PerformanceNavigationTiming} */ (visite)?.type === "navigate";
  document.documentElement.toggleAttribute("data-depart", nouvelle && !location.hash);
})();
