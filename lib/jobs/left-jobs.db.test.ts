import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import {
  clearJobsForTest,
  namedWorkersForTest,
  passHalfAMinuteForTest,
  startJobsForTest,
} from "@/test/jobs";
import { MailServerForTest } from "@/test/mail-server";
import { addIntakeForTest, addStaffForTest, retireStaffForTest } from "@/test/rows";
import { SilentServerForTest } from "@/test/silent-server";
import { freeLeftJobs, keepFreeingLeftJobs } from "./left-jobs";

afterAll(closeDatabase);

const WAITING_TASKS = `SELECT "task_identifier" AS "task" FROM graphile_worker.jobs`;

const lockedJobs = () =>
  sql<{ id: string }>(
    "test_locked_jobs",
    `SELECT "id" FROM graphile_worker.jobs WHERE "locked_by" IS NOT NULL AND "task_identifier" = 'deliver_email'`,
  );

it("an alarm whose worker is killed midway is finished by the next worker, one message each", async () => {
  await clearJobsForTest();
  await sql("test_no_shifts", `UPDATE "DutyShift" SET "removedAt" = now()`);
  await retireStaffForTest();
  const person = await addStaffForTest();
  const silent = await SilentServerForTest.start("smtp");
  const killed = startJobsForTest({ SMTP_URL: silent.url });
  const intakeId = await addIntakeForTest("EMERGENCY");
  await silent.called;
  // However long it takes: a worker that is still there keeps its jobs.
  while ((await namedWorkersForTest()).length === 0) await sleep(50);
  await passHalfAMinuteForTest();
  await freeLeftJobs();
  expect(await lockedJobs()).toHaveLength(1);
  killed.kill("SIGKILL");
  await once(killed, "exit");
  await silent.stop();
  expect(await lockedJobs()).toHaveLength(1);

  const mail = new MailServerForTest();
  const next = startJobsForTest({ SMTP_URL: await mail.start() });
  const told = () => mail.to(`${person.id}@test.example`);
  while (told().length === 0) await sleep(100);
  while ((await lockedJobs()).length > 0) await sleep(100);
  next.kill("SIGTERM");
  await once(next, "exit");
  expect(told()).toHaveLength(1);
  const [trail] = await sql<{ steps: number }>(
    "test_alarm_steps",
    `SELECT count(*)::int AS "steps" FROM "AuditEvent" WHERE "intakeId" = $intakeId AND "action" = 'alarm.passed_on'`,
    { intakeId },
  );
  expect(trail?.steps).toBe(1);
  await mail.stop();
}, 120_000);

it("a job of a task that is retired is removed, however it waits, and one of an unknown task stays", async () => {
  await clearJobsForTest();
  await sql(
    "test_other_versions",
    `SELECT (graphile_worker.add_job("task", job_key := "key", max_attempts := 1))."id"
     FROM (VALUES ('free_left_jobs', 'cron:free_left_jobs'), ('free_left_jobs', NULL), ('of_a_later_version', NULL))
       AS v("task", "key")`,
  );
  const tasks = async () =>
    (await sql<{ task: string }>("test_waiting_tasks", WAITING_TASKS)).map(({ task }) => task);
  expect(await tasks()).toHaveLength(3);
  const freeing = keepFreeingLeftJobs();
  while ((await tasks()).includes("free_left_jobs")) await sleep(50);
  freeing.stop();
  expect(await tasks()).toEqual(["of_a_later_version"]);
  await clearJobsForTest();
});
