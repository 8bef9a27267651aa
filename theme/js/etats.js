/**
 * What is said of the calculation at each of its states, and what the person may then do.
 */
export const ETATS = {
  repos: "",
  telechargement: "Préparation du calcul\u00a0: téléchargement…",
  demarrage: "Préparation du calcul\u00a0: démarrage…",
  regles: "Préparation du calcul\u00a0: lecture des règles…",
  pret: "Calcul prêt, sur votre appareil.",
  recalcul: "Recalcul…",
  calcul: "Calcul en cours, sur votre appareil…",
  attend: "Le calcul n’a pas commencé, pour ménager vos données.",
  annule: "Calcul annulé\u00a0: vos réponses sont gardées, le résultat ne les suit pas encore.",
  refus:
    "Le guide n’a pas su calculer avec ces réponses\u00a0: la faute est la sienne. Elles sont gardées\u202f; changez-en une, et le calcul reprend.",
  panne: "",
};
/** @type {Partial<Record<keyof typeof ETATS, [string, string]>>} what the person may then do */
export const GESTES = {
  attend: ["calculer", "Calculer"],
  calcul: ["annuler", "Annuler"],
  annule: ["calculer", "Calculer"],
};
/** @type {Partial<Record<keyof typeof ETATS, string>>} what the result says of itself when it is another's */
export const ECARTS = { recalcul: "Recalcul…", calcul: "Recalcul…" };
export const ECART = "Ne suit pas encore vos réponses";
