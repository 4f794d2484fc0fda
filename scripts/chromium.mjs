// Finds a Chromium for the browser tests, or installs one.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { root } from "./install.mjs";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const SHELL = "/usr/bin/chromium-headless-shell";

function playwrightsOwn() {
  return createRequire(`${root}/package.json`)("@playwright/test").chromium.executablePath();
}

/**
 * The first of these programs that runs and prints its version; undefined when none does. A browser
 * may lack a library, or be a mere pointer to a package that is not installed.
 */
export function firstThatRuns(files) {
  // On Windows that would open a window.
  const runs = (file) => process.platform === "win32" || tryTo(file, ["--version"], 60_000);
  return files.find((file) => existsSync(file) && runs(file));
}

function found() {
  return process.env.CHROMIUM_PATH ?? firstThatRuns([playwrightsOwn(), ...SYSTEM]);
}

function tryTo(command, args, patience) {
  return (
    spawnSync(command, args, {
      cwd: root,
      stdio: ["ignore", "ignore", "ignore"],
      timeout: patience,
    }).status === 0
  );
}

/**
 * The path of a headless Chromium shell, which renders the same in two thirds of the time but has
 * no back-forward cache; undefined when there is none.
 */
export function headlessShell() {
  return process.env.HEADLESS_SHELL_PATH ?? firstThatRuns([SHELL]);
}

/**
 * The path of a Chromium. Throws one clear sentence when none is found and none can be installed.
 */
export function ensureChromium(say) {
  const present = found();
  if (present) return present;
  say("Installing Chromium for the browser tests...");
  tryTo("npx", ["playwright", "install", "chromium"], 240_000);
  const downloaded = found();
  if (downloaded) return downloaded;
  say("Playwright's download is not to be had; trying the system's package...");
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const [update, install] = [
    ["apt-get", "update", "-qq"],
    ["apt-get", "install", "-y", "-qq"],
  ].map((words) => [...sudo, ...words]);
  tryTo(update[0], update.slice(1), 300_000);
  // Older systems lack the second.
  for (const name of ["chromium", "chromium-headless-shell"])
    tryTo(install[0], [...install.slice(1), name], 600_000);
  const installed = found();
  if (!installed)
    throw new Error(
      "No Chromium was found and none could be installed: install one and set CHROMIUM_PATH.",
    );
  return installed;
}
