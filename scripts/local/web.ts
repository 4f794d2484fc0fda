import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Child, type ChildOptions, startChild } from "./child";

const root = path.resolve(import.meta.dirname, "../..");
const NEXT = path.join(root, "node_modules/next/dist/bin/next");
/** The address that only this machine can reach. */
export const LOOPBACK = "127.0.0.1";
const EVERYWHERE = ["0.0.0.0", "::"];

export type WebOptions = ChildOptions & {
  port: number;
  /** The address to listen on; left out, only this machine can reach it. */
  host?: string;
  distDir: string;
  dev: boolean;
};

/** Throws one clear sentence when the port is in use, or `host` cannot be listened on. */
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

/** Starts the web server as a separate process and waits until it answers. */
export async function startWeb(options: WebOptions): Promise<Child> {
  const { dev, distDir } = options;
  const host = options.host ?? LOOPBACK;
  const port = String(options.port);
  const web = startChild([NEXT, dev ? "dev" : "start", "-p", port, "-H", host], {
    ...options,
    env: {
      ...options.env,
      NODE_ENV: dev ? "development" : "production",
      BACKLINE_DIST: distDir,
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
  const asked = `http://${EVERYWHERE.includes(host) ? LOOPBACK : host}:${port}/livez`;
  for (let i = 0; i < 600; i++) {
    if (web.process.exitCode !== null)
      throw new Error("The web server stopped while it was starting: see its words above.");
    const answer = await fetch(asked).catch(() => undefined);
    if (answer?.ok) return web;
    await sleep(100);
  }
  await web.stop();
  throw new Error("The web server did not answer within a minute.");
}
