/** What every page needs; pages that hold a calculator take it with js/calcul.js. */
import "./page.js";
import "./recherche.js";
