/**
 * Joins scripts to the modules that they import.
 *
 *   node join.mjs FOLDER SCRIPT… [--apart=ADDRESS]
 *
 * What is asked for at ADDRESS stays apart.
 */
import { build } from "esbuild";

const [outdir = "", ...others] = process.argv.slice(2);
const apart = others.filter((one) => one.startsWith("--apart="));
for (const script of others.filter((one) => !apart.includes(one))) {
  await build({
    entryPoints: [script],
    outdir,
    bundle: true,
    charset: "utf8",
    external: apart.map((one) => one.slice("--apart=".length)),
    format: "esm",
    logLevel: "warning",
    minifyWhitespace: true,
    target: "es2022",
  });
}
