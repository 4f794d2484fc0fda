// The structure check of `npm run check`: circles, imports against the order, names, clocks. Prints one
// line per fault.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { findArrows, findCircles, findIdlePackages } from "./structure/arrows.mjs";
import { findClocks } from "./structure/clocks.mjs";
import { importsOf } from "./structure/imports.mjs";
import { findDatabaseFiles, findNames } from "./structure/names.mjs";

/** Every fault of structure in these files (paths mapped to texts). */
export function findFaults(files) {
  const imports = importsOf(files);
  return [
    ...findCircles(imports),
    ...findArrows(imports),
    ...findIdlePackages(imports),
    ...findNames(files),
    ...findDatabaseFiles(imports),
    ...findClocks(files),
  ];
}

/** The files of this source tree, tracked or new; only code is read. */
export function readTree(root) {
  const list = execFileSync("git", ["ls-files", "-coz", "--exclude-standard"], { cwd: root });
  const names = list.toString().split("\0").filter(Boolean);
  const read = (name) =>
    /\.(?:tsx?|m?js)$/.test(name) ? readFileSync(path.join(root, name), "utf8") : "";
  const there = names.filter((name) => existsSync(path.join(root, name)));
  return new Map(there.map((name) => [name, read(name)]));
}

if (process.argv[1] === import.meta.filename) {
  const faults = findFaults(readTree(path.resolve(import.meta.dirname, "..")));
  for (const fault of faults) console.log(fault);
  process.exit(faults.length === 0 ? 0 : 1);
}
