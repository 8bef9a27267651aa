const worker = new Worker("pyodide-worker.js", { type: "module" });
worker.addEventListener("message", ({ data }) => {
  document.querySelector("output").textContent = data;
});
