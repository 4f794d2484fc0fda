import { z } from "zod";
import { trail } from "@/lib/audit/trail";
import { listReachable } from "@/lib/clinic/roster/queries";
import { freshSettings, ladderMinutes } from "@/lib/clinic/settings/current-settings";
import { statement } from "@/lib/db/statement";
import { audienceOf, STEPS, type Step } from "./audience";
import { withChannels } from "./channels";
import { queueDelivery } from "./deliver";
import { staffMessages } from "./staff-messages";

/** The job's payload, written by the trigger on QueueEntry: which intake waits, and since when. */
export const AlarmSchema = z.object({
  intakeId: z.uuid(),
  since: z.iso.datetime({ offset: true }),
});
export type Alarm = z.infer<typeof AlarmSchema>;

export const AlarmStepSchema = AlarmSchema.extend({ step: z.enum(STEPS) });

// An emergency that was claimed and released starts a new ladder, which replaces the unfinished one. The
// jobs of one intake run one after another.
const SET_UP_LADDER = statement({
  name: "alarm_ladder",
  text: `SELECT (graphile_worker.add_job('alarm_step',
      json_build_object('intakeId', $intake::uuid, 'since', $since::text, 'step', t."step"),
      run_at := $since::timestamptz + make_interval(mins => t."minutes"),
      queue_name := 'alarm:' || $intake::uuid,
      job_key := 'alarm_step:' || t."step" || ':' || $intake::uuid)).id
    FROM unnest($steps::text[], $minutes::int[]) AS t ("step", "minutes")
    WHERE EXISTS (SELECT 1 FROM "QueueEntry" WHERE "intakeId" = $intake AND "alarm")`,
  columns: { id: "int8" },
});

const GATHER = statement({
  name: "alarm_gather",
  text: `SELECT gather_burst($intake::uuid, true) AS "done"`,
  columns: { done: "void" },
});

/**
 * Starts the ladder of an emergency that is unacknowledged; it is already on every staff screen. With
 * nobody on duty, everybody is told at once.
 */
export async function raiseAlarm(alarm: Alarm, now: Date): Promise<void> {
  const [, ...later] = STEPS;
  await freshSettings();
  const { intakeId: intake, since } = alarm;
  // Of those that came at the same moment some could not see the others.
  await GATHER.run({ intake });
  await SET_UP_LADDER.run({ intake, since, steps: later, minutes: ladderMinutes() });
  await passAlarmOn(alarm, "on_screen", now);
}

// The audit log shows whether this step was done: the same step, waiting since the same moment.
const PASS_ON = statement({
  name: "alarm_pass_on",
  text: `WITH entry AS (
    SELECT q."intakeId", EXISTS (SELECT 1 FROM "QuietInBurst" z WHERE z."intakeId" = q."intakeId") AS "quiet"
    FROM "QueueEntry" q WHERE q."intakeId" = $intake AND q."alarm"
  ), hushed AS (
    UPDATE "QueueEntry" q SET "hushed" = true FROM entry
    WHERE q."intakeId" = entry."intakeId" AND entry."quiet" AND q."inBurst" AND NOT q."hushed"
  ), waiting AS (
    SELECT entry."intakeId" FROM entry
    WHERE NOT entry."quiet" AND NOT EXISTS (
      SELECT 1 FROM "AuditEvent" e
      WHERE e."intakeId" = $intake AND e."action" = 'alarm.passed_on'
        AND e."detail" @> jsonb_build_object('step', $step::text, 'since', $since::text))
  ), messages AS (
    INSERT INTO "OutboundMessage" ("id", "intakeId", "kind", "dedupeKey", "recipientSealed", "subject", "body", "channel")
    SELECT m."id", waiting."intakeId", m."kind", m."dedupeKey", m."recipientSealed", m."subject", m."body", m."channel"
    FROM waiting, jsonb_to_recordset($messages::jsonb) AS m("id" uuid, "kind" text, "dedupeKey" text,
      "recipientSealed" text, "subject" text, "body" text, "channel" text)
    ON CONFLICT ("dedupeKey") DO NOTHING
  )
  ${trail({
    action: "alarm.passed_on",
    actor: "system",
    intake: '"intakeId"',
    detail: { step: "$step::text", since: "$since::text", to: "$to::text", told: "$told::int" },
    from: "waiting",
  })}`,
  columns: {},
});

const ALIKE = statement({
  name: "alarm_alike",
  text: `SELECT count(*)::int AS "n" FROM "QueueEntry" one JOIN "QueueEntry" q ON q."burstId" = one."burstId"
    WHERE one."intakeId" = $intake AND one."inBurst" AND q."inBurst"`,
  columns: { n: "int4" },
});

/**
 * Does one step of the ladder, unless somebody has acknowledged the emergency: writes the messages
 * and the audit event in one statement, then queues their delivery. However often it runs, each
 * person gets one message a step by each of their channels. Of a burst only the first tells anybody, as a digest.
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
      alike: (await ALIKE.run({ intake: intakeId }))[0]?.n ?? 0,
    },
    await withChannels(people),
  );
  await PASS_ON.run({
    intake: intakeId,
    ...{ step, since, to, told: people.length },
    messages: JSON.stringify(messages),
  });
  await queueDelivery(intakeId);
}

// What somebody else holds at this moment comes a minute later. A trigger starts the ladder.
const RAISE_HUSHED = statement({
  name: "alarm_raise_hushed",
  text: `WITH free AS (
      SELECT q."intakeId" FROM "QueueEntry" q WHERE q."hushed" AND q."alarm"
        AND NOT EXISTS (SELECT 1 FROM "QuietInBurst" z WHERE z."intakeId" = q."intakeId")
      FOR UPDATE OF q SKIP LOCKED)
    UPDATE "QueueEntry" q SET "hushed" = false FROM free WHERE q."intakeId" = free."intakeId"
    RETURNING q."intakeId"`,
  columns: { intakeId: "uuid" },
});

/**
 * Starts the ladder again for each alarm that a burst kept quiet and that may ring now: it is the first
 * of its burst, the quarter of an hour is over, or it left the burst. Runs every minute.
 */
export async function raiseHushed(): Promise<number> {
  return (await RAISE_HUSHED.run({})).length;
}
