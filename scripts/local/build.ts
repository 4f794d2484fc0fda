import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { markEagerScripts } from "./eager-scripts";

const root = path.resolve(import.meta.dirname, "../..");
const NEXT = path.join(root, "node_modules/next/dist/bin/next");
const SOURCES = [
  "app",
  "components",
  "lib",
  "messages",
  "pages",
  "prisma",
  "public",
  "next.config.js",
  "proxy.ts",
  "instrumentation.ts",
  "postcss.config.mjs",
  "package-lock.json",
  "tsconfig.json",
];

function filesBelow(place: string): string[] {
  const full = path.join(root, place);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [full];
  const entries = readdirSync(full, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function sourcesDigest(): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of SOURCES.flatMap(filesBelow).sort()) {
    if (file.endsWith(".test.ts")) continue;
    hash.update(path.relative(root, file)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/**
 * Builds the web application into `distDir` unless that folder holds a build of exactly these
 * sources. Every build does without the settings of a clinic, as that of an image does. Throws with the
 * compiler's last words when the build fails.
 */
export async function buildIfChanged(
  distDir: string,
  say: (sentence: string) => void,
): Promise<void> {
  const marker = path.join(root, distDir, "backline-sources");
  const digest = sourcesDigest();
  if (existsSync(marker) && readFileSync(marker, "utf8") === digest) return;
  say("Building the web application (under a minute, only when the sources changed)...");
  rmSync(marker, { force: true });
  const child = spawn(process.execPath, [NEXT, "build"], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: undefined,
      DATA_KEY: undefined,
      NODE_ENV: "production",
      BACKLINE_DIST: distDir,
      NEXT_TELEMETRY_DISABLED: "1",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let words = "";
  child.stdout.on("data", (chunk) => {
    words += chunk;
  });
  child.stderr.on("data", (chunk) => {
    words += chunk;
  });
  const code = await new Promise((done) => child.once("close", done));
  if (code !== 0) throw new Error(`The build failed:\n${words.slice(-6000)}`);
  markEagerScripts(path.join(root, distDir));
  writeFileSync(marker, digest);
}
