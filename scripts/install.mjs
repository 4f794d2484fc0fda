// Makes a fresh clone able to run. Node's own modules only: nothing is installed yet.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statfsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { generateClient } from "./generate.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

/** node_modules 1.2 GB, what npm keeps of the downloads 0.5 GB, build and local database 0.3 GB. */
const NEEDED_BYTES = 2_000_000_000;

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function digest(...files) {
  const hash = createHash("sha256").update(process.version);
  for (const file of files) hash.update(readFileSync(path.join(root, file)));
  return hash.digest("hex");
}

function isDone(marker, value) {
  const file = path.join(root, marker);
  return existsSync(file) && readFileSync(file, "utf8") === value;
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

/** Installs the packages of package-lock.json unless that was done for this very lock file. */
export function ensureInstalled() {
  checkNode();
  const lock = digest("package-lock.json", "package.json");
  if (!isDone("node_modules/.backline-lock", lock)) {
    checkDisk();
    console.log("Installing packages (about a minute, only when the lock file changed)...");
    const args = ["install", "--no-audit", "--no-fund", "--include=dev", "--loglevel=error"];
    const done = spawnSync("npm", args, {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    });
    if (done.status !== 0) fail("The packages could not be installed: see npm's words above.");
    writeFileSync(
      path.join(root, "node_modules/.backline-lock"),
      digest("package-lock.json", "package.json"),
    );
  }
  const schema = digest("prisma/schema.prisma", "package-lock.json");
  if (isDone("prisma/generated/.backline-schema", schema)) return;
  console.log("Generating the database client...");
  generateClient();
  writeFileSync(path.join(root, "prisma/generated/.backline-schema"), schema);
}
