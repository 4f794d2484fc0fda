// Prepares a fresh clone. Uses only Node's own modules, because nothing is installed yet.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statfsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { generateClient } from "./generate.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

/** node_modules 1.2 GB, npm's cache of the downloads 0.5 GB, build and local database 0.3 GB. */
const NEEDED_BYTES = 2_000_000_000;

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function read(file) {
  const full = path.join(root, file);
  return existsSync(full) ? readFileSync(full, "utf8") : "";
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Backline needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

function checkDisk() {
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < NEEDED_BYTES)
    fail("There is too little space on this disk: Backline needs 2 GB to install and build.");
}

/**
 * Whether npm installed what the lock file names. `installed` is npm's own list in node_modules.
 * Packages of other platforms may be missing, and with `production` development packages too.
 */
export function isInstalled(lock, installed, { production = false } = {}) {
  const places = Object.entries(lock.packages).filter(([place]) => place !== "");
  const wanted = Object.fromEntries(places);
  const complete = places.every(([place, { version, optional, dev }]) => {
    const found = installed.packages[place];
    return found ? found.version === version : optional || (production && dev);
  });
  return complete && Object.keys(installed.packages).every((place) => place in wanted);
}

function lockIsInstalled(options) {
  const installed = read("node_modules/.package-lock.json");
  if (!installed) return false;
  return isInstalled(JSON.parse(read("package-lock.json")), JSON.parse(installed), options);
}

/** Ends with one clear sentence when a package that production needs is missing. */
export function requirePackages() {
  checkNode();
  if (!lockIsInstalled({ production: true }))
    fail("The packages are not installed, or are not those of this version: npm ci --omit=dev");
}

function generateIfChanged() {
  const marker = path.join(root, "prisma/generated/.backline-schema");
  const hash = createHash("sha256").update(process.version);
  for (const file of ["prisma/schema.prisma", "package-lock.json"]) hash.update(read(file));
  const schema = hash.digest("hex");
  if (existsSync(marker) && readFileSync(marker, "utf8") === schema) return;
  console.log("Generating the database client...");
  generateClient();
  writeFileSync(marker, schema);
}

/**
 * Installs the packages of package-lock.json if they are missing, and generates what depends on
 * them.
 */
export function ensureInstalled() {
  checkNode();
  if (!lockIsInstalled()) {
    checkDisk();
    console.log("Installing packages (about a minute, only when the lock file changed)...");
    const args = ["ci", "--no-audit", "--no-fund", "--include=dev", "--loglevel=error"];
    const done = spawnSync("npm", args, {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    });
    if (done.status !== 0) fail("The packages could not be installed: see npm's words above.");
  }
  generateIfChanged();
}
