/**
 * Tells whether another version of the page is online, and takes it when a file of this one does not
 * come: hosts without cache headers let browsers show a page long after its files are gone. Written
 * in the page itself: the files that could say so are those that may be missing.
 */
(() => {
  const { dataset } = document.documentElement;
  const [visite] = performance.getEntriesByType("navigation");
  const perimee = async () => {
    try {
      const page = await fetch(location.href, { cache: "no-cache" });
      const enLigne = /data-version="(\w+)"/.exec(await page.text())?.[1];
      return enLigne !== undefined && enLigne !== dataset.version;
    } catch {
      return false;
    }
  };
  const manquer = async (/** @type {Event} */ { target }) => {
    const neuve = /** @type {PerformanceNavigationTiming} */ (visite)?.type !== "reload";
    if (target !== window && neuve && (await perimee())) {
      location.reload();
    }
  };
  addEventListener("error", manquer, { capture: true });
  Object.assign(globalThis, { perimee });
})();
