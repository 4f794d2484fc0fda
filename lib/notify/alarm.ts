import { z } from "zod";
import { listReachable } from "@/lib/clinic/roster/queries";
import { freshSettings, ladderMinutes } from "@/lib/clinic/settings/current-settings";
import { sql } from "@/lib/db/client";
import { audienceOf, STEPS, type Step } from "./audience";
import { deliverWaiting } from "./deliver";
import { staffMessages } from "./staff-messages";

/** What the trigger on QueueEntry writes into the job: which intake waits, and since when. */
export const AlarmSchema = z.object({
  intakeId: z.uuid(),
  since: z.iso.datetime({ offset: true }),
});
export type Alarm = z.infer<typeof AlarmSchema>;

export const AlarmStepSchema = AlarmSchema.extend({ step: z.enum(STEPS) });

// $1 intake, $2 since, $3 the steps above the screens, $4 their minutes. A ladder that was left
// unfinished, because the emergency was taken and given back, is replaced by the new one. The jobs of
// one intake run one after another: two that send at once could send the same message twice.
const SET_UP_LADDER = `
  SELECT (graphile_worker.add_job('alarm_step',
    json_build_object('intakeId', $1::uuid, 'since', $2::text, 'step', t."step"),
    run_at := $2::timestamptz + make_interval(mins => t."minutes"),
    queue_name := 'alarm:' || $1::uuid,
    job_key := 'alarm_step:' || t."step" || ':' || $1::uuid)).id
  FROM unnest($3::text[], $4::int[]) AS t ("step", "minutes")
  WHERE EXISTS (SELECT 1 FROM "QueueEntry" WHERE "intakeId" = $1 AND "alarm")`;

/**
 * An emergency waits for somebody: it is on every staff screen already. Sets up the ladder that it
 * climbs if it stays there; with nobody on duty everybody is told at once.
 */
export async function raiseAlarm(alarm: Alarm, now: Date): Promise<void> {
  const [, ...later] = STEPS;
  await freshSettings();
  await sql("alarm_ladder", SET_UP_LADDER, [alarm.intakeId, alarm.since, later, ladderMinutes()]);
  await passAlarmOn(alarm, "on_screen", now);
}

// $1 intake, $2 what the step is known by in the trail, $3 more of it, $4 to $9 the messages.
const PASS_ON = `
  WITH waiting AS (
    SELECT q."intakeId" FROM "QueueEntry" q
    WHERE q."intakeId" = $1 AND q."alarm" AND NOT EXISTS (
      SELECT 1 FROM "AuditEvent" e
      WHERE e."intakeId" = $1 AND e."action" = 'alarm.passed_on' AND e."detail" @> $2::jsonb)
  ), messages AS (
    INSERT INTO "OutboundMessage" ("id", "intakeId", "kind", "dedupeKey", "recipientSealed", "subject", "body")
    SELECT m."id", waiting."intakeId", m."kind", m."key", m."recipient", m."subject", m."body"
    FROM waiting, unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
      AS m ("id", "kind", "key", "recipient", "subject", "body")
    ON CONFLICT ("dedupeKey") DO NOTHING
  )
  INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "detail")
  SELECT 'system', 'alarm.passed_on', "intakeId", $2::jsonb || $3::jsonb FROM waiting`;

/**
 * One step of the ladder, unless somebody has seen to the emergency: writes the messages and the
 * trail in one statement, then sends them. However often it runs, each person is told once a step;
 * a message that could not be sent is tried again when the job is.
 */
export async function passAlarmOn(alarm: Alarm, step: Step, now: Date): Promise<void> {
  const { intakeId, since } = alarm;
  const { to, people } = audienceOf(step, await listReachable(now));
  const waited = now.getTime() - new Date(since).getTime();
  const messages = staffMessages(
    intakeId,
    {
      kind: `alarm_${step}`,
      cause: `${intakeId}:${since}`,
      waitedMinutes: step === "on_screen" ? 0 : Math.max(1, Math.round(waited / 60_000)),
    },
    people,
  );
  await sql("alarm_pass_on", PASS_ON, [
    intakeId,
    { step, since },
    { to, told: people.length },
    messages.map(({ id }) => id),
    messages.map(({ kind }) => kind),
    messages.map(({ dedupeKey }) => dedupeKey),
    messages.map(({ recipientSealed }) => recipientSealed),
    messages.map(({ subject }) => subject),
    messages.map(({ body }) => body),
  ]);
  await deliverWaiting(intakeId);
}
