import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import path from "node:path";

/** The programs of a Postgres server. */
export type Binaries = { initdb: string; postgres: string };
/** The user that a program runs as, and the program that switches to it. */
export type RunAs = { uid?: number; gid?: number; prefix: string[] };

/** The ids of a user of this machine; undefined when there is no such user. */
function idsOf(user: string): { uid: number; gid: number } | undefined {
  const read = (flag: string) =>
    Number(spawnSync("id", [flag, user], { encoding: "utf8" }).stdout.trim() || "NaN");
  const ids = { uid: read("-u"), gid: read("-g") };
  return Number.isNaN(ids.uid) || Number.isNaN(ids.gid) ? undefined : ids;
}

/** The user who must own the data; undefined when it is ours. */
export function ownerOf(): { uid: number; gid: number } | undefined {
  return process.getuid?.() === 0 ? (idsOf("postgres") ?? idsOf("nobody")) : undefined;
}

function canReach(ids: { uid: number; gid: number }, ...paths: string[]): boolean {
  return paths.every((each) => {
    return spawnSync("/bin/sh", ["-c", 'test -x "$0"', each], { ...ids, cwd: "/" }).status === 0;
  });
}

/** Where root keeps a copy of the server that another user may run; as large as the original. */
const STAGED = "/var/cache/backline";

/** The binaries, or a copy when that user cannot enter our folder. */
function reachableBinaries(ids: { uid: number; gid: number }, bin: Binaries): Binaries {
  if (canReach(ids, bin.postgres)) return bin;
  const native = path.dirname(path.dirname(bin.postgres));
  const manifest = readFileSync(path.join(path.dirname(native), "package.json"), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  const copy = path.join(STAGED, `postgres-${version}`);
  if (!existsSync(copy)) {
    mkdirSync(STAGED, { recursive: true, mode: 0o755 });
    const half = `${copy}.${process.pid}`;
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    renameSync(half, copy);
  }
  return {
    initdb: path.join(copy, "bin", path.basename(bin.initdb)),
    postgres: path.join(copy, "bin", path.basename(bin.postgres)),
  };
}

/**
 * Postgres refuses to run as root, so root starts it as another user. When that user may not enter
 * the folder (a clone in /root or in a private temporary folder), it runs a copy of the server and
 * keeps the right to reach the data.
 */
export function runAs(parentDir: string, bin: Binaries): { as: RunAs; bin: Binaries } {
  if (process.getuid?.() !== 0) return { as: { prefix: [] }, bin };
  if (!idsOf("postgres")) spawnSync("useradd", ["--system", "--no-create-home", "postgres"]);
  const ids = idsOf("postgres") ?? idsOf("nobody");
  if (!ids) throw new Error("Postgres cannot run as root and there is no other user to run it as.");
  const reachable = reachableBinaries(ids, bin);
  if (canReach(ids, parentDir)) return { as: { ...ids, prefix: [] }, bin: reachable };
  // Enough to enter, read and write, and what containers leave to root.
  const caps = "+dac_override";
  const change = ["--reuid", `${ids.uid}`, "--regid", `${ids.gid}`, "--clear-groups"];
  const keep = ["--inh-caps", caps, "--ambient-caps", caps];
  return { as: { prefix: ["setpriv", ...change, ...keep] }, bin: reachable };
}
