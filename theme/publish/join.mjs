/**
 * Joins scripts to the modules that they import.
 *
 *   node join.mjs FOLDER SCRIPT...
 */
import { build } from "esbuild";

const [outdir = "", ...scripts] = process.argv.slice(2);
for (const script of scripts) {
  await build({
    entryPoints: [script],
    outdir,
    bundle: true,
    charset: "utf8",
    // What a script asks for later stays apart.
    external: ["./recherche-index.js"],
    format: "esm",
    logLevel: "warning",
    target: "es2022",
  });
}
