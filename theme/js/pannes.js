/**
 * Why a calculator cannot compute, in sentences: what happened, what is safe, what to do.
 *
 * The codes are those of js/worker.js, and « ouvrier »: the page may not start a worker at all.
 */

/**
 * @typedef {object} Panne
 * @property {string} phrase
 * @property {[string, string]} [geste] what the person may do here: an action and its name. Without
 *   one nothing can be computed in this browser, and the questions are closed.
 */

/** @type {[string, string]} */
const RELANCER = ["relancer", "Relancer le calcul"];
const GARDE = "Rien de ce que vous avez saisi n’est perdu.";
const EMPORTER =
  "Les règles et l’exemple restent lisibles. Vos réponses, s’il y en a, vous suivent\u00a0: copiez leur lien, et ouvrez-le";

/** @type {Panne} */
const ARRET = {
  phrase: `Le calcul s’est arrêté. ${GARDE} Relancez-le\u202f; s’il s’arrête encore, copiez le lien de vos réponses et ouvrez-le dans un autre navigateur.`,
  geste: RELANCER,
};

/** @type {Record<string, Panne>} */
const PANNES = {
  reseau: {
    phrase: `Un fichier du calcul n’est pas arrivé\u00a0: le réseau est coupé, ou un filtre l’arrête. ${GARDE} Le calcul reprendra au retour du réseau, ou dès que vous le relancerez.`,
    geste: RELANCER,
  },
  memoire: {
    phrase: `Votre appareil n’a pas assez de mémoire libre pour calculer. ${GARDE} Fermez d’autres onglets, puis relancez le calcul.`,
    geste: RELANCER,
  },
  abime: {
    phrase: `Un fichier du calcul est arrivé abîmé. ${GARDE} Relancez le calcul\u202f; si cela se répète, essayez par un autre réseau.`,
    geste: RELANCER,
  },
  perime: {
    phrase: `Une nouvelle version du guide est en ligne\u00a0: cette page-ci ne peut plus calculer. ${GARDE} La nouvelle s’ouvrira avec vos réponses.`,
    geste: ["recharger", "Ouvrir la nouvelle version"],
  },
  webassembly: {
    phrase: `Ce navigateur, ou l’un de ses réglages de sécurité, refuse de calculer sur votre appareil. ${EMPORTER} dans un autre navigateur. Ou demandez que WebAssembly soit permis pour ce site.`,
  },
  ouvrier: {
    phrase: `Ce navigateur refuse de lancer le calcul ici\u00a0: la page est ouverte depuis un fichier, dans le cadre d’un autre site, ou dans un navigateur trop ancien. ${EMPORTER} à l’adresse du guide, dans un autre navigateur au besoin.`,
  },
};

/** @param {string} code */
export function panneDe(code) {
  return PANNES[code] ?? ARRET;
}
