// `npm test`: checks, unit, database and browser tests, against a database and a port of their own.
import { spawn } from "node:child_process";
import { runChecks } from "./check.mjs";
import { ensureChromium, headlessShell } from "./chromium.mjs";
import { ensureInstalled, root } from "./install.mjs";

const began = Date.now();
let passed = 0;
let failed = 0;

function say(sentence) {
  console.log(sentence);
}

function count(ok, bad) {
  passed += ok;
  failed += bad;
}

function finish() {
  say(`\nTook ${Math.round((Date.now() - began) / 1000)} s.`);
  say(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
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
  if (counted) count(counted.passed, counted.failed);
  // A runner that died before it could count is a failure, not silence.
  if (code !== 0 && !counted?.failed) count(0, 1);
}

ensureInstalled();
say("Checks...");
const checks = await runChecks("unit tests");
count(checks.filter((check) => check.ok).length, checks.filter((check) => !check.ok).length);

await step("Unit and database tests", [
  "node_modules/vitest/vitest.mjs",
  "run",
  "--reporter=default",
  "--reporter=./lib/run/count-vitest.ts",
]);

let chromium;
try {
  chromium = ensureChromium(say);
} catch (error) {
  say(error.message);
  count(0, 1);
  finish();
}
await step("Browser tests", ["--import", "tsx", "lib/run/browser-tests.ts"], {
  CHROMIUM_PATH: chromium,
  HEADLESS_SHELL_PATH: headlessShell() ?? chromium,
});
finish();
