import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

/**
 * For tests: kills all processes of the Postgres in this folder at once. Gives how many there were.
 */
export function killServerForTest(dataDir: string): number {
  const main = Number(readFileSync(path.join(dataDir, "postmaster.pid"), "utf8").split("\n")[0]);
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const pairs = stdout.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
  const children = pairs.filter(([, parent]) => parent === main).map(([pid]) => Number(pid));
  for (const pid of [main, ...children]) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      // A process may have ended when it saw the first one go.
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
  return children.length + 1;
}
