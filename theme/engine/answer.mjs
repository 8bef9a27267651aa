/**
 * Answers, under Node, many calls of a program as a page would.
 *
 *   node answer.mjs ENGINE MEMORY FOLDER
 *
 * ENGINE is the folder of an engine. MEMORY is the image of a started Python (see image.py); or the
 * zip of the modules: Python then starts from them, is photographed into FOLDER, and it is the one
 * started from that photograph that answers. FOLDER holds program.json, situations.json (a list of
 * pairs of texts), second.wasm when ENGINE is split, rare.zip and library.zip, and receives answers.json. When
 * the functions of the engine note that they are called (see split.py), called.json receives the
 * places of those that answering called, and missed.json the ranks of the situations that called some
 * that are not in kept.json. Otherwise brought.json says what was brought, and how fast.
 */
import crypto from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { loadPyodide } from "pyodide";
import lock from "pyodide/pyodide-lock.json" with { type: "json" };

const EMPTY = "/dev/null";
const [engine = "", memory = "", folder = ""] = process.argv.slice(2);
const program = JSON.parse(readFileSync(`${folder}/program.json`, "utf-8"));
/** @type {[string, string][]} */
const situations = JSON.parse(readFileSync(`${folder}/situations.json`, "utf-8"));
/** @type {Set<number>} */
const kept = new Set(readIfThere("kept.json"));
/** @type {number[]} */
const missed = [];
/** @type {Record<string, number>} milliseconds that each thing brought on call took */
const brought = {};
/** @type {WebAssembly.Instance | undefined} the last one started */
let instance;
follow();

const photographing = memory.endsWith(".zip");
const photograph = photographing ? await photographed() : lay(readFileSync(memory));
// It holds every module that starting wants.
const python = await start({ ...photograph, stdLibURL: EMPTY });
offerZips();
if (photographing) {
  compilePatterns();
}
writeFileSync(`${folder}/answers.json`, JSON.stringify(answers()));
await collect();
writeFileSync(`${folder}/called.json`, JSON.stringify(called()));
writeFileSync(`${folder}/missed.json`, JSON.stringify(missed));
writeFileSync(`${folder}/brought.json`, JSON.stringify(brought));

async function photographed() {
  const resume = withoutChance();
  // What is compiled while starting (by dataclasses) has lines without columns, as modules have.
  const env = { HOME: "/home/pyodide", PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" };
  const first = await start({ _makeSnapshot: true, stdLibURL: memory, env });
  const [module, warm] = program.warm;
  first.pyimport(module)[warm]();
  first.pyimport("_on_call").photographed();
  const taken = first.makeMemorySnapshot();
  resume();
  writeFileSync(`${folder}/photograph.bin`, taken);
  return { _loadSnapshot: taken };
}

/** The library, and the rare modules, are read when Python first looks into them. */
function offerZips() {
  const { version_info } = python.pyimport("sys");
  offer("library", `/lib/python${version_info.major}${version_info.minor}.zip`);
  offer("rare", "/lib/rare.zip");
}

/**
 * @param {string} what
 * @param {string} place
 */
function offer(what, place) {
  python.FS.writeFile(place, "");
  /** @type {Buffer | undefined} */
  let bytes;
  const contents = () => {
    bytes ??= timed(what, () => readFileSync(`${folder}/${what}.zip`));
    return bytes;
  };
  Object.defineProperties(/** @type {any} */ (python.FS).lookupPath(place).node, {
    contents: { get: contents },
    usedBytes: { get: () => contents().length },
  });
}

/**
 * @template T
 * @param {string} what
 * @param {() => T} gesture
 */
function timed(what, gesture) {
  const start = performance.now();
  const given = gesture();
  brought[what] = performance.now() - start;
  return given;
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
  const [module, entry] = program.entry;
  const answer = python.pyimport(module)[entry];
  try {
    answer("", "{");
  } catch (error) {
    String(error); // what a page does of an error
  }
  return situations.map(([name, request], rank) => {
    const given = answer(name, request);
    if (kept.size > 0 && called().some((place) => !kept.has(place))) {
      missed.push(rank);
      forget();
    }
    return given;
  });
}

/** Have JavaScript let go, as it does when it wants, of what it held of Python. */
async function collect() {
  setFlagsFromString("--expose-gc");
  for (let turn = 0; turn < 3; turn += 1) {
    runInNewContext("gc")();
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Know the engines that start, and give a split one its second module when it asks. */
function follow() {
  const { instantiate } = WebAssembly;
  /** @type {any} */ (WebAssembly).instantiate = async (
    /** @type {any} */ source,
    /** @type {any} */ imports,
  ) => {
    let whole = false;
    const bring_engine = (/** @type {number} */ rank) => {
      if (!whole) {
        timed("engine", () => secondOf(imports, started.exports));
        whole = true;
      }
      return rank;
    };
    if (!imports?.env) {
      return instantiate(source, imports); // not the engine
    }
    const env = { ...imports.env, bring_engine };
    const result = /** @type {any} */ (await instantiate(source, { ...imports, env }));
    const started = result.instance ?? result;
    instance = started;
    return result;
  };
}

/**
 * @param {WebAssembly.Imports} imports
 * @param {WebAssembly.Exports} first
 */
function secondOf(imports, first) {
  const module = new WebAssembly.Module(readFileSync(`${folder}/second.wasm`));
  return new WebAssembly.Instance(module, { ...imports, first });
}

function called() {
  const places = [];
  for (let place = 0; instance?.exports[`@${place}`]; place += 1) {
    if (/** @type {WebAssembly.Global} */ (instance.exports[`@${place}`]).value) {
      places.push(place);
    }
  }
  return places;
}

/** Have the functions forget that they were called. */
function forget() {
  for (let place = 0; instance?.exports[`@${place}`]; place += 1) {
    const note = /** @type {WebAssembly.Global} */ (instance.exports[`@${place}`]);
    note.value = 0;
  }
}

/** @param {string} name */
function readIfThere(name) {
  const path = `${folder}/${name}`;
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf-8")) : [];
}
