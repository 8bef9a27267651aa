import { loadMicroPython } from "./micropython/micropython.mjs";

// It has no decimal: whole cents.
const python = await loadMicroPython();
python.runPython("result = str(102900000 * 30 // 100)");
document.querySelector("output").textContent = python.globals.get("result");
