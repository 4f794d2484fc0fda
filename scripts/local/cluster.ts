import { spawn } from "node:child_process";
import { chownSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import type { Binaries, RunAs } from "./run-as";

/** The Postgres superuser, which owns everything. */
export const USER = "backline";

/** Our environment, with Postgres in English and UTC. */
export function inEnglish(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: "C", LC_MESSAGES: "C", PGTZ: "UTC" };
}

function launch(as: RunAs, command: string, args: string[]) {
  const [file, ...rest] = [...as.prefix, command, ...args];
  return spawn(file as string, rest, {
    uid: as.uid,
    gid: as.gid,
    cwd: path.parse(process.cwd()).root,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: inEnglish(),
  });
}

/** Gives a folder and everything in it to that user. */
export function giveTo(folder: string, uid: number, gid: number): void {
  for (const entry of readdirSync(folder, { recursive: true })) {
    const file = path.join(folder, String(entry));
    if (!lstatSync(file).isSymbolicLink()) chownSync(file, uid, gid);
  }
  chownSync(folder, uid, gid);
}

/**
 * Makes the files of a new server in a temporary folder and renames it at the end, so a folder with
 * the final name is complete even after a power failure. Throws one clear sentence when it cannot.
 */
export async function makeCluster(
  dataDir: string,
  as: RunAs,
  bin: Binaries,
  owner?: { uid: number; gid: number },
) {
  const half = `${dataDir}.new`;
  rmSync(half, { recursive: true, force: true, maxRetries: 9 });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  if (owner) giveTo(half, owner.uid, owner.gid);
  const args = [
    "-D",
    half,
    "-U",
    USER,
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C",
    "--data-checksums",
    "--no-instructions",
  ];
  const child = launch(as, bin.initdb, args);
  let words = "";
  child.stderr.on("data", (chunk) => {
    words += chunk;
  });
  const code = await new Promise<number | null>((done, fail) =>
    child.once("error", fail).once("close", done),
  );
  if (code === 0) return renameSync(half, dataDir);
  rmSync(half, { recursive: true, force: true });
  const full = /no space left/i.test(words);
  throw new Error(
    full
      ? "There is no space left on the disk for the database."
      : `The database could not be created: ${words.trim().split("\n").at(-1)}`,
  );
}
