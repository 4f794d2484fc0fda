// `npm run check`: structure, lint, types, unit tests and dead code, side by side.
import { spawn, spawnSync } from "node:child_process";
import { ensureInstalled, root } from "./install.mjs";

const CHECKS = [
  ["structure", "scripts/structure.mjs", []],
  ["types", "node_modules/typescript/bin/tsc", ["--noEmit"]],
  [
    "unit tests",
    "node_modules/vitest/vitest.mjs",
    ["run", "--project", "unit", "--reporter=minimal"],
  ],
  ["lint", "node_modules/@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]],
  ["dead code", "node_modules/knip/bin/knip.js", ["--no-progress"]],
];

function runOne([name, file, args]) {
  const began = Date.now();
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
  });
  let words = "";
  child.stdout.on("data", (chunk) => {
    words += chunk;
  });
  child.stderr.on("data", (chunk) => {
    words += chunk;
  });
  return new Promise((done) => {
    child.once("close", (code) => {
      console.log(
        `${code === 0 ? "ok    " : "FAILED"} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`,
      );
      if (code !== 0) console.log(words.trimEnd().slice(-8000));
      done({ name, ok: code === 0 });
    });
  });
}

/** Runs the checks, except one that runs elsewhere. Gives which passed. */
export function runChecks(except) {
  // The types of the routes are generated, and a fresh clone has none.
  spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "typegen"], { cwd: root });
  return Promise.all(CHECKS.filter(([name]) => name !== except).map(runOne));
}

if (process.argv[1]?.endsWith("check.mjs")) {
  ensureInstalled();
  const results = await runChecks();
  process.exit(results.every((result) => result.ok) ? 0 : 1);
}
