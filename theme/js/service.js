/**
 * The site without a network: after one visit to a calculator, every page and every calculator.
 *
 * One cache per version of the site, filled whole or not at all: pages are checked against the hash
 * the build wrote here, other files carry theirs in their name. Pages are checked with the network
 * when there is one, so that nobody reads old rules; the files they name never change, and those of
 * the version before stay for the pages that are still open.
 */

/**
 * @typedef {object} Evenement what a service worker receives
 * @property {(fin: Promise<unknown>) => void} waitUntil
 * @property {Request} request
 * @property {(reponse: Promise<Response>) => void} respondWith
 * @typedef {object} Ici what a service worker knows of itself
 * @property {{ scope: string }} registration
 * @property {{ claim: () => Promise<void> }} clients
 * @property {() => Promise<void>} skipWaiting
 */

const ici = /** @type {Ici} */ (/** @type {unknown} */ (globalThis));
/** Other sites, other copies of this one, may live at the same origin. */
const { scope } = ici.registration;
const VERSION = `${scope} ${"__VERSION__"}`;
/** Addresses relative to this file, and the hash of those whose name does not hold it. */
const FICHIERS = /** @type {Record<string, string>} */ (/** @type {unknown} */ ("__FICHIERS__"));

/**
 * When a page last came from the network, and for how long the files of this version are then left to
 * the browser: its own cache keeps what it has compiled, WebAssembly above all, which ours cannot.
 */
let arrivee = 0;
const OUVERTURE = 5000;

ecouter("install", (evenement) => evenement.waitUntil(remplir().then(() => ici.skipWaiting())));
ecouter("activate", (evenement) =>
  evenement.waitUntil(Promise.all([ici.clients.claim(), oublierLesAnciennes()])),
);
ecouter("fetch", (evenement) => {
  const { request } = evenement;
  if (request.method !== "GET" || !request.url.startsWith(scope)) {
    return;
  }
  const recente = Math.abs(Date.now() - arrivee) < OUVERTURE;
  const laissee = recente && request.url.slice(scope.length) in FICHIERS;
  // js/perime.js asks what is online; the worker asks again for a file that came damaged.
  const enLigne = ["no-cache", "reload"].includes(request.cache);
  if (request.mode === "navigate") {
    evenement.respondWith(ouvrir(request));
  } else if (!laissee && !enLigne) {
    evenement.respondWith(donner(request));
  }
});

/** What another version has already brought is not asked for again. */
async function remplir() {
  const cache = await caches.open(VERSION);
  const garder = async (/** @type {[string, string]} */ [adresse, integrity]) => {
    const deja = integrity ? undefined : await caches.match(adresse);
    if (deja) {
      await cache.put(adresse, deja);
    } else {
      await cache.add(new Request(adresse, integrity ? { cache: "no-cache", integrity } : {}));
    }
  };
  try {
    await Promise.all(Object.entries(FICHIERS).map(garder));
  } catch (erreur) {
    await caches.delete(VERSION);
    throw erreur;
  }
}

/** All but the last one, which pages still open may want. */
async function oublierLesAnciennes() {
  const versions = (await caches.keys()).filter((nom) => nom.startsWith(`${scope} `));
  const anciennes = versions.filter((nom) => nom !== VERSION).slice(0, -1);
  await Promise.all(anciennes.map((nom) => caches.delete(nom)));
}

/**
 * A page: the one online, or the one kept if there is no network.
 * @param {Request} demande
 */
async function ouvrir(demande) {
  try {
    const reponse = await fetch(demande, { cache: "no-cache" });
    arrivee = Date.now();
    return reponse;
  } catch (erreur) {
    arrivee = 0; // no network: everything comes from the cache
    const cache = await caches.open(VERSION);
    const gardee = await cache.match(demande, { ignoreSearch: true });
    const secours = gardee ?? (await cache.match("404.html"));
    if (secours) {
      return secours;
    }
    throw erreur;
  }
}

/**
 * A file, of whichever version: its name says its content.
 * @param {Request} demande
 */
async function donner(demande) {
  return (await caches.match(demande, { ignoreSearch: true })) ?? fetch(demande);
}

/**
 * @param {string} nom
 * @param {(evenement: Evenement) => void} suite
 */
function ecouter(nom, suite) {
  addEventListener(nom, (evenement) => suite(/** @type {any} */ (evenement)));
}
