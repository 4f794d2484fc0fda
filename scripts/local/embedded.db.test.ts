import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startEmbedded } from "./embedded";

const root = path.resolve(import.meta.dirname, "../..");
const START_AND_STOP = `const { startEmbedded } = await import("./scripts/local/embedded.ts");
  const { stop } = await startEmbedded(process.env.FOLDER, { throwAway: true });
  await stop();`;

const NODE = ["--import", "tsx", "--input-type=module", "-e", START_AND_STOP];

let folder: string;

beforeEach(() => {
  // Private: no other user may enter it.
  folder = mkdtempSync(path.join(tmpdir(), "backline-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/**
 * The capabilities that Docker leaves to root, as far as a program without network ports needs
 * them.
 */
const LEFT = "-all,+chown,+dac_override,+fowner,+fsetid,+kill,+setgid,+setuid,+setpcap,+setfcap";
const CONTAINER = ["setpriv", "--bounding-set", LEFT];

test.skipIf(process.getuid?.() !== 0)(
  "root of a container starts the local database in a folder that is private",
  () => {
    const [command = "", ...args] = [...CONTAINER, process.execPath, ...NODE];
    const { status, stderr } = spawnSync(command, args, {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, FOLDER: path.join(folder, "postgres") },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  },
);

/** The processes that this one started, as Linux lists them. */
function startedBy(pid: number): number[] {
  const words = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  return words.split(" ").filter(Boolean).map(Number);
}

test.skipIf(process.platform !== "linux")(
  "a machine that stops while the local database is created creates it at the next start",
  async () => {
    const postgres = path.join(folder, "postgres");
    const killed = spawn(process.execPath, NODE, {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, FOLDER: postgres },
    });
    // From here on the folder looks like a cluster, long before it is complete.
    const begun = () =>
      readdirSync(folder, { recursive: true }).some((name) => `${name}`.endsWith("PG_VERSION"));
    while (!begun()) await sleep(5);
    for (const pid of startedBy(killed.pid ?? 0)) process.kill(pid, "SIGKILL");
    killed.kill("SIGKILL");
    await once(killed, "exit");

    const { stop } = await startEmbedded(postgres, { throwAway: true });
    await stop();
    expect(readdirSync(folder)).toEqual(["postgres"]);
  },
);
