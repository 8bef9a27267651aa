/**
 * What every page needs; pages that hold a calculator take it with js/calcul.js. Once it is there,
 * the page is alive (see js/apparence.js).
 */
import "./page.js";
import "./recherche.js";

document.documentElement.classList.add("js", "vif");
