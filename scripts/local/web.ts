import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

const root = path.resolve(import.meta.dirname, "../..");
const NEXT = path.join(root, "node_modules/next/dist/bin/next");
const SERVER = path.join(root, "scripts/local/web-server.mjs");
const END_WITH_US = pathToFileURL(path.join(root, "scripts/local/end-with-starter.mjs")).href;

export type Web = { child: ChildProcess; stop: () => Promise<void> };

/** Throws one clear sentence when something else listens on the port. */
export async function assertPortFree(port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((done, fail) => {
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      fail(
        new Error(
          taken
            ? `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`
            : `Port ${port} cannot be used (${error.code}).`,
        ),
      );
    });
    probe.listen(port, () => done());
  });
  await new Promise((done) => probe.close(done));
}

/**
 * Starts the web server as a child process and waits until it answers. It ends when this process
 * does, also when this one is killed.
 */
export async function startWeb(options: {
  port: number;
  distDir: string;
  dev: boolean;
  env: NodeJS.ProcessEnv;
  /** Gets what the server prints; left out, that is dropped. */
  onOutput?: (text: string) => void;
}): Promise<Web> {
  const port = String(options.port);
  const output = options.onOutput ? "pipe" : options.dev ? "inherit" : "ignore";
  const server = options.dev ? [NEXT, "dev", "-p", port] : [SERVER, port];
  const child = spawn(process.execPath, ["--import", END_WITH_US, ...server], {
    cwd: root,
    detached: true,
    stdio: ["ignore", output, "inherit", "ipc"],
    env: {
      ...options.env,
      NODE_ENV: options.dev ? "development" : "production",
      BACKLINE_DIST: options.distDir,
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
  child.stdout?.on("data", (chunk: Buffer) => options.onOutput?.(chunk.toString()));
  const stop = () => stopChild(child);
  for (let i = 0; i < 600; i++) {
    if (child.exitCode !== null)
      throw new Error("The web server stopped while it was starting: see its words above.");
    const answer = await fetch(`http://127.0.0.1:${options.port}/api/health`).catch(
      () => undefined,
    );
    if (answer?.ok) return { child, stop };
    await sleep(100);
  }
  await stop();
  throw new Error("The web server did not answer within a minute.");
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.pid && process.kill(-child.pid, "SIGKILL"), 10_000);
  await gone;
  clearTimeout(patience);
}
