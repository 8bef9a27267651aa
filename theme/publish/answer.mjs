/**
 * Answers, under Node, many situations as the page would: from a start, then from the photograph of
 * that start.
 *
 *   node answer.mjs ENGINE LIBRARY FOLDER
 *
 * ENGINE is the folder of an engine, LIBRARY the zip of the modules. FOLDER holds situations.json, a
 * list of pairs of texts, and receives answers.json, what each start answered. When the functions of
 * the engine note that they are called (see lighten.py), called.json receives their places.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { loadPyodide } from "pyodide";
import lock from "pyodide/pyodide-lock.json" with { type: "json" };

const EMPTY = "/dev/null";
const [engine = "", library = "", folder = ""] = process.argv.slice(2);
/** @type {[string, string][]} */
const situations = JSON.parse(readFileSync(`${folder}/situations.json`, "utf-8"));
/** @type {WebAssembly.Instance[]} */
const instances = [];
observe();

const first = await start({ _makeSnapshot: true });
const { echauffer } = first.pyimport("calculators.rendu");
echauffer();
compilePatterns();
const photograph = first.makeMemorySnapshot();
// The photograph holds every module: it wants no library.
const second = await start({ _loadSnapshot: Promise.resolve(photograph), stdLibURL: EMPTY });
const answers = [answersOf(first, situations), answersOf(second, situations)];
writeFileSync(`${folder}/answers.json`, JSON.stringify(answers));
writeFileSync(`${folder}/called.json`, JSON.stringify([...called()]));

/**
 * The regular expressions come compiled (see compile.py): compile them all the same, for the engine
 * to keep what compiles the one that would not.
 */
function compilePatterns() {
  const { _prepared, _work_out } = first.pyimport("re._compiler");
  for (const [pattern, flags] of _prepared.keys()) {
    _work_out(pattern, flags);
  }
}

/** @param {object} options */
function start(options) {
  return loadPyodide(
    /** @type {any} */ ({
      indexURL: engine,
      stdLibURL: library,
      lockFileContents: JSON.stringify(lock),
      // A browser has no program: Python then looks for itself by other paths than under Node.
      _sysExecutable: "./this.program",
      ...options,
    }),
  );
}

/**
 * @param {import("pyodide").PyodideAPI} python
 * @param {[string, string][]} asked
 */
function answersOf(python, asked) {
  const { repondre } = python.pyimport("calculators.rendu");
  try {
    repondre("inconnu", "{");
  } catch (error) {
    String(error); // what a page does of an error
  }
  return asked.map(([name, request]) => repondre(name, request));
}

/** Remember the engines started. */
function observe() {
  const { instantiate } = WebAssembly;
  /** @type {any} */ (WebAssembly).instantiate = async (
    /** @type {any} */ source,
    /** @type {any} */ imports,
  ) => {
    const result = /** @type {any} */ (await instantiate(source, imports));
    instances.push(result.instance ?? result);
    return result;
  };
}

function called() {
  /** @type {Set<number>} */
  const places = new Set();
  for (const { exports } of instances) {
    for (let place = 0; exports[`@${place}`]; place += 1) {
      if (/** @type {WebAssembly.Global} */ (exports[`@${place}`]).value) {
        places.add(place);
      }
    }
  }
  return places;
}
