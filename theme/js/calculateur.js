/**
 * Carries between the form, Python and the page. It computes nothing and decides no rule.
 */
import { montrerDessous } from "./dessous.js";
import {
  ajouterLigne,
  aller,
  estUnTableau,
  etaler,
  lignesMontrees,
  lire,
  montrer,
  remplir,
  retirerLigne,
  vider,
} from "./formulaire.js";
import {
  annuler,
  demander,
  demarrer,
  demarreSeul,
  garderPython,
  relancer,
  suivre,
} from "./python.js";
import { Reserve } from "./reserve.js";

/**
 * @typedef {object} Reponse what `calculators.rendu.repondre` returns
 * @property {string} html the answer's card, or what must be corrected
 * @property {string} detail line by line
 * @property {Record<string, { erreur?: string, echo?: string, valeur?: string }>} champs
 * @property {[string, string][]} fragment
 * @property {string} date
 * @property {string} annonce
 * @property {string} etat_du_jour
 * @property {string} montant
 * @property {string} resume
 * @typedef {object} Dernier what the buttons copy
 * @property {string} resume
 * @property {[string, string][]} fragment
 */

const ANNONCE_APRES = 700;
/** Milliseconds: what is kept for offline waits until the person has their first result. */
const REPOS = 3000;
/** Milliseconds: so does the layout of what is under the calculator. */
const REPIT = 500;
const ETAPES = {
  telechargement: "Préparation du calcul : téléchargement…",
  demarrage: "Préparation du calcul : démarrage…",
  regles: "Préparation du calcul : lecture des règles…",
  pret: "Calcul prêt, sur votre appareil.",
  panne: "",
  calcul: "Calcul en cours, sur votre appareil…",
  fini: "Calcul prêt, sur votre appareil.",
  annule: "Calcul annulé\u00a0: vos réponses sont gardées, le résultat ne les suit pas encore.",
};
/** @type {Record<string, [string, string]>} what the person may then do */
const GESTES = {
  panne: ["relancer", "Relancer le calcul"],
  calcul: ["annuler", "Annuler"],
  annule: ["calculer", "Calculer"],
};

let garde = false;

for (const calcul of document.querySelectorAll(".calcul")) {
  installer(/** @type {HTMLElement} */ (calcul));
}
if (demarreSeul) {
  demarrer();
  suivre(({ etape }) => {
    if (etape === "pret" || etape === "panne") {
      setTimeout(montrerDessous, REPIT);
    }
    if (etape === "pret") {
      setTimeout(garder, REPOS);
    }
  });
} else {
  addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.closest(".calcul")) {
      demarrer();
    }
  });
}

/** Keep, once, the site for offline and what Python starts from, after the first result. */
function garder() {
  if (garde) {
    return;
  }
  garde = true;
  garderPython();
  navigator.serviceWorker?.register(new URL("../service.js", import.meta.url)).catch(() => {
    // Private windows and some hosts refuse: the site works all the same, with a network.
  });
}

/** @param {HTMLElement} calcul */
function installer(calcul) {
  const formulaire = calcul.querySelector("form");
  const sortie = calcul.querySelector(".calcul__sortie");
  const detail = calcul.querySelector(".calcul__detail");
  if (!formulaire || !sortie || !detail) {
    return;
  }
  const nom = calcul.dataset.calculateur ?? "";
  /** @type {Record<string, string>} */
  let inconnues = {};
  /** @type {Set<string>} the fields that the person changes while the form is being filled */
  const touches = new Set();
  /** Whether the form still holds the worked example, untouched. */
  let exemple = true;
  const reserve = new Reserve();
  let remplissages = Promise.resolve();
  let enRemplissage = 0;
  /** @type {Dernier} */
  const dernier = { resume: "", fragment: [] };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let annonce;
  let dateChoisie = false;

  const calculer = () => {
    if (enRemplissage) {
      return; // it ends with a calculation
    }
    const valeurs = { ...lire(formulaire), ...inconnues };
    if (!dateChoisie) {
      valeurs.date = "";
    }
    const montrees = lignesMontrees(formulaire);
    const reste = { aujourdhui: aujourdhui(), base: calcul.dataset.base, montrees };
    const membres = [JSON.stringify(valeurs).slice(1, -1), reserve.texte()].filter(Boolean);
    const requete = `{"valeurs":{${membres}},${JSON.stringify(reste).slice(1)}`;
    const envoyees = { ...inconnues };
    demander(nom, requete, (texte) => recevoir(JSON.parse(texte), envoyees));
  };

  /**
   * Fill the form, slice by slice, each filling after the one before; then compute.
   * @param {() => Promise<Record<string, string>>} placer
   */
  const placer = (placer) => {
    enRemplissage += 1;
    const remplir = async () => {
      try {
        inconnues = await placer();
      } finally {
        enRemplissage -= 1;
      }
      for (const nom of touches) {
        delete inconnues[nom];
      }
      touches.clear();
      calculer();
    };
    remplissages = remplissages.then(remplir, remplir);
  };

  /**
   * @param {Reponse} reponse
   * @param {Record<string, string>} envoyees the answers without a field that it was asked with
   */
  const recevoir = (reponse, envoyees) => {
    inconnues = montrer(formulaire, reponse.champs, inconnues, envoyees);
    poserEtat(calcul, reponse);
    if (!dateChoisie) {
      poserDate(formulaire, reponse.date);
    }
    dernier.fragment = reponse.fragment;
    dernier.resume = reponse.resume;
    remplacer(sortie, reponse.html);
    remplacer(detail, reponse.detail);
    delete calcul.dataset.attente;
    clearTimeout(annonce);
    annonce = setTimeout(() => dire(calcul, reponse.annonce), ANNONCE_APRES);
  };

  /**
   * The example leaves the other fields when a person starts a list of their own.
   * @param {EventTarget | null} cible
   */
  const oublierExemple = (cible) => {
    const lignes = cible instanceof Element ? cible.closest("[data-lignes]") : null;
    if (lignes && exemple) {
      vider(formulaire, reserve, lignes);
    }
    exemple = false;
  };

  const effacer = () => {
    exemple = false;
    placer(async () => {
      vider(formulaire, reserve);
      return {};
    });
  };

  /** @param {HTMLElement} ligne */
  const retirer = (ligne) => {
    inconnues = retirerLigne(ligne, inconnues);
    calculer();
  };

  const restaurer = () => {
    if (location.hash.includes("=")) {
      const paires = new URLSearchParams(location.hash.slice(1));
      calcul.dataset.attente = "";
      exemple = false;
      dateChoisie = paires.has("date");
      placer(() => remplir(formulaire, paires, reserve));
    }
  };

  formulaire.addEventListener("submit", (evenement) => evenement.preventDefault());
  formulaire.addEventListener("input", ({ target }) => {
    const nom = target instanceof Element ? (target.getAttribute("name") ?? "") : "";
    dateChoisie ||= nom === "date";
    delete inconnues[nom];
    if (enRemplissage) {
      touches.add(nom);
    }
    oublierExemple(target);
    demarrer();
    calculer();
  });
  formulaire.addEventListener("paste", (evenement) => {
    const texte = evenement.clipboardData?.getData("text/plain") ?? "";
    const cible = evenement.target;
    if (cible instanceof HTMLInputElement && estUnTableau(cible, texte)) {
      evenement.preventDefault();
      oublierExemple(cible);
      demarrer();
      placer(() => etaler(formulaire, cible, texte, inconnues, reserve));
    }
  });
  calcul.addEventListener("click", (evenement) => {
    const { target } = evenement;
    const bouton = target instanceof Element ? target.closest("[data-action]") : null;
    if (bouton instanceof HTMLElement) {
      evenement.preventDefault();
      agir(bouton, { calcul, formulaire, dernier, calculer, effacer, retirer });
    }
  });
  suivre((etape) => afficherEtape(calcul, etape));
  addEventListener("hashchange", restaurer);
  addEventListener("rechargement", () => {
    if (!exemple) {
      const fragment = Object.entries({ ...lire(formulaire), ...inconnues });
      const reponses = fragment.filter(([nom]) => dateChoisie || nom !== "date");
      history.replaceState(null, "", adresse({ resume: "", fragment: reponses }));
    }
  });
  addEventListener("beforeprint", () => {
    for (const ou of detail.querySelectorAll(".adresse")) {
      ou.textContent = dernier.resume && adresse(dernier);
    }
  });
  restaurer();
  suivre(({ etape }) => {
    if (etape === "pret" && !dernier.resume) {
      calculer();
    }
  });
}

/**
 * @param {HTMLElement} bouton
 * @param {{ calcul: HTMLElement, formulaire: HTMLFormElement, dernier: Dernier,
 *           calculer: () => void, effacer: () => void, retirer: (ligne: HTMLElement) => void }} page
 */
function agir(bouton, { calcul, formulaire, dernier, calculer, effacer, retirer }) {
  /** @type {Record<string, () => void>} */
  const actions = {
    "copier-lien": () => {
      const lien = adresse(dernier);
      history.replaceState(null, "", lien);
      copier(calcul, lien, "Lien copié : il contient vos réponses, rien n’est envoyé.");
    },
    "copier-resume": () =>
      copier(calcul, `${dernier.resume}\n${adresse(dernier)}`, "Résumé copié."),
    "copier-tableau": () => copier(calcul, enTexte(bouton.dataset.tableau), "Tableau copié."),
    imprimer: () => print(),
    aller: () => aller(bouton.getAttribute("href")?.slice(1) ?? ""),
    effacer: () => {
      effacer();
      history.replaceState(null, "", location.pathname);
      /** @type {HTMLElement | null} */ (formulaire.querySelector("[name]"))?.focus();
    },
    annuler,
    calculer,
    relancer,
    "ajouter-ligne": () => {
      const lignes = bouton.closest("[data-lignes]");
      const ligne = lignes ? ajouterLigne(lignes) : undefined;
      /** @type {HTMLElement | null | undefined} */ (ligne?.querySelector("[name]"))?.focus();
    },
    "retirer-ligne": () => {
      const lignes = bouton.closest("[data-lignes]");
      const ligne = bouton.closest("li");
      if (ligne) {
        retirer(ligne);
      }
      /** @type {HTMLElement | null | undefined} */ (
        lignes?.querySelector('[data-action="ajouter-ligne"]')
      )?.focus();
    },
  };
  actions[bouton.dataset.action ?? ""]?.();
}

/**
 * Replace the result, keeping open what the person opened.
 * @param {Element} sortie
 * @param {string} html
 */
function remplacer(sortie, html) {
  const ouverts = new Set(
    [...sortie.querySelectorAll("details[open] .lecture__titre")].map((titre) => titre.textContent),
  );
  const { activeElement } = document;
  const action = sortie.contains(activeElement)
    ? activeElement?.getAttribute("data-action")
    : undefined;
  sortie.innerHTML = html;
  for (const titre of sortie.querySelectorAll(".lecture__titre")) {
    if (ouverts.has(titre.textContent)) {
      titre.closest("details")?.setAttribute("open", "");
    }
  }
  if (action) {
    /** @type {HTMLElement | null} */ (sortie.querySelector(`[data-action="${action}"]`))?.focus();
  }
}

/**
 * @param {HTMLElement} calcul
 * @param {Reponse} reponse
 */
function poserEtat(calcul, reponse) {
  const etat = calcul.querySelector("[data-etat-du-jour]");
  if (etat) {
    etat.textContent = reponse.etat_du_jour;
  }
  poserBarre(calcul, reponse.montant);
}

/**
 * @param {HTMLElement} calcul
 * @param {string} montant
 */
function poserBarre(calcul, montant) {
  const barre = calcul.querySelector("[data-barre]");
  if (barre) {
    barre.textContent = montant;
  }
}

/**
 * @param {HTMLFormElement} formulaire
 * @param {string} jour
 */
function poserDate(formulaire, jour) {
  const champ = formulaire.elements.namedItem("date");
  if (champ instanceof HTMLInputElement && champ.value !== jour) {
    champ.value = jour;
  }
}

/**
 * @param {HTMLElement} calcul
 * @param {import("./python.js").Etape} etape
 */
function afficherEtape(calcul, { etape, recu, total, phrase }) {
  const bloc = calcul.querySelector(".etat-python");
  const progres = bloc?.querySelector("progress");
  const texte = bloc?.querySelector("p");
  const bouton = bloc?.querySelector("button");
  if (!(bloc instanceof HTMLElement) || !progres || !texte || !bouton) {
    return;
  }
  bloc.dataset.etat = etape;
  const message = phrase ? `${phrase} Rien de ce que vous avez saisi n’est perdu.` : ETAPES[etape];
  if (texte.textContent !== message) {
    texte.textContent = message;
  }
  if (etape === "calcul") {
    progres.removeAttribute("value"); // how much is left is not known
  } else if (recu && total) {
    progres.value = Math.min(90, (90 * recu) / total);
  }
  proposer(bouton, GESTES[etape], texte);
  if (etape === "annule") {
    poserBarre(calcul, "…");
  }
}

/**
 * @param {HTMLButtonElement} bouton
 * @param {[string, string] | undefined} geste
 * @param {HTMLElement} repli takes the focus of a button that goes
 */
function proposer(bouton, geste, repli) {
  if (geste) {
    [bouton.dataset.action, bouton.textContent] = geste;
  } else if (document.activeElement === bouton) {
    repli.focus({ preventScroll: true });
  }
  bouton.hidden = !geste;
}

/**
 * @param {HTMLElement} calcul
 * @param {string} texte
 */
function dire(calcul, texte) {
  const ou = calcul.querySelector("[data-annonce]");
  if (ou) {
    ou.textContent = texte;
  }
}

/**
 * @param {HTMLElement} calcul
 * @param {string} texte
 * @param {string} fait
 */
async function copier(calcul, texte, fait) {
  const ou = calcul.querySelector(".boutons__etat");
  try {
    await navigator.clipboard.writeText(texte);
    if (ou) {
      ou.textContent = fait;
    }
  } catch {
    if (ou) {
      ou.textContent = `Votre navigateur refuse la copie. À copier à la main : ${texte}`;
    }
  }
}

/**
 * A table as tab-separated text, for a spreadsheet.
 * @param {string | undefined} id
 */
function enTexte(id) {
  const lignes = document.getElementById(id ?? "")?.querySelectorAll("tr") ?? [];
  return [...lignes]
    .map((ligne) => [...ligne.cells].map((cellule) => cellule.textContent?.trim()).join("\t"))
    .join("\n");
}

/**
 * The link to the answers that gave a result; long to write for thousands of rows.
 * @param {Dernier} dernier
 */
function adresse({ fragment }) {
  return `${location.origin}${location.pathname}#${new URLSearchParams(fragment)}`;
}

function aujourdhui() {
  const jour = new Date();
  const deux = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${jour.getFullYear()}-${deux(jour.getMonth() + 1)}-${deux(jour.getDate())}`;
}
