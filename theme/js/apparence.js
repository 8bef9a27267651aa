// Before the first paint: the scheme the reader chose, if any, instead of the system's.
// A classic script in the head, so that the page never flashes.
(() => {
  const feuille = document.querySelector("link[data-sombre]");
  try {
    const choix = localStorage.getItem("apparence");
    if (feuille instanceof HTMLLinkElement && choix) {
      feuille.media = choix === "sombre" ? "screen" : "not all";
    }
  } catch {
    // No storage (private window, embedded frame): the system's scheme stands.
  }
})();
