import Engine from "./publicodes/index.js";

const engine = new Engine({ aide: { valeur: "1029000 € * 30%" } });
document.querySelector("output").textContent = engine.evaluate("aide").nodeValue;
