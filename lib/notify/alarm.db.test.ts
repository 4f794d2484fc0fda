import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Role } from "@/lib/auth/permissions";
import { closeDatabase, sql } from "@/lib/db/client";
import { assess } from "@/lib/facts/assess";
import { reassessIntake } from "@/lib/intake/reassess";
import { startWorseCheck } from "@/lib/intake/worse/commands";
import { claimIntake, releaseIntake } from "@/lib/queue/commands";
import { clearJobsForTest, deliverForTest, doJobsForTest } from "@/test/jobs";
import { MailServerForTest } from "@/test/mail-server";
import { strain } from "@/test/people";
import { addIntakeForTest, addStaffForTest } from "@/test/rows";
import type { Step } from "./audience";

type Alarm = { intakeId: string; since: string };
type Tasks = typeof import("@/lib/jobs/tasks").TASKS;

let tasks: Tasks;
const team = {} as Record<
  "called" | "duty" | "off" | "admin",
  Awaited<ReturnType<typeof addStaffForTest>>
>;

/** The real worker, once: it runs every job whose time has come, and stops. */
const work = () => doJobsForTest(tasks);

/** Makes a step due now, as if its minutes had passed. */
async function untilStep(intakeId: string, step: Step): Promise<void> {
  const moved = await sql(
    "test_move_job",
    `SELECT j."id" FROM graphile_worker.jobs k,
       graphile_worker.reschedule_jobs(ARRAY[k."id"], run_at := now()) j WHERE k."key" = $key`,
    { key: `alarm_step:${step}:${intakeId}` },
  );
  expect(moved).toHaveLength(1);
  await work();
}

/**
 * Which of this test's people were told, and at which step. The database holds people of other
 * tests too.
 */
async function told(intakeId: string): Promise<string[]> {
  const rows = await sql<{ kind: string; dedupeKey: string }>(
    "test_told",
    `SELECT "kind", "dedupeKey" FROM "OutboundMessage" WHERE "intakeId" = $intakeId ORDER BY "createdAt", "kind"`,
    { intakeId },
  );
  return rows.flatMap(({ kind, dedupeKey }) => {
    const who = Object.entries(team).find(([, { id }]) => dedupeKey.endsWith(id))?.[0];
    return who ? [`${kind}: ${who}`] : [];
  });
}

async function trail(intakeId: string): Promise<string[]> {
  const rows = await sql<{ detail: { step: string; to: string } }>(
    "test_alarm_trail",
    `SELECT "detail" FROM "AuditEvent" WHERE "intakeId" = $intakeId AND "action" = 'alarm.passed_on' ORDER BY "id"`,
    { intakeId },
  );
  return rows.map(({ detail }) => `${detail.step}: ${detail.to}`);
}

async function jobs(intakeId: string): Promise<{ key: string; minutes: number }[]> {
  return sql<{ key: string; minutes: number }>(
    "test_alarm_jobs",
    `SELECT split_part(j."key", ':', 2) AS "key",
       round(extract(epoch FROM j."run_at" - (p."payload"->>'since')::timestamptz) / 60)::int AS "minutes"
     FROM graphile_worker.jobs j JOIN graphile_worker._private_jobs p ON p."id" = j."id"
     WHERE j."key" LIKE $key ORDER BY j."run_at"`,
    { key: `alarm_step:%:${intakeId}` },
  );
}

async function putOnRoster(): Promise<void> {
  for (const [staff, onCall] of [
    [team.called, true],
    [team.duty, false],
  ] as const)
    await sql(
      "test_shift",
      `INSERT INTO "DutyShift" ("id", "staffId", "startsAt", "endsAt", "onCall")
       VALUES ($id, $staff, now() - interval '1 hour', now() + interval '1 hour', $onCall)`,
      { id: randomUUID(), staff: staff.id, onCall },
    );
}

const clearRoster = () =>
  sql("test_no_shifts", `UPDATE "DutyShift" SET "removedAt" = now() WHERE "removedAt" IS NULL`);

// Settings are read once per process, so this reloads the modules with these settings.
async function loadTasks(settings: Record<string, string>): Promise<void> {
  vi.resetModules();
  for (const name of ["SMTP_URL", "DEMO"]) vi.stubEnv(name, settings[name] ?? "");
  vi.stubEnv("APP_URL", "https://backline.example");
  vi.stubEnv("LADDER_MINUTES", settings.LADDER_MINUTES ?? "2,5,10");
  tasks = (await import("@/lib/jobs/tasks")).TASKS;
}

beforeAll(async () => {
  for (const [name, role] of [
    ["called", "clinician"],
    ["duty", "front_desk"],
    ["off", "clinician"],
    ["admin", "admin"],
  ] as [keyof typeof team, Role][])
    team[name] = await addStaffForTest(role);
});

beforeEach(async () => {
  await loadTasks({});
  await clearJobsForTest();
  await clearRoster();
});

afterAll(async () => {
  await clearRoster();
  vi.unstubAllEnvs();
  await closeDatabase();
});

describe("an unacknowledged emergency", () => {
  it("climbs: the screens at once, the person on call, everybody on duty, the admins", async () => {
    await putOnRoster();
    const intakeId = await addIntakeForTest("EMERGENCY");
    await work();
    expect(await told(intakeId)).toEqual([]);
    expect(await jobs(intakeId)).toEqual([
      { key: "on_call", minutes: 2 },
      { key: "on_duty", minutes: 5 },
      { key: "manager", minutes: 10 },
    ]);
    // Its time has not come.
    await work();
    expect(await told(intakeId)).toEqual([]);
    await untilStep(intakeId, "on_call");
    expect(await told(intakeId)).toEqual(["alarm_on_call: called"]);
    await untilStep(intakeId, "on_duty");
    expect((await told(intakeId)).sort()).toEqual([
      "alarm_on_call: called",
      "alarm_on_duty: called",
      "alarm_on_duty: duty",
    ]);
    await untilStep(intakeId, "manager");
    expect((await told(intakeId)).at(-1)).toBe("alarm_manager: admin");
    expect(await told(intakeId)).toHaveLength(4);
    expect(await trail(intakeId)).toEqual([
      "on_screen: nobody",
      "on_call: on_call",
      "on_duty: on_duty",
      "manager: manager",
    ]);
  });

  it("climbs at the times of the setting", async () => {
    await loadTasks({ LADDER_MINUTES: "1,3,4" });
    const intakeId = await addIntakeForTest("EMERGENCY");
    await work();
    expect((await jobs(intakeId)).map(({ minutes }) => minutes)).toEqual([1, 3, 4]);
  });

  it("tells everybody at once when nobody is on duty, and again at each step", async () => {
    const intakeId = await addIntakeForTest("EMERGENCY");
    await work();
    expect((await told(intakeId)).sort()).toEqual([
      "alarm_on_screen: called",
      "alarm_on_screen: duty",
      "alarm_on_screen: off",
    ]);
    await untilStep(intakeId, "on_call");
    expect(await told(intakeId)).toHaveLength(6);
    expect(await trail(intakeId)).toEqual(["on_screen: everybody", "on_call: everybody"]);
  });

  it("says in later messages how long it has waited, and not what it is", async () => {
    await putOnRoster();
    const intakeId = await addIntakeForTest("EMERGENCY");
    await work();
    await untilStep(intakeId, "on_call");
    const [message] = await sql<{ subject: string; body: string }>(
      "test_alarm_text",
      `SELECT "subject", "body" FROM "OutboundMessage" WHERE "intakeId" = $intakeId`,
      { intakeId },
    );
    expect(message?.subject).toMatch(/: someone is still waiting$/);
    expect(message?.body).toContain("has waited 1 minute and is unacknowledged");
    expect(message?.body).toContain(`https://backline.example/staff/intakes/${intakeId}`);
    expect(`${message?.subject} ${message?.body}`).not.toMatch(
      /emergency|urgent|alarm|patient|pain/i,
    );
  });

  it("stops once it is claimed or closed, and rings again when it is released", async () => {
    await putOnRoster();
    const [taken, gone] = [
      await addIntakeForTest("EMERGENCY"),
      await addIntakeForTest("EMERGENCY"),
    ];
    await work();
    await claimIntake(team.off, { intakeId: taken, version: 0 });
    await sql("test_gone", `DELETE FROM "QueueEntry" WHERE "intakeId" = $gone`, { gone });
    for (const intakeId of [taken, gone]) {
      await untilStep(intakeId, "on_call");
      expect(await told(intakeId)).toEqual([]);
      expect(await trail(intakeId)).toEqual(["on_screen: nobody"]);
    }
    await releaseIntake(team.off, { intakeId: taken, version: 1 });
    await work();
    expect((await jobs(taken)).map(({ key }) => key)).toEqual(["on_call", "on_duty", "manager"]);
    await untilStep(taken, "on_call");
    expect(await told(taken)).toEqual(["alarm_on_call: called"]);
    expect(await trail(taken)).toEqual([
      "on_screen: nobody",
      "on_screen: nobody",
      "on_call: on_call",
    ]);
  });

  it("also rings when an assigned intake becomes an emergency later", async () => {
    await putOnRoster();
    const intakeId = await addIntakeForTest("SOON");
    await claimIntake(team.duty, { intakeId, version: 0 });
    await work();
    expect(await trail(intakeId)).toEqual([]);
    await sql(
      "test_raise",
      `UPDATE "QueueEntry" SET "level" = 'EMERGENCY', "levelRank" = 0 WHERE "intakeId" = $intakeId`,
      { intakeId },
    );
    await work();
    expect(await trail(intakeId)).toEqual(["on_screen: nobody"]);
  });

  it("climbs again from the start each time it gets worse after a claim", async () => {
    await putOnRoster();
    const intakeId = await addIntakeForTest("EMERGENCY");
    await claimIntake(team.duty, { intakeId, version: 0 });
    await work();
    for (const version of [2, 4]) {
      await sql("test_no_jobs", "DELETE FROM graphile_worker._private_jobs");
      await startWorseCheck({ id: intakeId, answers: {}, locale: "en" }, { now: new Date(0) });
      await work();
      expect((await jobs(intakeId)).map(({ key }) => key)).toEqual([
        "on_call",
        "on_duty",
        "manager",
      ]);
      await untilStep(intakeId, "on_call");
      await claimIntake(team.duty, { intakeId, version });
      await untilStep(intakeId, "on_duty");
    }
    expect(await told(intakeId)).toEqual(["alarm_on_call: called", "alarm_on_call: called"]);
    expect(await trail(intakeId)).toEqual(
      Array(2).fill(["on_screen: nobody", "on_call: on_call"]).flat(),
    );
  });

  it("rings at URGENT where the own words tell of self-harm, until somebody takes it", async () => {
    await putOnRoster();
    const words = { free_text: "ya no quiero vivir" };
    const intakeId = await addIntakeForTest("URGENT", 1, words);
    await work();
    expect(await jobs(intakeId)).toHaveLength(3);
    await untilStep(intakeId, "on_call");
    expect(await told(intakeId)).toEqual(["alarm_on_call: called"]);
    await claimIntake(team.called, { intakeId, version: 0 });
    await untilStep(intakeId, "on_duty");
    expect(await told(intakeId)).toEqual(["alarm_on_call: called"]);
    const plain = await addIntakeForTest("URGENT");
    await work();
    expect(await jobs(plain)).toEqual([]);
  });

  it("rings when later words tell of self-harm, also when somebody has claimed it", async () => {
    await putOnRoster();
    const intakeId = await addIntakeForTest("URGENT");
    await claimIntake(team.called, { intakeId, version: 0 });
    const assessed = assess(strain({ free_text: "I want to die" }), { finished: true });
    await reassessIntake(intakeId, { kind: "worse", assessed, now: new Date() });
    await work();
    expect(await jobs(intakeId)).toHaveLength(3);
  });

  it("tells nobody of a milder level", async () => {
    for (const level of ["URGENT", "SOON", "ROUTINE", "SELF_CARE"] as const) {
      const intakeId = await addIntakeForTest(level);
      await work();
      expect(await trail(intakeId)).toEqual([]);
      expect(await told(intakeId)).toEqual([]);
    }
  });
});

describe("a step that is cut short", () => {
  it("neither loses nor doubles a notice, however often it runs", async () => {
    await putOnRoster();
    const { passAlarmOn, raiseAlarm } = await import("./alarm");
    const intakeId = await addIntakeForTest("EMERGENCY");
    const alarm: Alarm = { intakeId, since: new Date().toISOString() };
    for (let i = 0; i < 2; i += 1) await raiseAlarm(alarm, new Date());
    expect(await jobs(intakeId)).toHaveLength(3);
    await Promise.all(Array.from({ length: 6 }, () => passAlarmOn(alarm, "on_duty", new Date())));
    expect((await told(intakeId)).sort()).toEqual(["alarm_on_duty: called", "alarm_on_duty: duty"]);
  });

  it("sends a refused message once, when the mail server accepts it", async () => {
    const server = new MailServerForTest();
    await loadTasks({ SMTP_URL: await server.start() });
    server.refuseWith = 451;
    await putOnRoster();
    const intakeId = await addIntakeForTest("EMERGENCY");
    await work();
    await untilStep(intakeId, "on_call");
    await deliverForTest();
    expect(server.mails).toEqual([]);
    server.refuseWith = null;
    for (let times = 0; times < 2; times++) await deliverForTest();
    expect(server.mails.map(({ to }) => to)).toEqual([[`${team.called.id}@test.example`]]);
    expect(await trail(intakeId)).toEqual(["on_screen: nobody", "on_call: on_call"]);
    await server.stop();
  });
});
