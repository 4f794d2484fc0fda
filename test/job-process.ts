import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");

/** For tests: the jobs in a separate process, because each process reads its settings once. */
export function startJobs(env: NodeJS.ProcessEnv, onOutput?: (text: string) => void): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/worker.ts"], {
    cwd: root,
    stdio: ["ignore", onOutput ? "pipe" : "ignore", "inherit"],
    env,
  });
  child.stdout?.on("data", (chunk: Buffer) => onOutput?.(chunk.toString()));
  return child;
}
