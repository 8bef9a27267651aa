/**
 * The site without a network: after one visit to a calculator, every page and every calculator.
 *
 * One cache per version of the site, filled whole or not at all: pages are checked against the hash
 * the build wrote here, other files carry theirs in their name. Pages come from the network when
 * there is one, so that nobody reads old rules; the files they name never change.
 */

/**
 * @typedef {object} Evenement what a service worker receives
 * @property {(fin: Promise<unknown>) => void} waitUntil
 * @property {Request} request
 * @property {(reponse: Promise<Response>) => void} respondWith
 */

/** Other sites, other copies of this one, may live at the same origin. */
const { scope } = /** @type {{ registration: { scope: string } }} */ (
  /** @type {unknown} */ (globalThis)
).registration;
const VERSION = `${scope} ${"__VERSION__"}`;
/** Addresses relative to this file, and the hash of those whose name does not hold it. */
const FICHIERS = /** @type {Record<string, string>} */ (/** @type {unknown} */ ("__FICHIERS__"));

/**
 * When a page last came from the network, and for how long what it asks for is then left to the
 * browser: its own cache keeps what it has compiled, WebAssembly above all, which ours cannot.
 */
let arrivee = 0;
const OUVERTURE = 5000;

ecouter("install", (evenement) => evenement.waitUntil(remplir()));
ecouter("activate", (evenement) => evenement.waitUntil(oublierLesAnciennes()));
ecouter("fetch", (evenement) => {
  const { request } = evenement;
  const delaisse = request.mode !== "navigate" && Math.abs(Date.now() - arrivee) < OUVERTURE;
  const notre = new URL(request.url).origin === location.origin;
  if (request.method === "GET" && notre && !delaisse) {
    evenement.respondWith(repondre(request));
  }
});

async function remplir() {
  const cache = await caches.open(VERSION);
  await cache.addAll(
    Object.entries(FICHIERS).map(([adresse, integrity]) =>
      integrity ? new Request(adresse, { cache: "no-cache", integrity }) : new Request(adresse),
    ),
  );
}

async function oublierLesAnciennes() {
  const versions = await caches.keys();
  await Promise.all(
    versions
      .filter((nom) => nom.startsWith(`${scope} `) && nom !== VERSION)
      .map((nom) => caches.delete(nom)),
  );
}

/** @param {Request} demande */
async function repondre(demande) {
  const cache = await caches.open(VERSION);
  const gardee = await cache.match(demande, { ignoreSearch: true });
  if (gardee && demande.mode !== "navigate") {
    return gardee;
  }
  try {
    const reponse = await fetch(demande);
    if (demande.mode === "navigate") {
      arrivee = Date.now();
    }
    return reponse;
  } catch (erreur) {
    arrivee = 0; // no network: everything comes from the cache
    const secours = gardee ?? (demande.mode === "navigate" && (await cache.match("404.html")));
    if (secours) {
      return secours;
    }
    throw erreur;
  }
}

/**
 * @param {string} nom
 * @param {(evenement: Evenement) => void} suite
 */
function ecouter(nom, suite) {
  addEventListener(nom, (evenement) => suite(/** @type {any} */ (evenement)));
}
