// `npm test`: checks, unit, database and browser tests, against a database and a port of their own.
import { spawn, spawnSync } from "node:child_process";
import { runChecks } from "./check.mjs";
import { ensureChromium, headlessShell } from "./chromium.mjs";
import { ensureInstalled, root } from "./install.mjs";

const began = Date.now();
let passed = 0;
const failed = [];
const retried = [];

function say(sentence) {
  console.log(sentence);
}

// A log may be kept only in part: what matters stands at its end.
function finish() {
  say("");
  for (const name of retried) say(`Passed only on the second try: ${name}`);
  for (const name of failed) say(`FAILED ${name}`);
  say(`Took ${Math.round((Date.now() - began) / 1000)} s.`);
  say(`${passed} passed, ${failed.length} failed`);
  process.exit(failed.length === 0 && passed > 0 ? 0 : 1);
}

/** What is changed in files that are kept in git; nothing where there is no git. */
function trackedChanges() {
  return spawnSync("git", ["diff", "HEAD"], { cwd: root, encoding: "utf8", maxBuffer: 1e9 }).stdout;
}

const changesBefore = trackedChanges();

/** No start, build or check may change a file that is kept in git. */
function checkNothingChanged() {
  if (trackedChanges() === changesBefore) passed += 1;
  else failed.push("a file that is kept in git was changed by this run: see git diff");
}

function runScript(args, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...env },
  });
  let counted;
  child.on("message", (message) => {
    counted = message;
  });
  return new Promise((done) => child.once("close", (code) => done({ code, counted })));
}

async function step(name, args, env) {
  say(`\n${name}...`);
  const { code, counted } = await runScript(args, env);
  passed += counted?.passed ?? 0;
  failed.push(...(counted?.failed ?? []));
  retried.push(...(counted?.retried ?? []));
  // A runner that died before it could count is a failure, not silence.
  if (code !== 0 && !counted?.failed.length) failed.push(`${name}: ended with code ${code}`);
}

ensureInstalled();
say("Checks...");
const checks = await runChecks("unit tests");
for (const { name, ok } of checks) {
  if (ok) passed += 1;
  else failed.push(name);
}

await step("Unit and database tests", [
  "node_modules/vitest/vitest.mjs",
  "run",
  "--reporter=default",
  "--reporter=./test/count-vitest.ts",
]);

let chromium;
try {
  chromium = ensureChromium(say);
} catch (error) {
  failed.push(error.message);
  finish();
}
await step("Browser tests", ["--import", "tsx", "test/browser-tests.ts"], {
  CHROMIUM_PATH: chromium,
  HEADLESS_SHELL_PATH: headlessShell() ?? chromium,
});
checkNothingChanged();
finish();
