// Before the first paint: shows what only works with scripts, and takes the scheme the reader
// chose, if any, instead of the system's. Written in the head itself: the page never flashes.
(() => {
  document.documentElement.classList.add("js");
  /** @type {HTMLLinkElement | HTMLStyleElement | null} */
  const feuille = document.querySelector("[data-sombre]");
  try {
    const choix = localStorage.getItem("apparence");
    if (feuille && choix) {
      feuille.media = choix === "sombre" ? "screen" : "not all";
    }
  } catch {
    // No storage (private window, embedded frame): the system's scheme stands.
  }
})();
