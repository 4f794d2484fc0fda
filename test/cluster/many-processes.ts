import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { addPersonAsSystem } from "@/lib/auth/commands";
import { hashPassword } from "@/lib/auth/password";
import { changeSetting } from "@/lib/clinic/settings/commands";
import { DEFAULTS } from "@/lib/clinic/settings/defaults";
import { closeDatabase } from "@/lib/db/client";
import { sessionSettings } from "@/lib/db/session-settings";
import { getBoardState } from "@/lib/queue/live/queries";
import { migrateWithKey } from "@/prisma/key-check";
import { requireSessionSettings } from "@/prisma/pooled";
import { APP_ROLE, asRole, makeRoles } from "@/prisma/roles";
import { buildIfChanged } from "@/scripts/local/build";
import { startEmbedded } from "@/scripts/local/embedded";
import { countLosses, untilJobsAreDone } from "../chaos/losses";
import { patientsForTest, type Sending, sendAll } from "../chaos/patients";
import { MailServerForTest } from "../mail-server";
import { addStaffForTest } from "../rows";
import { newSession, signIn } from "../sign-in";
import { Boards } from "./boards";
import { startPooler } from "./pooler";
import { requirePrograms, workFolder } from "./program";
import { BUILD, Process } from "./service";
import { WebProxy } from "./web-proxy";

const WEBS = 3;
const WORKERS = 2;
const BOARDS = 6;
const PAUSE_MS = 200;
/** What a killed worker was sending may be sent again: one for each of its deliveries at once. */
const MOST_DOUBLED = 4;
const NEW_PHONE = "(212) 555-0177";
const PASSWORD = "quartz-heron-violet-7719";

type Step = { name: string; happens: (sending: Sending) => Promise<void>; again: number };

/** Everything of a clinic that runs on several machines, on one. */
class Machines {
  webs: Process[] = [];
  workers: Process[] = [];

  constructor(
    readonly proxy: WebProxy,
    private readonly settings: Record<string, string>,
  ) {}

  async start(): Promise<void> {
    for (let each = 0; each < WEBS; each += 1) this.webs.push(await Process.web(this.settings));
    for (let each = 0; each < WORKERS; each += 1)
      this.workers.push(await Process.worker(this.settings));
    await this.toAll();
  }

  private toAll(): Promise<void> {
    return this.proxy.send(this.webs.map(({ port }) => port));
  }

  /** A new build: each process is followed by a new one, and ends when nobody is sent to it any more. */
  async update(): Promise<void> {
    for (const old of [...this.webs]) {
      this.webs = [...this.webs.filter((each) => each !== old), await Process.web(this.settings)];
      await this.toAll();
      await sleep(1000);
      await old.stop();
    }
    for (const old of [...this.workers]) {
      this.workers = [
        ...this.workers.filter((each) => each !== old),
        await Process.worker(this.settings),
      ];
      await old.stop();
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.webs, ...this.workers].map((each) => each.stop()));
  }
}

/** What an admin changed is on the pages of each process; gives how many milliseconds that took. */
async function untilSettingsAgree(webs: readonly Process[]): Promise<number> {
  const admin = await addStaffForTest("admin");
  const value = { ...DEFAULTS.contact(), phone: NEW_PHONE };
  await changeSetting(admin, { key: "contact", scope: "", version: 0, value });
  const began = performance.now();
  for (const { port } of webs)
    for (;;) {
      const page = await fetch(`http://localhost:${port}/en`).then((answer) => answer.text());
      if (page.includes(NEW_PHONE)) break;
      if (performance.now() - began > 15_000)
        throw new Error("a setting reached not every process");
      await sleep(50);
    }
  return Math.round(performance.now() - began);
}

/** Ten wrong passwords, whichever process takes them, and the right one is refused by all. */
async function isLimitShared(address: string): Promise<boolean> {
  const person = async (email: string) =>
    addPersonAsSystem(
      { email, name: "Test Limits", role: "front_desk" },
      await hashPassword(PASSWORD),
    );
  const [locked, free] = ["locked@test.example", "free@test.example"];
  await Promise.all([person(locked), person(free)]);
  const isIn = async (email: string, password = PASSWORD) =>
    (await signIn(address, { email, password })).includes("backline.staff=");
  await Promise.all(Array.from({ length: 10 }, () => isIn(locked, "not the password at all")));
  const [tries, controls]: boolean[][] = [[], []];
  for (let each = 0; each < WEBS * 2; each += 1) {
    tries?.push(await isIn(locked));
    controls?.push(await isIn(free));
  }
  return !tries?.includes(true) && !controls?.includes(false);
}

/**
 * Three web processes and two workers behind nginx and PgBouncer in transaction mode: some are killed, then
 * all are replaced, while patients send. Prints what became of them, and gives whether all is well.
 */
export async function runManyProcesses(count: number): Promise<boolean> {
  requirePrograms("nginx", "pgbouncer");
  const folder = workFolder();
  const cleanups: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const later = (step: () => unknown) => cleanups.push(step);
  try {
    const database = await startEmbedded(path.join(folder, "postgres"));
    later(database.stop);
    later(closeDatabase);
    const mail = new MailServerForTest();
    const key = randomBytes(32).toString("base64");
    const direct = asRole(database.url, APP_ROLE);
    Object.assign(process.env, {
      ...{ DATABASE_URL: database.url, DATA_KEY: key, SECOND_FACTOR: "optional" },
    });
    await buildIfChanged(BUILD, console.error);
    await makeRoles(database.url);
    const { major } = await migrateWithKey(database.url, key);
    await setSessions(database.url, major);
    const pooler = await startPooler(folder, direct);
    later(pooler.stop);
    await requireSessionSettings(pooler.url, major);
    const proxy = await WebProxy.start(folder);
    later(() => proxy.stop());
    const machines = new Machines(proxy, {
      ...{ DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: direct, DATA_KEY: key },
      ...{ APP_URL: proxy.address, NEXTAUTH_URL: proxy.address, POSTGRES_MAJOR: String(major) },
      ...{ SMTP_URL: await mail.start(), MAIL_FROM: "clinic@clinic.example" },
      ...{ TRUST_PROXY: "1", SECOND_FACTOR: "optional" },
    });
    later(() => mail.stop());
    later(() => machines.stop());
    await machines.start();
    return await hurt(machines, { databaseUrl: database.url, mail, count });
  } finally {
    for (const step of cleanups.reverse()) await step();
  }
}

/** What `requireSessionSettings` tells the operator to do. */
async function setSessions(url: string, major: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const [name, value] of Object.entries(sessionSettings(major)))
    await client.query(`ALTER ROLE ${APP_ROLE} SET ${name} = '${value}'`);
  await client.end();
}

type Seen = { databaseUrl: string; mail: MailServerForTest; count: number };

async function hurt(machines: Machines, seen: Seen): Promise<boolean> {
  const { address } = machines.proxy;
  const staff = await Promise.all([addStaffForTest("clinician"), addStaffForTest("front_desk")]);
  const cookies = await Promise.all(
    Array.from({ length: BOARDS }, (_, at) => newSession(staff[at % 2]!.id)),
  );
  const boards = Boards.open(address, cookies);
  const steps: Step[] = [
    {
      name: "one of three web processes and one of two workers are killed",
      happens: async (sending) => {
        await sending.reached(seen.count / 3);
        await Promise.all([machines.webs[0]?.kill(), machines.workers[0]?.kill()]);
      },
      again: Number.POSITIVE_INFINITY,
    },
    {
      name: "every process is replaced by a new one, and nobody has to press again",
      happens: async (sending) => {
        await sending.reached(seen.count / 10);
        await machines.update();
      },
      again: 0,
    },
  ];
  let well = true;
  try {
    for (const step of steps) well = (await run(step, machines, boards, seen)) && well;
  } finally {
    boards.close();
  }
  const took = await untilSettingsAgree(machines.webs);
  console.log(`ok   a changed setting is on the pages of every web process after ${took} ms`);
  const limited = await isLimitShared(address);
  console.log(
    `${limited ? "ok  " : "FAIL"} ten wrong passwords over all web processes, and each refuses the right one`,
  );
  return well && limited;
}

async function run(
  { name, happens, again }: Step,
  machines: Machines,
  boards: Boards,
  { databaseUrl, mail, count }: Seen,
): Promise<boolean> {
  // Emergencies alike from one address would be one alarm.
  const patients = (await patientsForTest(count)).map((patient, at) => ({
    ...patient,
    from: `127.1.${Math.floor(at / 250)}.${1 + (at % 250)}`,
  }));
  const [began, since] = [performance.now(), new Date()];
  mail.mails = [];
  const { sending, all } = sendAll(machines.proxy.address, patients, PAUSE_MS);
  await Promise.all([all, happens(sending)]);
  const behind = await boards.behind(() =>
    getBoardState({} as Parameters<typeof getBoardState>[0]),
  );
  await untilJobsAreDone({ databaseUrl }, ["alarm_raised", "intake_received", "deliver_email"]);
  const { lost, doubled, torn, chain } = await countLosses({ databaseUrl }, sending.told, since);
  const twice = mail.doubled();
  const well =
    sending.told.size === count &&
    lost + doubled + torn + chain + behind === 0 &&
    sending.again <= again &&
    mail.mails.length > 0 &&
    twice <= MOST_DOUBLED;
  console.log(
    `${well ? "ok  " : "FAIL"} ${name}: ${sending.told.size} told, ${lost} lost, ${doubled} doubled, ${torn} torn, ` +
      `${chain} faults of the audit log; ${sending.again} pressed again; ${behind} of ${BOARDS} boards behind, ` +
      `${boards.reopened} opened again; ${mail.mails.length} messages, ${twice} twice; ` +
      `${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
  return well;
}
