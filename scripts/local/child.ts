import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Run } from "@/lib/jobs/keep-running";

const root = path.resolve(import.meta.dirname, "../..");
const END_WITH_US = pathToFileURL(path.join(root, "scripts/local/end-with-starter.mjs")).href;
/** Work in flight must finish within this time; npm and a stopped container allow ten seconds. */
const PATIENCE_MS = 8_000;

/** A process of ours. */
export type Child = Run & { process: ChildProcess };

export type ChildOptions = {
  env: NodeJS.ProcessEnv;
  /** Gets what it prints; left out, the output is printed here. */
  onOutput?: (text: string) => void;
};

/**
 * Starts Node with these arguments as a child process, which ends when this one does, even when
 * this one is killed. `stop` lets it finish its work.
 */
export function startChild(args: string[], { env, onOutput }: ChildOptions): Child {
  const out = onOutput ? "pipe" : "inherit";
  const child = spawn(process.execPath, ["--import", END_WITH_US, ...args], {
    cwd: root,
    // A process group of its own: Ctrl-C reaches only us, and we stop the child in order.
    detached: true,
    stdio: ["ignore", out, out, "ipc"],
    env,
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => onOutput?.(chunk.toString()));
  const ended = new Promise<string>((done) => {
    child.once("error", (error: NodeJS.ErrnoException) => done(error.code ?? error.name));
    child.once("exit", (code, signal) => done(signal ?? `exit_${code}`));
  });
  return { process: child, ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill("SIGTERM");
  const patience = setTimeout(() => killGroup(child), PATIENCE_MS);
  await ended;
  clearTimeout(patience);
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, "SIGKILL");
  } catch {
    // It just ended.
  }
}
