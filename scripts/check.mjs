// `npm run check`: structure, lint, types, unit tests and dead code, side by side.
import { spawn } from "node:child_process";
import { ensureInstalled, root } from "./install.mjs";

/** The programs of each check, run one after the other. The longest come first. */
const CHECKS = {
  "unit tests": [
    ["node_modules/vitest/vitest.mjs", "run", "--project", "unit", "--reporter=minimal"],
  ],
  // The types of the routes are generated, and a fresh clone has none.
  types: [
    ["node_modules/next/dist/bin/next", "typegen"],
    ["node_modules/typescript/bin/tsc", "--noEmit"],
  ],
  "dead code": [["node_modules/knip/bin/knip.js", "--no-progress"]],
  lint: [["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]],
  structure: [["scripts/structure.mjs"]],
};

/** Runs a program. Gives its exit code and what it wrote. */
function run(args) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
  });
  let words = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      words += chunk;
    });
  return new Promise((done) => child.once("close", (code) => done({ code, words })));
}

async function check(name, programs) {
  const began = Date.now();
  let last = { code: 0, words: "" };
  for (const args of programs) if (last.code === 0) last = await run(args);
  const ok = last.code === 0;
  console.log(
    `${ok ? "ok    " : "FAILED"} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`,
  );
  if (!ok) console.log(last.words.trimEnd().slice(-8000));
  return { name, ok };
}

/** Runs the checks, except one that runs elsewhere. Gives which passed. */
export function runChecks(except) {
  const wanted = Object.entries(CHECKS).filter(([name]) => name !== except);
  return Promise.all(wanted.map(([name, programs]) => check(name, programs)));
}

if (process.argv[1]?.endsWith("check.mjs")) {
  ensureInstalled();
  const results = await runChecks();
  process.exit(results.every((result) => result.ok) ? 0 : 1);
}
