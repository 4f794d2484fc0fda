import { spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { commandOf } from "@/scripts/local/command-of";

/** For tests: the descendants of this process whose command matches. */
export function pidsOf(starter: number, command: RegExp): number[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const pairs = stdout.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    pairs.filter(([, above]) => above === parent).flatMap(([pid = 0]) => [pid, ...below(pid)]);
  return below(starter).filter((pid) => command.test(commandOf(pid)));
}

/** For tests: the one descendant of this process whose command matches, once there is one. */
export async function pidOf(starter: number, command: RegExp): Promise<number> {
  for (;;) {
    const [pid] = pidsOf(starter, command);
    if (pid) return pid;
    await sleep(50);
  }
}
