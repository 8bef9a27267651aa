// Before the first paint: shows what only works with scripts, and takes the scheme the reader
// chose, if any, instead of the system's. Written in the head itself: the page never flashes.
(() => {
  const { classList } = document.documentElement;
  classList.add("js");
  // Until js/lecture.js comes, nothing works: once that is known, the page is as without scripts.
  const manque = () => classList.contains("vif") || classList.remove("js");
  const PATIENCE = 4000;
  setTimeout(manque, PATIENCE);
  addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && manque(), true);
  addEventListener("online", () => classList.contains("vif") || location.reload());
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
