/**
 * The keys of a spreadsheet: arrows and Enter go from cell to cell.
 */

/**
 * Where a key leads from a cell; nowhere when it is the field's own.
 * @param {KeyboardEvent} evenement
 * @param {{ rang: number, colonne: string }} place
 * @param {(colonne: string, pas: number) => string} voisine the column beside; none at the edge
 * @returns {{ rang: number, colonne: string } | undefined}
 */
export function destination({ target, key, altKey, ctrlKey, metaKey }, place, voisine) {
  if (!(target instanceof HTMLInputElement) || altKey || ctrlKey || metaKey) {
    return undefined;
  }
  const { rang, colonne } = place;
  const { selectionStart, selectionEnd, value } = target;
  const bord = (/** @type {number} */ ou) => selectionStart === ou && selectionEnd === ou;
  switch (key) {
    case "Enter":
    case "ArrowDown":
      return { rang: rang + 1, colonne };
    case "ArrowUp":
      return { rang: rang - 1, colonne };
    case "ArrowLeft":
      return bord(0) ? { rang, colonne: voisine(colonne, -1) } : undefined;
    case "ArrowRight":
      return bord(value.length) ? { rang, colonne: voisine(colonne, 1) } : undefined;
    default:
      return undefined;
  }
}
