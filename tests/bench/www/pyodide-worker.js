import { loadPyodide } from "./pyodide/pyodide.mjs";

const pyodide = await loadPyodide();
postMessage(
  pyodide.runPython("from decimal import Decimal; str(Decimal('1029000.00') * Decimal('0.30'))"),
);
