/**
 * The questions that are not in a list: what is typed goes to the situation, what the situation holds
 * shows in the fields.
 */

/** @typedef {import("./situation.js").Situation} Situation */
/** @typedef {{ erreur?: string, echo?: string, alerte?: string, valeur?: string }} Dit */
/** @typedef {Record<string, Dit>} Dits by path */

/** @type {WeakMap<Element, string>} what was last shown beside each field */
const DITS = new WeakMap();

export class Formulaire {
  #form;
  #situation;

  /**
   * @param {HTMLFormElement} form
   * @param {Situation} situation
   */
  constructor(form, situation) {
    this.#form = form;
    this.#situation = situation;
    form.addEventListener("submit", (evenement) => evenement.preventDefault());
    form.addEventListener("input", ({ target }) => this.#recevoir(target));
  }

  /** Show in every field the answer that the situation holds. */
  accorder() {
    const { reponses } = this.#situation.present;
    for (const champ of this.#champs()) {
      const voulue = reponses[champ.name] ?? "";
      if (champ instanceof HTMLInputElement && champ.type === "radio") {
        champ.checked = champ.value === voulue;
      } else if (champ.value !== voulue) {
        champ.value = voulue;
        deplier(champ, voulue);
      }
    }
  }

  /** @param {Dits} dits */
  montrer(dits) {
    for (const champ of this.#form.querySelectorAll(":not(td)[data-champ]")) {
      dire(champ, dits[/** @type {HTMLElement} */ (champ).dataset.champ ?? ""] ?? {});
    }
  }

  /** @param {EventTarget | null} cible */
  #recevoir(cible) {
    if (estUnChamp(cible) && cible.name && !cible.closest("[data-lignes]")) {
      this.#situation.poser(cible.name, cible.value);
    }
  }

  *#champs() {
    for (const champ of this.#form.elements) {
      if (estUnChamp(champ) && champ.name && !champ.closest("[data-lignes]")) {
        yield champ;
      }
    }
  }
}

/**
 * @param {EventTarget | null} cible
 * @returns {cible is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement}
 */
export function estUnChamp(cible) {
  return (
    cible instanceof HTMLInputElement ||
    cible instanceof HTMLSelectElement ||
    cible instanceof HTMLTextAreaElement
  );
}

/**
 * @param {Element} champ
 * @param {{ erreur?: string, echo?: string, alerte?: string }} dit
 */
function dire(champ, { erreur = "", echo = "", alerte = "" }) {
  const tout = `${erreur}\n${echo}\n${alerte}`;
  if ((DITS.get(champ) ?? "\n\n") === tout) {
    return;
  }
  DITS.set(champ, tout);
  champ.classList.toggle("champ--erreur", erreur !== "");
  champ.classList.toggle("champ--alerte", !erreur && alerte !== "");
  ecrire(champ, ":scope > .erreur", erreur);
  ecrire(champ, ":scope > .echo", alerte || (echo && `Compris : ${echo}`));
  const saisie = champ.querySelector(":scope > .saisie > [name]");
  if (erreur) {
    saisie?.setAttribute("aria-invalid", "true");
    ouvrir(champ);
  } else {
    saisie?.removeAttribute("aria-invalid");
  }
}

/**
 * Bring the person to a field, whatever hides it.
 * @param {string} id
 */
export function aller(id) {
  const champ = document.getElementById(id);
  if (champ) {
    ouvrir(champ);
    champ.focus();
  }
}

/**
 * @param {Element} champ
 * @param {string} valeur
 */
function deplier(champ, valeur) {
  if (valeur) {
    ouvrir(champ);
  }
}

/**
 * Open every fold around a field.
 * @param {Element} champ
 */
export function ouvrir(champ) {
  let pli = champ.closest("details");
  while (pli) {
    pli.open = true;
    pli = pli.parentElement?.closest("details") ?? null;
  }
}

/**
 * Write in the first element that a selector finds, when it says something else.
 * @param {Element} cadre
 * @param {string} selecteur
 * @param {string} texte
 */
export function ecrire(cadre, selecteur, texte) {
  const ou = cadre.querySelector(selecteur);
  if (ou && ou.textContent !== texte) {
    ou.textContent = texte;
  }
}
