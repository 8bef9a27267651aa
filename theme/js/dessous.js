/**
 * What is under a calculator is laid out once it is ready (see js/depart.js and css/calculateur.css),
 * a few elements at a time: nobody waits for it, nor for the page meanwhile.
 */
const TRANCHE = 10;
const RYTHME = 50;

export function montrerDessous() {
  const restants = [...document.querySelectorAll("[data-depart] .calcul ~ :not([data-vu])")];
  for (const element of restants.slice(0, TRANCHE)) {
    element.setAttribute("data-vu", "");
  }
  if (restants.length > 0) {
    setTimeout(montrerDessous, RYTHME);
  }
}
