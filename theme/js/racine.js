/**
 * The page of addresses that lead nowhere is shown at any depth, under any folder. It looks for the
 * guide where the build says, then in each folder of its address, the nearest first, so that nothing
 * is asked outside of the guide: links lead where the script of the pages is.
 */
(() => {
  const { ecrite = "", connue, lecture = "" } = document.currentScript?.dataset ?? {};
  /** @type {string[]} */
  const racines = [];
  for (const nom of location.pathname.split("/").slice(0, -1)) {
    racines.unshift(`${racines[0] ?? ""}${nom}/`);
  }
  if (connue !== undefined && racines.includes(ecrite)) {
    racines.unshift(ecrite);
  }
  /** @param {string} racine */
  const mener = (racine) => {
    for (const lien of document.querySelectorAll("[href^='/']")) {
      lien.setAttribute("href", racine + lien.getAttribute("href")?.slice(ecrite.length));
    }
  };
  /** @param {string[]} restantes */
  const chercher = ([racine, ...restantes]) => {
    if (racine === undefined) {
      document.documentElement.classList.remove("js");
      return;
    }
    const script = document.createElement("script");
    script.type = "module";
    script.src = racine + lecture.slice(ecrite.length);
    script.onload = () => mener(racine);
    script.onerror = () => chercher(restantes);
    document.head.append(script);
  };
  chercher(racines);
})();
