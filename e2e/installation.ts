import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { freePort, runningUrl } from "@/scripts/local/embedded";
import { assertPortFree } from "@/scripts/local/web";
import { NOTHING_SET } from "@/test/nothing-set";
import { query } from "./database";

const root = path.resolve(import.meta.dirname, "..");
const READY = "Stop with Ctrl-C.";

/** A separate data folder and port, on which `npm start` can be run any number of times. */
export type Installation = {
  port: number;
  address: string;
  /** The settings of the shell. */
  env: NodeJS.ProcessEnv;
  /** Runs `npm start`, or this command, with these settings and none of ours. */
  start: (settings?: Record<string, string>, command?: readonly string[]) => Start;
  /** Runs one statement on its local database. */
  query: <Row extends object>(text: string) => Promise<Row[]>;
  /** Its processes that still run, in words. */
  remains: () => Promise<string[]>;
  /** The supervising process; not the one that was typed. */
  serverPid: () => number;
  /** The folder of its local database. */
  postgres: string;
  remove: () => Promise<void>;
};

export type Start = {
  child: ChildProcess;
  /** What it has printed so far. */
  output: () => string;
  /** What it had printed when it began to serve. */
  ready: Promise<string>;
  /** How it ended. */
  ended: Promise<{ code: number | null; output: string }>;
};

/** The command line of `npm start`: a signal to it is a signal to npm. */
const NPM_START = [process.execPath, "scripts/start.mjs"];

function typed(env: NodeJS.ProcessEnv, [file = "", ...args]: readonly string[]): Start {
  const child = spawn(file, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env,
  });
  let output = "";
  const ended = new Promise<{ code: number | null; output: string }>((done) =>
    child.once("close", (code) => done({ code, output })),
  );
  const ready = new Promise<string>((done, fail) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes(READY)) done(output);
      });
    void ended.then(() => fail(new Error(`It ended:\n${output}`)));
  });
  // Not every test waits for it.
  ready.catch(() => undefined);
  return { child, output: () => output, ready, ended };
}

export async function newInstallation(): Promise<Installation> {
  const parent = mkdtempSync(path.join(root, ".test-start-"));
  // The name of the data folder decides which build is served: the build of the tests.
  const build = process.env.BACKLINE_TEST_DIST ?? ".next-test";
  const folder = path.join(parent, build.replace(".next-", ""));
  const postgres = path.join(folder, "postgres");
  const port = await freePort();
  const own = { BACKLINE_DATA: folder, PORT: String(port) };
  const env = { ...process.env, ...NOTHING_SET, ...own };
  const starts: Start[] = [];
  return {
    port,
    postgres,
    address: `http://localhost:${port}`,
    env,
    start: (settings, command = NPM_START) => {
      const start = typed({ ...env, ...settings }, command);
      starts.push(start);
      return start;
    },
    query: (text) => query(text, [], runningUrl(postgres) ?? "postgresql://127.0.0.1:1/stopped"),
    remains: async () => {
      const open = await assertPortFree(port).catch(() => "the port");
      const locks = ["backline.pid", "postgres/postmaster.pid"];
      const held = locks.filter((lock) => existsSync(path.join(folder, lock)));
      return open ? [open, ...held] : held;
    },
    serverPid: () => Number(readFileSync(path.join(folder, "backline.pid"), "utf8")),
    remove: async () => {
      for (const { child } of starts) child.kill("SIGTERM");
      await Promise.all(starts.map(({ ended }) => ended));
      rmSync(parent, { recursive: true, force: true });
    },
  };
}
