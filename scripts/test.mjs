// `npm test`: checks, unit, database and browser tests, with their own database and port, side by
// side: while some wait for a page or a clock, others use the processor.
import { spawn, spawnSync } from "node:child_process";
import { runChecks } from "./check.mjs";
import { ensureChromium, headlessShell } from "./chromium.mjs";
import { ensureInstalled, root } from "./install.mjs";

const began = Date.now();
let passed = 0;
const failed = [];
const retried = [];
const durations = [];
const SLOWEST = 15;

function say(sentence) {
  console.log(sentence);
}

// A log may be cut off, so the important part comes last.
function finish() {
  say(`\nThe ${SLOWEST} slowest tests:`);
  for (const { name, seconds } of durations.sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST))
    say(`${seconds.toFixed(1).padStart(6)} s  ${name}`);
  say("");
  for (const name of retried) say(`Passed only on the second try: ${name}`);
  for (const name of failed) say(`FAILED ${name}`);
  say(`Took ${Math.round((Date.now() - began) / 1000)} s.`);
  say(`${passed} passed, ${failed.length} failed`);
  process.exit(failed.length === 0 && passed > 0 ? 0 : 1);
}

/** The changes in tracked files; nothing without git. */
function trackedChanges() {
  return spawnSync("git", ["diff", "HEAD"], { cwd: root, encoding: "utf8", maxBuffer: 1e9 }).stdout;
}

const changesBefore = trackedChanges();

/** No start, build or check may change a tracked file. */
function checkNothingChanged() {
  if (trackedChanges() === changesBefore) passed += 1;
  else failed.push("a file that is kept in git was changed by this run: see git diff");
}

/** Runs a script; its output is shown at once (`live`), or all together at the end. */
function runScript(args, { env = {}, live }) {
  const out = live ? "inherit" : "pipe";
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", out, out, "ipc"],
    env: { ...process.env, ...env },
  });
  let [counted, words] = [undefined, ""];
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => {
      words += chunk;
    });
  child.on("message", (message) => {
    counted = message;
  });
  return new Promise((done) => child.once("close", (code) => done({ code, counted, words })));
}

async function step(name, args, how) {
  const { code, counted, words } = await runScript(args, how);
  if (words) say(`\n${name}:\n${words.trimEnd()}\n`);
  passed += counted?.passed ?? 0;
  failed.push(...(counted?.failed ?? []));
  retried.push(...(counted?.retried ?? []));
  durations.push(...(counted?.durations ?? []));
  // A runner that died before it could count is a failure, not silence.
  if (code !== 0 && !counted?.failed.length) failed.push(`${name}: ended with code ${code}`);
}

async function check() {
  for (const { name, ok } of await runChecks("unit tests")) {
    if (ok) passed += 1;
    else failed.push(name);
  }
}

async function testInBrowser() {
  let chromium;
  try {
    chromium = ensureChromium(say);
  } catch (error) {
    failed.push(error.message);
    return;
  }
  const env = { CHROMIUM_PATH: chromium, HEADLESS_SHELL_PATH: headlessShell() ?? chromium };
  await step("Browser tests", ["--import", "tsx", "test/browser-tests.ts"], { env, live: true });
}

ensureInstalled();
say("Checks, unit, database and browser tests, side by side...");
await Promise.all([
  check(),
  step(
    "Unit and database tests",
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--reporter=default",
      "--reporter=./test/count-vitest.ts",
    ],
    { env: { NO_COLOR: "1" }, live: false },
  ),
  testInBrowser(),
]);
checkNothingChanged();
finish();
