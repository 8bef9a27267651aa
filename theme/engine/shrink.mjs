/**
 * Takes out of a script what nothing in it names, and shortens its local names.
 *
 *   node shrink.mjs SCRIPT
 */
import { readFileSync, writeFileSync } from "node:fs";
import { minify } from "terser";

const [script = ""] = process.argv.slice(2);
const { code = "" } = await minify(readFileSync(script, "utf-8"), {
  module: true,
  compress: { passes: 3, pure_getters: true },
});
writeFileSync(script, code);
