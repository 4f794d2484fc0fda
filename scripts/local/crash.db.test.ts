import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { ConsentText } from "@/lib/intake/consent";
import { migrate } from "@/prisma/migrate";
import { killServerForTest } from "@/test/kill-server";
import { MailServerForTest } from "@/test/mail-server";
import { strain } from "@/test/people";
import type { StateForTest } from "@/test/state";
import { walk } from "@/test/walk";
import { type EmbeddedPostgres, startEmbedded } from "./embedded";

// An intake that a patient was told is sent is never lost, and a crash may forget only what
// decision 63 says of jobs. Shown on a separate server that is killed. It writes as durably as in
// real use.

const folder = mkdtempSync(path.join(path.resolve(import.meta.dirname, "../.."), ".test-"));
const dataDir = path.join(folder, "postgres");
const mail = new MailServerForTest();
let smtpUrl = "";
let server: EmbeddedPostgres;
let jobs: ChildProcess | undefined;

/**
 * Our modules over the server that runs now, loaded again because settings are read once per
 * process.
 */
async function connect() {
  vi.stubEnv("DATABASE_URL", server.url);
  vi.stubEnv("SMTP_URL", smtpUrl);
  vi.resetModules();
  const modules = await Promise.all([
    import("@/lib/db/client"),
    import("@/lib/intake/commands"),
    import("@/lib/facts/assess"),
    import("@/test/drafts"),
    import("@/test/rows"),
    import("@/test/jobs"),
    import("@/test/state"),
  ]);
  const [db, intake, facts, drafts, rows, worker, state] = modules;
  return { ...db, ...intake, ...facts, ...drafts, ...rows, ...worker, ...state };
}
let our: Awaited<ReturnType<typeof connect>>;

async function startJobs(): Promise<void> {
  await our.passHalfAMinuteForTest();
  jobs = our.startJobsForTest({ SMTP_URL: smtpUrl, LADDER_MINUTES: "13,14,15" });
}

async function killJobs(): Promise<void> {
  const gone = jobs && once(jobs, "exit");
  jobs?.kill("SIGKILL");
  jobs = undefined;
  await gone;
}

/** Kills the server, and the jobs with it. */
async function crash(): Promise<void> {
  expect(killServerForTest(dataDir)).toBeGreaterThan(3);
  await Promise.all([killJobs(), server.exited]);
}

async function startAgain(): Promise<void> {
  await our.closeDatabase();
  server = await startEmbedded(dataDir);
  our = await connect();
}

beforeAll(async () => {
  smtpUrl = await mail.start();
  server = await startEmbedded(dataDir);
  await migrate(server.url);
  our = await connect();
  // Writes that nobody waits for stay in memory as long as possible, so that a crash forgets them.
  await our.sql("test_lazy", "ALTER SYSTEM SET wal_writer_delay = '10s'");
  await our.sql("test_reload", "SELECT pg_reload_conf()");
});

afterAll(async () => {
  await killJobs();
  await our.closeDatabase();
  await server.stop();
  await mail.stop();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const text = { textVersion: "test", textHash: "0".repeat(64) };
const sent = { filedAs: "sent", consent: text } as const;
const stopped = { filedAs: "emergency_stop" } as const;

type Kind = {
  but: Record<string, string[]>;
  filing: typeof stopped | (typeof sent & { messages?: ConsentText });
  /** What remains once its jobs are done: two people on duty are told, or the patient. */
  done: Partial<StateForTest> & { messages: string[] };
};

const KINDS: Kind[] = [
  {
    but: { emergency_nerves: ["saddle"] },
    filing: stopped,
    done: {
      messages: ["alarm_on_screen", "alarm_on_screen"],
      trail: ["alarm.passed_on"],
      later: 3,
    },
  },
  {
    but: { recent_signs: ["fever_or_chills"] },
    filing: sent,
    done: { messages: ["intake_waiting", "intake_waiting"] },
  },
  {
    but: { messages: ["email"] },
    filing: { ...sent, messages: text },
    done: { messages: ["patient_received"], trail: ["message.written"], links: 1, later: 2 },
  },
];

const SAVED = [1, 0, 0, 0];
const FILED = [0, 1, 1, 1];
const NOTHING_ELSE = { jobs: 0, later: 0, messages: [], unsent: 0, links: 0, trail: [] };

type Sending = Kind & { id: string; email: string; send: () => Promise<unknown> };

/** A saved draft, and how it is sent. */
async function save(kind: Kind): Promise<Sending> {
  const email = `${randomUUID()}@patient.example`;
  const { states, answers: last } = walk(strain({ ...kind.but, email: [email] }));
  const answers = kind.filing === stopped ? (states[1] ?? {}) : last;
  const { id, token } = await our.beginForTest(answers);
  const { filing } = kind;
  const when = { locale: "en", now: new Date() };
  const [whole, part] = [
    our.assess(answers, { finished: true }),
    our.assess(answers, { finished: false }),
  ];
  const send = async () =>
    our.fileDraft(
      await our.draftForTest(token),
      filing.filedAs === "sent"
        ? { ...when, ...filing, assessed: whole }
        : { ...when, ...filing, assessed: part },
    );
  return { ...kind, id, email, send };
}

const CALLERS = 6;
/**
 * This many are acknowledged before all wait for the jobs to begin, and this many when it crashes.
 */
const [FEW, ENOUGH] = [12, 45];

/** Sends from several callers at once until the server is gone. */
async function sendUntilCrash() {
  const saved: Sending[] = [];
  const acknowledged = new Set<Sending>();
  let crashed: Promise<void> | undefined;
  const caller = async () => {
    for (let n = 0; ; n++) {
      const sending = await save(KINDS[n % KINDS.length] as Kind);
      saved.push(sending);
      await sending.send();
      acknowledged.add(sending);
      if (acknowledged.size >= FEW) while (mail.mails.length === 0) await sleep(10);
      if (acknowledged.size >= ENOUGH) crashed ??= crash();
    }
  };
  await Promise.allSettled(Array.from({ length: CALLERS }, caller));
  await crashed;
  return { saved, acknowledged };
}

/** Whether every job that is due is done. */
async function idle(): Promise<boolean> {
  const left = await our.sql(
    "test_left",
    `SELECT 1 FROM graphile_worker.jobs
     WHERE "task_identifier" IN
       ('alarm_raised', 'intake_received', 'patient_link', 'deliver_email', 'deliver_sms') LIMIT 1`,
  );
  return left.length === 0;
}

/**
 * Filed completely, and each job is still to do or was done completely; or, if nobody was told so,
 * the draft is kept.
 */
async function expectKept(sending: Sending, acknowledged: boolean): Promise<void> {
  const state = await our.stateForTest(sending.id);
  if (!acknowledged && state?.whole[0] === 1) {
    expect(state).toEqual({ whole: SAVED, ...NOTHING_ELSE });
    return;
  }
  expect(state?.whole).toEqual(FILED);
  if (state?.messages.length === 0) expect(state.jobs).toBe(1);
  else expect(state?.messages).toEqual(sending.done.messages);
}

async function expectDoneOnce(sending: Sending, people: string[]): Promise<void> {
  const state = await our.stateForTest(sending.id);
  expect(state).toEqual({ whole: FILED, ...NOTHING_ELSE, ...sending.done });
  // Each letter is created once. A crash after sending, before that is recorded, sends it again.
  if (sending.done.links) expect(mail.to(sending.email).length).toBeGreaterThan(0);
  else
    for (const person of people)
      expect(mail.to(person).some(({ text }) => text.includes(sending.id))).toBe(true);
}

it("what was acknowledged survives a killed server, and every job is done", async () => {
  const team = [await our.addStaffForTest("clinician"), await our.addStaffForTest("front_desk")];
  const people = team.map(({ id }) => `${id}@test.example`);
  await startJobs();
  while ((await our.namedWorkersForTest()).length === 0) await sleep(20);
  const { saved, acknowledged } = await sendUntilCrash();
  await startAgain();
  expect(acknowledged.size).toBeGreaterThanOrEqual(ENOUGH);
  for (const sending of saved) await expectKept(sending, acknowledged.has(sending));
  // A patient who got no answer sends again, from the answers that were kept.
  for (const sending of saved) if (!acknowledged.has(sending)) await sending.send();

  await startJobs();
  while (!(await idle())) await sleep(20);
  // All jobs are done; that they are done is only in memory.
  await crash();
  await startAgain();
  await startJobs();
  while (!(await idle())) await sleep(20);
  for (const sending of saved) await expectDoneOnce(sending, people);
});
