/**
 * Long work cut into slices: between two, the page scrolls, listens and paints.
 */

/** Milliseconds. */
const TRANCHE = 10;
let fin = 0;

/** To be awaited at every turn of a long loop: gives way once the slice is spent. */
export async function souffler() {
  if (performance.now() > fin) {
    await ceder();
    fin = performance.now() + TRANCHE;
  }
}

function ceder() {
  const { scheduler } = /** @type {{ scheduler?: { yield?: () => Promise<void> } }} */ (globalThis);
  return scheduler?.yield?.() ?? new Promise((suite) => setTimeout(suite));
}
