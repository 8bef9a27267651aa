/**
 * Runs a Python script in Pyodide under Node. The exit code is the script's.
 *
 *   node run.mjs LIBRARY FOLDERS SCRIPT [ARGUMENTS…]
 *
 * LIBRARY is the zip of the standard library to start from, or "-" for Pyodide's own. FOLDERS is a
 * JSON object: the folder to find at each place; the first one is the working folder.
 */
import { loadPyodide } from "pyodide";

// Node would show the whole line of the fault: all of Pyodide is on one.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});
const [library = "-", folders = "{}", ...command] = process.argv.slice(2);
const places = Object.entries(/** @type {Record<string, string>} */ (JSON.parse(folders)));
const home = places[0]?.[0] ?? "/";
const pyodide = await loadPyodide({
  ...(library === "-" ? {} : { stdLibURL: library }),
  // Compiled modules keep the line of each instruction, not its column: a quarter less to ship.
  env: { HOME: home, PYTHONUTF8: "1", PYTHONDONTWRITEBYTECODE: "1", PYTHONNODEBUGRANGES: "1" },
});
for (const [place, root] of places) {
  pyodide.FS.mkdirTree(place);
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root }, place);
}
pyodide.FS.chdir(home);
const { exec } = pyodide.pyimport("builtins");
exec(
  `
import sys

def run(script):
    with open(script, encoding="utf-8") as source:
        code = compile(source.read(), script, "exec")
    try:
        exec(code, {"__name__": "__main__"})
    except SystemExit as exit:
        return int(exit.code or 0)
    return 0

sys.argv = ${JSON.stringify(command)}
outcome = run(sys.argv[0])
`,
  pyodide.globals,
);
process.exitCode = pyodide.globals.get("outcome");
