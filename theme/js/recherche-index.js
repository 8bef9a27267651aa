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
    "chez ci comme comment d dans de des doit donc du elle elles en encore entre es est et etait ete etes " +
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
  ["combien", "montant", "aide", "subvention", "financement", "euro", "tarif"],
  ["date limite", "cloture", "echeance", "calendrier", "delai", "depot"],
  ["mandataire judiciaire", "mjpm", "pjm", "tutelle", "protection juridique"],
  ["hebergement urgence", "ahi", "chrs", "chu", "accueil hebergement insertion"],
  ["tva", "ht", "ttc", "hors taxe"],
  ["ordinateur", "tablette", "materiel", "equipement"],
  ["dui", "logiciel", "solution", "dossier usager informatise"],
  ["deposer", "depot", "guichet", "galis", "dossier"],
  ["piece", "document", "justificatif"],
  ["regroupement", "groupement", "grappe", "mutualisation"],
  ["messagerie", "mssante"],
  ["dossier medical partage", "dmp", "mon espace sante"],
  ["cyber", "cybersecurite", "securite"],
  ["versement", "avance", "solde", "paiement"],
  ["outre mer", "drom", "corse", "reunion", "guadeloupe", "martinique", "guyane", "mayotte"],
  ["eligible", "eligibilite", "droit", "concerne"],
  ["hopital", "ght", "sanitaire"],
  ["amoa", "assistance maitrise ouvrage", "chef projet", "consultant"],
];

/**
 * Lower case, no accent, no ligature, one apostrophe.
 * @param {string} texte
 */
export function aplatir(texte) {
  return texte
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[’ʼ`]/g, "'");
}

/**
 * The words of a text: elisions (l’, d’, qu’…) and thousands' spaces undone.
 * @param {string} texte
 */
export function mots(texte) {
  return aplatir(texte)
    .replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3}\b)/g, "")
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

/** Each way of saying it, in indexed words, with the words of the other ways. */
const EQUIVALENTS = SYNONYMES.flatMap((groupe) =>
  groupe.map((dit) => ({
    dit: termes(dit),
    autres: groupe.filter((autre) => autre !== dit).map(termes),
  })),
);

/**
 * The other words that the same question could use.
 * @param {string[]} demande
 */
function voisins(demande) {
  const phrase = ` ${demande.join(" ")} `;
  const trouves = EQUIVALENTS.filter(({ dit }) => phrase.includes(` ${dit.join(" ")} `));
  return [...new Set(trouves.flatMap(({ autres }) => autres.flat()))].filter(
    (mot) => !demande.includes(mot),
  );
}

/**
 * Build the index of the whole site.
 * @param {Passage[]} documents
 * @returns {MiniSearch<Passage>}
 */
export function creerIndex(documents) {
  /** @type {MiniSearch<Passage>} */
  const index = new MiniSearch({
    fields: ["page", "titre", "texte"],
    storeFields: ["page", "titre", "texte", "url"],
    tokenize: mots,
    processTerm: racine,
  });
  index.addAll(documents);
  return index;
}

/** How much a word counts, by where it stands. */
const POIDS = { titre: 4, page: 2.5, texte: 1 };

/**
 * Passages that answer a question, best first. Numbers count for nothing beside words: « combien
 * pour 20 EHPAD » asks how much, not where « 20 » is written.
 * @param {MiniSearch<Passage>} index
 * @param {string} requete
 * @returns {(Passage & { score: number, trouves: string[] })[]}
 */
export function chercher(index, requete) {
  const demande = [...new Set(termes(requete))];
  const parlants = demande.filter((mot) => !/^\d+$/.test(mot));
  const forts = new Set(parlants.length > 0 ? parlants : demande);
  const tous = [...forts, ...voisins([...forts])];
  return index
    .search(tous.join(" "), {
      tokenize: (texte) => texte.split(" "),
      processTerm: (mot) => mot,
      boost: POIDS,
      boostTerm: (mot) => (forts.has(mot) ? 1 : 0.3),
      prefix: (mot) => forts.has(mot) && mot.length > 2,
      fuzzy: (mot) => (forts.has(mot) && mot.length > 4 ? 0.2 : false),
      weights: { prefix: 0.5, fuzzy: 0.25 },
    })
    .map((resultat) => {
      const part = resultat.queryTerms.filter((mot) => forts.has(mot)).length / forts.size;
      const { id, page, titre, texte, url, terms } = /** @type {any} */ (resultat);
      return { id, page, titre, texte, url, trouves: terms, score: resultat.score * (0.2 + part) };
    })
    .sort((a, b) => b.score - a.score);
}
