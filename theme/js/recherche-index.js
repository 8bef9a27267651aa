// The search itself, without a page: Node runs it in the tests, recherche.js in the browser.
import MiniSearch from "minisearch";

/**
 * @typedef {{ id: string | number, page: string, titre: string, texte: string, url: string }} Passage
 * One heading and the text under it. `page` is the title of its page, `url` starts at the site's root.
 */

/** Words that say nothing of what is looked for, once accents are gone. */
const VIDES = new Set(
  (
    "a afin ai ainsi alors apres au aucun aussi aux avant avec avoir c ca car ce cela ces cet cette ceux " +
    "chez ci combien comme comment d dans de des doit donc du elle elles en encore entre es est et etait ete etes " +
    "etre eu fait faire faut il ils j je l la le les leur leurs lui m ma mais me mes mon n ne nos notre nous " +
    "on ont ou par pas peut peux plus pour pourquoi puis qu quand que quel quelle quelles quels qui quoi " +
    "s sa sans se sera ses si soit son sont suis sur t ta te tes ton tous tout toute toutes tres tu un une " +
    "vers veut veux vos votre vous y"
  ).split(" "),
);

/**
 * What porteurs say, what the texts say: each line is one idea. Written without accents, in the
 * singular; without the small words. Asking for one also looks for the others, at less weight.
 */
const SYNONYMES = [
  ["montee version", "mise niveau", "changement version", "mise jour"],
  ["ehpad", "essms", "esms", "etablissement", "maison retraite", "foyer", "ime", "esat"],
  ["saad", "aide domicile", "service domicile", "spasad", "sad"],
  ["montant", "aide", "subvention", "financement", "euro", "tarif"],
  ["date limite", "cloture", "echeance", "calendrier", "depot"],
  ["mandataire judiciaire", "mjpm", "pjm", "tutelle", "tuteur", "curatelle", "curateur", "protection juridique"],
  ["hebergement urgence", "ahi", "chrs", "chu", "accueil hebergement insertion"],
  ["tva", "ht", "ttc", "hors taxe"],
  ["ordinateur", "tablette", "materiel", "equipement"],
  ["dui", "logiciel", "solution", "dossier usager informatise"],
  ["deposer", "depot", "guichet"],
  ["deposer", "galis"],
  ["piece", "document", "justificatif"],
  ["piece", "document", "constituer dossier"],
  ["regroupement", "regrouper", "groupement", "grappe", "mutualisation", "nombre minimum"],
  ["messagerie", "mssante"],
  ["dossier medical partage", "dmp", "mon espace sante"],
  ["cyber", "cybersecurite", "securite", "cyberattaque", "piratage"],
  ["versement", "avance", "solde", "paiement", "paye", "argent"],
  ["outre mer", "drom", "corse", "reunion", "guadeloupe", "martinique", "guyane", "mayotte"],
  ["eligible", "eligibilite", "droit", "concerne"],
  ["hopital", "ght", "sanitaire"],
  ["usld", "soin longue duree"],
  ["feder", "fse", "fonds europeen", "europeenne"],
  ["refus", "refuse", "rejet", "exclu", "exclusion", "excluent", "ecartent"],
  ["ecrire", "contact", "adresse", "telephone", "mail"],
  ["amoa", "assistance maitrise ouvrage", "chef projet", "consultant"],
];

/** What a question word asks for: pages say the thing, not the question. */
const QUESTIONS = {
  combien: "montant aide",
  quand: "date",
  "ou deposer": "guichet",
  "qui peut": "eligible",
  "qu'est-ce": "glossaire",
  "c'est quoi": "glossaire",
  "(que|ca) veut dire": "glossaire",
  "^et apres": "nouvel appel annonce",
};

/**
 * Lower case, no accent, no ligature, one apostrophe; « k€ » is a word.
 * @param {string} texte
 */
export function aplatir(texte) {
  return texte
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[’ʼ`]/g, "'")
    .replaceAll("hop'en", "hopen")
    .replace(/\bk?€|(?<=\d\s?)k?€/g, " euro ");
}

/**
 * The words of a text: elisions (l’, d’, qu’…) and thousands' spaces undone, « CAL-10 » in one piece.
 * @param {string} texte
 */
export function mots(texte) {
  return aplatir(texte)
    .replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3}\b)/g, "")
    .replace(/\b([a-z]{3,4})-(?=\d\d\b)/g, "$1")
    .replace(/(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|quelqu)'/gu, " ")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/**
 * A word as it is indexed: singular, or null for one that says nothing.
 * @param {string} mot
 */
export function racine(mot) {
  if (VIDES.has(mot)) return null;
  if (mot.length < 4 || /\d/.test(mot)) return mot;
  return mot
    .replace(/(?<=e)aux$/, "au")
    .replace(/(?<=[^e])aux$/, "al")
    .replace(/(?<=[^s])[sx]$/, "");
}

/** @param {string} texte */
function termes(texte) {
  return /** @type {string[]} */ (mots(texte).map(racine).filter(Boolean));
}

/**
 * Ways of saying one idea, in indexed words: [["montee", "version"], ["mise", "niveau"], …].
 * @type {string[][][]}
 */
const IDEES = SYNONYMES.map((groupe) => groupe.map(termes));

/**
 * The ideas of a question that have other names, each with the words that named it.
 * @param {string[]} demande
 */
function idees(demande) {
  const phrase = ` ${demande.join(" ")} `;
  return IDEES.flatMap((noms) => {
    const dits = noms.filter((nom) => phrase.includes(` ${nom.join(" ")} `));
    return dits.length > 0 ? [{ dits: dits.flat(), autres: noms }] : [];
  });
}

/**
 * Build the index of the whole site.
 * @param {Passage[]} documents
 * @returns {MiniSearch<Passage>}
 */
export function creerIndex(documents) {
  /** @type {Map<string, string | null>} */
  const vues = new Map();
  const retenir = (/** @type {string} */ mot) => {
    const vue = vues.get(mot);
    if (vue !== undefined) return vue;
    const nouvelle = racine(mot);
    vues.set(mot, nouvelle);
    return nouvelle;
  };
  /** @type {MiniSearch<Passage>} */
  const index = new MiniSearch({
    fields: ["page", "titre", "texte"],
    storeFields: ["page", "titre", "texte", "url"],
    tokenize: mots,
    processTerm: retenir,
  });
  index.addAll(documents);
  return index;
}

/** How much a word counts, by where it stands; and another name of the same idea. */
const POIDS = { titre: 4, page: 2.5, texte: 1 };
const POIDS_AUTRE_NOM = { titre: 2, page: 1.5, texte: 0.15 };

/** A number beside words hardly counts: « combien pour 20 EHPAD » asks how much, not where 20 is. */
const POIDS_NOMBRE = { titre: 0.5, page: 0.5, texte: 0.1 };

/** Each further passage of one page counts less: three pages help more than one page thrice. */
const REDITE = 0.4;

/** The reader's own words may be unfinished or misspelt. */
const LARGESSES = {
  prefix: (/** @type {string} */ mot) => mot.length > 2,
  fuzzy: (/** @type {string} */ mot) => (mot.length > 4 ? 0.2 : false),
  weights: { prefix: 0.5, fuzzy: 0.25 },
};

/** Pages of reference answer less directly than the pages that guide; by the start of the address. */
const REFERENCES = { "glossaire/": 0.6, "textes/": 0.5, "ce-que-les-textes-ne-disent-pas/": 0.6 };

/** Another name of the idea is nearly as good as the reader's own word. */
const AUTRE_NOM = 0.7;

/**
 * Which part of the question a passage speaks of, from 0 to 1.
 * @param {string[]} demande
 * @param {string[]} trouves the words of the question, or of its other names, that the passage holds
 */
function part(demande, trouves) {
  const nommees = idees(demande).filter(({ autres }) =>
    autres.some((nom) => nom.every((mot) => trouves.includes(mot))),
  );
  let somme = 0;
  for (const mot of demande) {
    if (trouves.includes(mot)) somme += 1;
    else if (nommees.some(({ dits }) => dits.includes(mot))) somme += AUTRE_NOM;
  }
  return somme / demande.length;
}

/** @param {string} requete */
function affirmer(requete) {
  return Object.entries(QUESTIONS).reduce(
    (texte, [question, choses]) => texte.replaceAll(new RegExp(`\\b${question}\\b`, "g"), choses),
    aplatir(requete),
  );
}

/** @param {string} url */
function franchise(url) {
  const debut = Object.entries(REFERENCES).find(([adresse]) => url.startsWith(adresse));
  return debut ? debut[1] : 1;
}

/**
 * The same passages, best first, those that repeat a page further down.
 * @template {Passage & { score: number }} P
 * @param {P[]} passages
 */
function varier(passages) {
  /** @type {Map<string, number>} */
  const vus = new Map();
  for (const passage of passages.sort((a, b) => b.score - a.score)) {
    const avant = vus.get(passage.page) ?? 0;
    vus.set(passage.page, avant + 1);
    passage.score /= 1 + REDITE * avant;
  }
  return passages.sort((a, b) => b.score - a.score);
}

/**
 * Passages that answer a question, best first.
 * @param {MiniSearch<Passage>} index
 * @param {string} requete
 * @returns {(Passage & { score: number, trouves: string[] })[]}
 */
export function chercher(index, requete) {
  const tous = [...new Set(termes(affirmer(requete)))];
  const parlants = tous.filter((mot) => !/^\d+$/.test(mot));
  const demande = parlants.length > 0 ? parlants : tous;
  const autres = idees(demande).flatMap((idee) => idee.autres.flat());
  const noms = autres.filter((mot) => !demande.includes(mot)).join(" ");
  const nombres = tous.filter((mot) => !demande.includes(mot)).join(" ");
  const passages = index
    .search({
      combineWith: "OR",
      tokenize: (texte) => texte.split(" "),
      processTerm: (mot) => mot,
      queries: [
        { queries: [demande.join(" ")], boost: POIDS, ...LARGESSES },
        { queries: [noms], boost: POIDS_AUTRE_NOM },
        { queries: [nombres], boost: POIDS_NOMBRE },
      ],
    })
    .map((resultat) => {
      const { id, page, titre, texte, url, terms } = /** @type {any} */ (resultat);
      const poids = (0.15 + part(demande, resultat.queryTerms)) * franchise(url);
      return { id, page, titre, texte, url, trouves: terms, score: resultat.score * poids };
    });
  return varier(passages);
}
