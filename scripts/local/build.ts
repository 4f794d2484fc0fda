import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Run } from "@/lib/jobs/keep-running";
import { startChild } from "./child";
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
 * sources. `onStart` gets the build that began, so that it can be stopped. Every build does without the
 * settings of a clinic, as that of an image does. Throws with the compiler's last words when the build
 * fails.
 */
export async function buildIfChanged(
  distDir: string,
  say: (sentence: string) => void,
  onStart: (run: Run) => void = () => undefined,
): Promise<void> {
  const marker = path.join(root, distDir, "backline-sources");
  const digest = sourcesDigest();
  if (existsSync(marker) && readFileSync(marker, "utf8") === digest) return;
  say("Building the web application (under a minute, only when the sources changed)...");
  rmSync(marker, { force: true });
  let words = "";
  const child = startChild([NEXT, "build"], {
    env: {
      ...process.env,
      DATABASE_URL: undefined,
      DATA_KEY: undefined,
      NODE_ENV: "production",
      BACKLINE_DIST: distDir,
      NEXT_TELEMETRY_DISABLED: "1",
    },
    onOutput: (text) => {
      words += text;
    },
  });
  const closed = new Promise((done) => child.process.once("close", done));
  onStart(child);
  const code = await closed;
  if (code !== 0) throw new Error(`The build failed:\n${words.slice(-6000)}`);
  markEagerScripts(path.join(root, distDir));
  writeFileSync(marker, digest);
}
