/** What a page that holds a calculator needs, the calculator first. */
import "./calculateur.js";
import "./lecture.js";
