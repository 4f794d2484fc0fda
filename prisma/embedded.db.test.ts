import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const START_AND_STOP = `const { startEmbedded } = await import("./prisma/embedded.ts");
  const { stop } = await startEmbedded(process.env.FOLDER, { throwAway: true });
  await stop();`;

let folder: string;

beforeEach(() => {
  // Private: no other user may walk into it.
  folder = mkdtempSync(path.join(tmpdir(), "backline-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What Docker leaves to root, as far as a program that is no server of the network needs it. */
const LEFT = "-all,+chown,+dac_override,+fowner,+fsetid,+kill,+setgid,+setuid,+setpcap,+setfcap";
const CONTAINER = ["setpriv", "--bounding-set", LEFT];

test.skipIf(process.getuid?.() !== 0)(
  "root of a container starts the local database in a folder that is private",
  () => {
    const node = [process.execPath, "--import", "tsx", "--input-type=module", "-e", START_AND_STOP];
    const [command = "", ...args] = [...CONTAINER, ...node];
    const { status, stderr } = spawnSync(command, args, {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, FOLDER: path.join(folder, "postgres") },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  },
);
