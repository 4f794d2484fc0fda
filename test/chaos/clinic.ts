import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { closeDatabase } from "@/lib/db/client";
import { DAY_MS } from "@/lib/time";
import { migrateWithKey } from "@/prisma/key-check";
import { type EmbeddedPostgres, freePort, startEmbedded } from "@/scripts/local/embedded";
import { BUILD } from "../cluster/service";
import { killServerForTest } from "../kill-server";
import { LineForTest } from "../line";
import { MailServerForTest } from "../mail-server";
import { NOTHING_SET } from "../nothing-set";
import { pidsOf } from "../processes";
import { addStaffForTest } from "../rows";

const root = path.resolve(import.meta.dirname, "../..");
const READY = "Stop with Ctrl-C.";
const WEB = /next-server|bin\/next start/;
const WORKER = /scripts\/worker\.ts/;
const OTHER_CLOCK = pathToFileURL(path.join(import.meta.dirname, "other-clock.mjs")).href;

/** Clocks that differ less are as good as the same. */
const ALIKE_MS = 60_000;
const ReadySchema = z.object({ clock: z.object({ aheadOfDatabaseSeconds: z.number() }) });

/**
 * A clinic's installation that can be hurt: its database and mail server, the lines to them, its clock, and the
 * service as `npm start` runs it. The database writes as durably as in real use.
 */
export class Clinic {
  private service: ChildProcess | undefined;
  private closed = false;

  private constructor(
    private readonly folder: string,
    private database: EmbeddedPostgres,
    readonly line: LineForTest,
    readonly mailLine: LineForTest,
    private readonly env: NodeJS.ProcessEnv,
    readonly mail: MailServerForTest,
    readonly address: string,
  ) {}

  /** The address of its database, past the line. */
  get databaseUrl(): string {
    return this.database.url;
  }

  private get postgres(): string {
    return path.join(this.folder, "postgres");
  }

  private get clock(): string {
    return path.join(this.folder, "clock");
  }

  /** Opens one in this folder. */
  static async open(folder: string): Promise<Clinic> {
    const database = await startEmbedded(path.join(folder, "postgres"));
    const key = randomBytes(32).toString("base64");
    Object.assign(process.env, { DATABASE_URL: database.url, DATA_KEY: key });
    await migrateWithKey(database.url, key);
    for (const role of ["clinician", "front_desk"] as const) await addStaffForTest(role);
    const line = new LineForTest(database.url);
    const mail = new MailServerForTest();
    const mailLine = new LineForTest(await mail.start());
    const clock = path.join(folder, "clock");
    writeFileSync(clock, "0");
    const port = await freePort();
    const address = `http://localhost:${port}`;
    // The name of the data folder decides which build is served: the build of the tests.
    const env = {
      ...{ ...process.env, ...NOTHING_SET },
      ...{ BACKLINE_DATA: path.join(folder, BUILD.replace(".next-", "")) },
      ...{ DATABASE_URL: await line.start(), DATA_KEY: key, APP_URL: address, PORT: String(port) },
      ...{ SMTP_URL: await mailLine.start(), MAIL_FROM: "clinic@clinic.example" },
      ...{ NODE_OPTIONS: `--import ${OTHER_CLOCK}`, BACKLINE_CLOCK_FILE: clock },
    };
    const clinic = new Clinic(folder, database, line, mailLine, env, mail, address);
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

  /** From now on the database is started again whenever it ends, as systemd does. */
  keepDatabase(): void {
    const keep = async () => {
      for (;;) {
        await this.database.exited;
        if (this.closed) return;
        await this.startDatabase().catch(() => sleep(1000));
      }
    };
    void keep();
  }

  /**
   * Sets the clock of the service so many days from the right time, and waits until it says so itself. The
   * database keeps its own.
   */
  async setClock(days: number): Promise<void> {
    writeFileSync(this.clock, String(days * DAY_MS));
    for (let tries = 0; tries < 300; tries += 1) {
      const answer = await fetch(`${this.address}/readyz`);
      const { clock } = ReadySchema.parse(await answer.json());
      if (Math.abs(clock.aheadOfDatabaseSeconds * 1000 - days * DAY_MS) < ALIKE_MS) return;
      await sleep(100);
    }
    throw new Error(`the clock of the service did not jump to ${days} days ahead`);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.stop();
    await closeDatabase();
    await this.line.stop();
    await this.mailLine.stop();
    await this.mail.stop();
    await this.database.stop();
  }
}
