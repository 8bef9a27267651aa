/**
 * Versions of the site never mix: a page that is not the one online is replaced as it opens, and
 * says so once it may be in use. What it costs: nothing to a page that has just come from the network.
 */

/** @type {() => Promise<boolean>} of js/perime.js, which the page of lost addresses does without */
const perimee = Reflect.get(globalThis, "perimee") ?? (async () => false);
const gardien = serviceWorker();
/** Milliseconds out of sight after which a page asks again. */
const LONGTEMPS = 600_000;

/** Ask the network whether another version is online; if so, say it. */
export async function verifier() {
  if (await perimee()) {
    avertir();
  }
}

/** The page again, at its present version; who holds answers puts them in the address first. */
export function recharger() {
  dispatchEvent(new Event("rechargement"));
  location.reload();
}

/** Say once, above the page, that it is no longer the one online. */
function avertir() {
  if (document.querySelector(".perimee")) {
    return;
  }
  const avis = document.createElement("div");
  const phrase = document.createElement("p");
  const bouton = document.createElement("button");
  avis.className = "perimee";
  avis.setAttribute("role", "alert");
  phrase.textContent = "Une nouvelle version du guide est en ligne.";
  bouton.className = "bouton";
  bouton.type = "button";
  bouton.textContent = "Ouvrir la nouvelle version";
  bouton.addEventListener("click", recharger);
  avis.append(phrase, bouton);
  document.body.prepend(avis);
}

/** A page that the browser had kept, and did not check, may be an old one. */
async function accueillir() {
  const [visite] = performance.getEntriesByType("navigation");
  const { type, transferSize } = /** @type {PerformanceNavigationTiming} */ (visite ?? {});
  if (transferSize || gardien?.controller) {
    return; // the service worker has checked it, if there is a network
  }
  if (type !== "navigate") {
    verifier(); // come back to, it may hold answers
  } else if (await perimee()) {
    location.reload();
  }
}

/** Nor does a page left open stay old in silence. */
function veiller() {
  let vue = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && Date.now() - vue > LONGTEMPS) {
      verifier();
    }
    vue = Date.now();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && verifier());
  addEventListener("online", verifier);
  let garde = gardien?.controller;
  gardien?.addEventListener("controllerchange", () => {
    if (garde) {
      verifier(); // another version has taken over
    }
    garde = gardien.controller;
  });
}

/** None in a frame without an origin, which may not even ask. */
function serviceWorker() {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

accueillir();
veiller();
