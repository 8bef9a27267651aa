/**
 * What is copied, and what is said of it beside its button. Where a browser refuses (a page over http,
 * a frame), the text is given, selected, with its tabs and its line breaks.
 */

/**
 * @param {HTMLElement} bouton
 * @param {string} texte
 * @param {string} fait
 */
export function copierTexte(bouton, texte, fait) {
  return copier(bouton, texte, fait, () => navigator.clipboard.writeText(texte));
}

/**
 * A table for a spreadsheet, as a table and as tab-separated text.
 * @param {HTMLElement} bouton
 * @param {HTMLTableElement} tableau
 * @param {string} fait
 */
export function copierTableau(bouton, tableau, fait) {
  const lignes = [...tableau.rows].map((ligne) => [...ligne.cells]);
  const texte = lignes.map((cellules) => cellules.map(contenu).join("\t")).join("\n");
  return copier(bouton, texte, fait, () =>
    navigator.clipboard.write([
      new ClipboardItem({
        "text/html": new Blob([enHtml(lignes)], { type: "text/html" }),
        "text/plain": new Blob([texte], { type: "text/plain" }),
      }),
    ]),
  );
}

/**
 * Say what became of a gesture, beside its button.
 * @param {HTMLElement} bouton
 * @param {string} texte
 */
export function dire(bouton, texte) {
  const groupe = bouton.closest("[data-copie]");
  const ou = groupe?.querySelector("[role=status]");
  groupe?.querySelector("textarea")?.remove();
  if (ou) {
    ou.textContent = texte;
  }
}

/**
 * @param {HTMLElement} bouton
 * @param {string} texte
 * @param {string} fait
 * @param {() => Promise<void>} ecrire
 */
async function copier(bouton, texte, fait, ecrire) {
  try {
    await ecrire();
    dire(bouton, fait);
  } catch {
    dire(
      bouton,
      "Votre navigateur ne laisse pas copier d’ici. Le texte est sélectionné\u00a0: copiez-le au clavier (Ctrl ou Cmd, et C) ou d’un appui long.",
    );
    montrer(bouton, texte);
  }
}

/**
 * @param {HTMLElement} bouton
 * @param {string} texte
 */
function montrer(bouton, texte) {
  const zone = document.createElement("textarea");
  zone.className = "a-copier";
  zone.readOnly = true;
  zone.rows = 4;
  zone.value = texte;
  zone.setAttribute("aria-label", "Texte à copier");
  bouton.closest("[data-copie]")?.append(zone);
  zone.focus();
  zone.select();
}

/** @param {HTMLTableCellElement} cellule */
function contenu(cellule) {
  const texte = cellule.dataset.valeur ?? cellule.textContent?.trim() ?? "";
  return texte.replaceAll(/[\u00a0\u202f]/g, " ");
}

/** @param {HTMLTableCellElement[][]} lignes */
function enHtml(lignes) {
  const rangees = lignes.map((cellules) => `<tr>${cellules.map(enCellule).join("")}</tr>`);
  return `<table>${rangees.join("")}</table>`;
}

/** @param {HTMLTableCellElement} cellule */
function enCellule(cellule) {
  const texte = contenu(cellule).replaceAll(/[&<>]/g, (signe) => `&#${signe.charCodeAt(0)};`);
  return `<${cellule.localName}>${texte}</${cellule.localName}>`;
}
