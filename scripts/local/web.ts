import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

const root = path.resolve(import.meta.dirname, "../..");
const NEXT = path.join(root, "node_modules/next/dist/bin/next");
/** Where nobody but this machine is heard. */
export const LOOPBACK = "127.0.0.1";
const END_WITH_US = pathToFileURL(path.join(root, "scripts/local/end-with-starter.mjs")).href;

export type Web = { child: ChildProcess; stop: () => Promise<void> };

/** Throws one clear sentence when something else listens on the port, or nothing can at `host`. */
export async function assertPortFree(port: number, host = LOOPBACK): Promise<void> {
  const probe = createServer();
  await new Promise<void>((done, fail) => {
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      fail(
        new Error(
          taken
            ? `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`
            : `Port ${port} of ${host} cannot be used (${error.code}).`,
        ),
      );
    });
    probe.listen(port, host, () => done());
  });
  await new Promise((done) => probe.close(done));
}

/**
 * Starts the web server as a child process and waits until it answers. It ends when this process
 * does, also when this one is killed.
 */
export async function startWeb(options: {
  port: number;
  /** The address to listen on; left out, this machine alone is heard. */
  host?: string;
  distDir: string;
  dev: boolean;
  env: NodeJS.ProcessEnv;
  /** Gets what the server prints; left out, that is printed here. */
  onOutput?: (text: string) => void;
}): Promise<Web> {
  const port = String(options.port);
  const host = options.host ?? LOOPBACK;
  // Its log goes there.
  const output = options.onOutput ? "pipe" : "inherit";
  const server = [NEXT, options.dev ? "dev" : "start", "-p", port, "-H", host];
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
    const answer = await fetch(
      `http://${isAnywhere(host) ? LOOPBACK : host}:${port}/api/health`,
    ).catch(() => undefined);
    if (answer?.ok) return { child, stop };
    await sleep(100);
  }
  await stop();
  throw new Error("The web server did not answer within a minute.");
}

const isAnywhere = (host: string) => host === "0.0.0.0" || host === "::";

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.pid && process.kill(-child.pid, "SIGKILL"), 10_000);
  await gone;
  clearTimeout(patience);
}
