import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { closeDatabase } from "@/lib/db/client";
import { migrateWithKey } from "@/prisma/key-check";
import { type EmbeddedPostgres, freePort, startEmbedded } from "@/scripts/local/embedded";
import { killServerForTest } from "../kill-server";
import { LineForTest } from "../line";
import { NOTHING_SET } from "../nothing-set";
import { pidsOf } from "../processes";
import { addStaffForTest } from "../rows";
import { SilentServerForTest } from "../silent-server";

const root = path.resolve(import.meta.dirname, "../..");
const READY = "Stop with Ctrl-C.";
const WEB = /next-server|bin\/next start/;
const WORKER = /scripts\/worker\.ts/;

/**
 * A clinic's installation that can be hurt: its database, the line to it, and the service as `npm start`
 * runs it. The database writes as durably as in real use, and the mail server never answers.
 */
export class Clinic {
  private service: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private database: EmbeddedPostgres,
    readonly line: LineForTest,
    private readonly env: NodeJS.ProcessEnv,
    private readonly mail: SilentServerForTest,
    readonly address: string,
  ) {}

  /** The address of its database, past the line. */
  get databaseUrl(): string {
    return this.database.url;
  }

  private get postgres(): string {
    return path.join(this.folder, "postgres");
  }

  static async open(): Promise<Clinic> {
    const folder = mkdtempSync(path.join(root, ".test-chaos-"));
    const database = await startEmbedded(path.join(folder, "postgres"));
    const key = randomBytes(32).toString("base64");
    Object.assign(process.env, { DATABASE_URL: database.url, DATA_KEY: key });
    await migrateWithKey(database.url, key);
    for (const role of ["clinician", "front_desk"] as const) await addStaffForTest(role);
    const line = new LineForTest(database.url);
    const mail = await SilentServerForTest.start("smtp");
    const port = await freePort();
    const address = `http://localhost:${port}`;
    // The name of the data folder decides which build is served: the build of the tests.
    const build = process.env.BACKLINE_TEST_DIST ?? ".next-test";
    const env = {
      ...{
        ...process.env,
        ...NOTHING_SET,
        BACKLINE_DATA: path.join(folder, build.replace(".next-", "")),
      },
      ...{ DATABASE_URL: await line.start(), DATA_KEY: key, APP_URL: address, PORT: String(port) },
      ...{ SMTP_URL: mail.url, MAIL_FROM: "clinic@clinic.example" },
    };
    const clinic = new Clinic(folder, database, line, env, mail, address);
    await clinic.start();
    return clinic;
  }

  /** Starts the service, and waits until it serves. */
  async start(): Promise<void> {
    const service = spawn(process.execPath, ["scripts/start.mjs"], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: this.env,
    });
    this.service = service;
    let output = "";
    await new Promise<void>((ready, fail) => {
      for (const stream of [service.stdout, service.stderr])
        stream?.on("data", (chunk: Buffer) => {
          output = (output + chunk).slice(-20_000);
          if (output.includes(READY)) ready();
        });
      service.once("close", () => fail(new Error(`the service ended:\n${output}`)));
    });
  }

  /** Ends the service in order, as an update does. */
  async stop(): Promise<void> {
    const ended = this.service && once(this.service, "close");
    this.service?.kill("SIGTERM");
    await ended;
  }

  /** Sends a signal to a process of the service; it is started again by the one above it. */
  kill(which: "web" | "worker"): void {
    const pids = pidsOf(this.service?.pid ?? 0, which === "web" ? WEB : WORKER);
    if (pids.length === 0) throw new Error(`no ${which} to kill`);
    for (const pid of pids) process.kill(pid, "SIGKILL");
  }

  /** Kills the process that was typed, and waits until all below it are gone. */
  async killStarter(): Promise<void> {
    const { service } = this;
    if (!service) return;
    const ended = once(service, "close");
    service.kill("SIGKILL");
    await ended;
  }

  /** Kills every process of the database at once. */
  async killDatabase(): Promise<void> {
    killServerForTest(this.postgres);
    await this.database.exited;
  }

  async startDatabase(): Promise<void> {
    this.database = await startEmbedded(this.postgres, { port: this.database.port });
  }

  async close(): Promise<void> {
    await this.stop();
    await closeDatabase();
    await this.line.stop();
    await this.mail.stop();
    await this.database.stop();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 9 });
  }
}
