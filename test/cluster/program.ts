import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, closeSync, existsSync, mkdtempSync, openSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ownerOf } from "@/scripts/local/run-as";

/** Debian's programs: where each is, and the package that has it. */
const PROGRAMS = {
  nginx: ["/usr/sbin/nginx", "nginx-light"],
  pgbouncer: ["/usr/sbin/pgbouncer", "pgbouncer"],
  haproxy: ["/usr/sbin/haproxy", "haproxy"],
  etcd: ["/usr/bin/etcd", "etcd-server"],
  patroni: ["/usr/bin/patroni", "patroni"],
  postgres: ["/usr/lib/postgresql/15/bin/postgres", "postgresql-15"],
} as const;
type Name = keyof typeof PROGRAMS;

/** The exit code of a run that lacks a program: "service unavailable" of sysexits.h. */
const NOT_INSTALLED = 69;
const PATIENCE_MS = 10_000;
const AGAIN_MS = 1_000;

/** Ends this process with one sentence when one of these programs is not installed. */
export function requirePrograms(...names: Name[]): void {
  const missing = names.map((name) => PROGRAMS[name]).filter(([file]) => !existsSync(file));
  if (missing.length === 0) return;
  const packages = missing.map(([, debian]) => debian).join(" ");
  console.error(`Not installed. On Debian 12, as root: apt-get install ${packages}`);
  process.exit(NOT_INSTALLED);
}

/** A temporary folder of the user without rights. */
export function workFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "backline-cluster-"));
  own(folder);
  return folder;
}

/** Gives a file or folder to the user without rights. */
export function own(file: string): void {
  const user = ownerOf();
  if (user) chownSync(file, user.uid, user.gid);
}

/** Waits until something listens on this port of this machine. */
export async function untilListens(port: number): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const socket = connect(port, "127.0.0.1");
    const there = await Promise.race([
      once(socket, "connect").then(
        () => true,
        () => false,
      ),
      sleep(1000, false),
    ]);
    socket.destroy();
    if (there) return;
    await sleep(100);
  }
  throw new Error(`nothing listens on port ${port}`);
}

/**
 * A program of Debian that runs as a user without rights, and is told to stop when this process is gone. If
 * it ends by itself, because another program took its port, say, it is started again, as systemd does.
 */
export class Program {
  private child: ChildProcess | undefined;
  private wanted = false;

  constructor(
    private readonly name: Name,
    private readonly args: readonly string[],
    private readonly folder: string,
  ) {}

  start(): void {
    const log = openSync(path.join(this.folder, `${this.name}.log`), "a");
    const user = ownerOf();
    const as = user ? ["--reuid", `${user.uid}`, "--regid", `${user.gid}`, "--clear-groups"] : [];
    const [file] = PROGRAMS[this.name];
    const child = spawn("setpriv", [...as, "--pdeathsig", "TERM", file, ...this.args], {
      cwd: this.folder,
      detached: true,
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    child.once("exit", async () => {
      await sleep(AGAIN_MS);
      if (this.wanted && this.child === child) this.start();
    });
    this.child = child;
    this.wanted = true;
  }

  /** Sends a signal to the program and what it started. */
  signal(name: NodeJS.Signals): void {
    const { child } = this;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(-child.pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }

  /** Sends a signal and waits until the program is gone; who does not hear is killed. */
  async end(name: NodeJS.Signals = "SIGTERM"): Promise<void> {
    const { child } = this;
    this.wanted = false;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    this.signal(name);
    const patience = setTimeout(() => this.signal("SIGKILL"), PATIENCE_MS);
    await gone;
    clearTimeout(patience);
  }
}
