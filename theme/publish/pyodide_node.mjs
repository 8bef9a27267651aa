/**
 * Runs a Python script in Pyodide under Node, with the project mounted at /project and the
 * Python packages of .venv at /packages.
 *
 *   node pyodide_node.mjs ROOT PACKAGES STDLIB SCRIPT [ARGUMENTS…]
 *
 * STDLIB is the zip of the standard library to start from, or "-" for Pyodide's own.
 * The exit code is the script's.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadPyodide } from "pyodide";

const [root = "", packages = "", stdlib = "-", script = "", ...args] = process.argv.slice(2);
const options = stdlib === "-" ? {} : { stdLibURL: stdlib };
const pyodide = await loadPyodide({
  ...options,
  env: { HOME: "/project", PYTHONUTF8: "1", PYTHONDONTWRITEBYTECODE: "1", ...environment() },
});
for (const [place, folder] of [
  ["/project", root],
  ["/packages", packages],
]) {
  pyodide.FS.mkdirTree(place);
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: folder }, place);
}
pyodide.FS.chdir("/project");
pyodide.globals.set("arguments_js", pyodide.toPy([script, ...args]));
pyodide.runPython("import sys; sys.argv = arguments_js; del arguments_js");
try {
  await pyodide.runPythonAsync(readFileSync(join(root, script), "utf-8"), { filename: script });
} catch (error) {
  const exit = /SystemExit: (\d+)/.exec(String(error));
  if (!exit) {
    console.error(String(error));
  }
  process.exitCode = exit ? Number(exit[1]) : 1;
}

/** What the tests may want to pass on: the variables named GUIDE_*. */
function environment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name.startsWith("GUIDE_")),
  );
}
