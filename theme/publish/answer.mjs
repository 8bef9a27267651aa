/**
 * Answers, under Node, many situations as the page would.
 *
 *   node answer.mjs ENGINE MEMORY FOLDER
 *
 * ENGINE is the folder of an engine. MEMORY is the image of a started Python (see image.py); or the
 * zip of the modules: Python then starts from them, is photographed into FOLDER, and it is the one
 * started from that photograph that answers. FOLDER holds situations.json, a list of pairs of texts,
 * and receives answers.json. When the functions of the engine note that they are called (see
 * lighten.py), called.json receives the places of those called.
 */
import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { loadPyodide } from "pyodide";
import lock from "pyodide/pyodide-lock.json" with { type: "json" };

const EMPTY = "/dev/null";
const [engine = "", memory = "", folder = ""] = process.argv.slice(2);
/** @type {[string, string][]} */
const situations = JSON.parse(readFileSync(`${folder}/situations.json`, "utf-8"));
/** @type {WebAssembly.Instance[]} */
const instances = [];
observe();

const photographing = memory.endsWith(".zip");
const photograph = photographing ? await photographed() : lay(readFileSync(memory));
// It holds every module: it wants no library.
const python = await start({ ...photograph, stdLibURL: EMPTY });
if (photographing) {
  compilePatterns();
}
writeFileSync(`${folder}/answers.json`, JSON.stringify(answers()));
await collect();
writeFileSync(`${folder}/called.json`, JSON.stringify([...new Set(instances.flatMap(called))]));

async function photographed() {
  const resume = withoutChance();
  const env = { HOME: "/home/pyodide", PYTHONHASHSEED: "0" };
  const first = await start({ _makeSnapshot: true, stdLibURL: memory, env });
  first.pyimport("calculators.rendu").echauffer();
  const taken = first.makeMemorySnapshot();
  resume();
  writeFileSync(`${folder}/photograph.bin`, taken);
  return { _loadSnapshot: taken };
}

/** Until its result is called, no clock moves and nothing is drawn: sources alone make an image. */
function withoutChance() {
  const { now } = Date;
  const { randomFillSync } = crypto;
  Date.now = () => 1e12;
  Object.assign(crypto, { randomFillSync: (/** @type {Uint8Array} */ view) => view.fill(0) });
  for (const [name, value] of Object.entries({ now: () => 0, timeOrigin: 0 })) {
    Object.defineProperty(performance, name, { value, configurable: true });
  }
  return () => {
    Date.now = now;
    Object.assign(crypto, { randomFillSync });
    Reflect.deleteProperty(performance, "now");
    Reflect.deleteProperty(performance, "timeOrigin");
  };
}

/** @param {Buffer<ArrayBuffer>} content an image, see image.py */
function lay(content) {
  const image = new WebAssembly.Module(content);
  const poser = (/** @type {WebAssembly.Memory} */ memory) => {
    if (new BigUint64Array(memory.buffer).some((word) => word !== 0n)) {
      throw new Error("something is written before the image is laid");
    }
    return new WebAssembly.Instance(image, { env: { memory } });
  };
  const [header] = WebAssembly.Module.customSections(image, "header");
  return { poser, _loadSnapshot: header };
}

/** The photograph holds those that the rules use: for the engine to keep what compiles others. */
function compilePatterns() {
  const { _cache } = python.pyimport("re");
  const { compile } = python.pyimport("re._compiler");
  for (const [, pattern, flags] of _cache.keys()) {
    compile(pattern, flags);
  }
}

/** @param {object} options */
function start(options) {
  return loadPyodide(
    /** @type {any} */ ({
      indexURL: engine,
      lockFileContents: JSON.stringify(lock),
      // A browser has no program: Python then looks for itself by other paths than under Node.
      _sysExecutable: "./this.program",
      ...options,
    }),
  );
}

function answers() {
  const { repondre } = python.pyimport("calculators.rendu");
  try {
    repondre("inconnu", "{");
  } catch (error) {
    String(error); // what a page does of an error
  }
  return situations.map(([name, request]) => repondre(name, request));
}

/** Have JavaScript let go, as it does when it wants, of what it held of Python. */
async function collect() {
  setFlagsFromString("--expose-gc");
  for (let turn = 0; turn < 3; turn += 1) {
    runInNewContext("gc")();
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Remember the counting engines started. */
function observe() {
  const { instantiate } = WebAssembly;
  /** @type {any} */ (WebAssembly).instantiate = async (
    /** @type {any} */ source,
    /** @type {any} */ imports,
  ) => {
    const result = /** @type {any} */ (await instantiate(source, imports));
    const instance = result.instance ?? result;
    if (instance.exports?.["@0"]) {
      instances.push(instance);
    }
    return result;
  };
}

/** @param {WebAssembly.Instance} instance */
function called({ exports }) {
  const places = [];
  for (let place = 0; exports[`@${place}`]; place += 1) {
    if (/** @type {WebAssembly.Global} */ (exports[`@${place}`]).value) {
      places.push(place);
    }
  }
  return places;
}
