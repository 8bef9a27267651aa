/**
 * Runs a Python script in Pyodide under Node, with the project mounted at /project and the
 * Python packages of .venv at /packages. The exit code is the script's.
 *
 *   node pyodide_node.mjs ROOT PACKAGES STDLIB SCRIPT [ARGUMENTS…]
 *
 * STDLIB is the zip of the standard library to start from, or "-" for Pyodide's own.
 */
import { loadPyodide } from "pyodide";

// Node would show the whole line of the fault: all of Pyodide is on one.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});
const [root = "", packages = "", stdlib = "-", ...command] = process.argv.slice(2);
const pyodide = await loadPyodide({
  ...(stdlib === "-" ? {} : { stdLibURL: stdlib }),
  // Compiled modules keep the line of each instruction, not its column: a quarter less to ship.
  env: {
    HOME: "/project",
    PYTHONUTF8: "1",
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONNODEBUGRANGES: "1",
  },
});
mount("/project", root);
mount("/packages", packages);
pyodide.FS.chdir("/project");
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

/**
 * @param {string} place
 * @param {string} folder
 */
function mount(place, folder) {
  pyodide.FS.mkdirTree(place);
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: folder }, place);
}
