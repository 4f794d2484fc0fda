import { listReachable } from "@/lib/clinic/roster/queries";
import { clockNow } from "@/lib/clock";
import { statement } from "@/lib/db/statement";
import { audienceOf } from "./audience";
import { withChannels } from "./channels";
import { queueDelivery } from "./deliver";
import { staffMessages } from "./staff-messages";

/** Gives a row when the intake needs somebody today. Messages that exist already are kept. */
const WRITE_MESSAGES = statement({
  name: "notify_of_intake",
  text: `WITH waits AS (
    SELECT "intakeId" FROM "QueueEntry" WHERE "intakeId" = $intake::uuid AND "level" IN ('EMERGENCY', 'URGENT')
  ), written AS (
    INSERT INTO "OutboundMessage" ("id", "intakeId", "kind", "dedupeKey", "recipientSealed", "subject", "body", "channel")
    SELECT m."id", w."intakeId", m."kind", m."dedupeKey", m."recipientSealed", m."subject", m."body", m."channel"
    FROM waits w, jsonb_to_recordset($messages::jsonb) AS m("id" uuid, "kind" text, "dedupeKey" text,
      "recipientSealed" text, "subject" text, "body" text, "channel" text)
    ON CONFLICT DO NOTHING
  )
  SELECT "intakeId" FROM waits`,
  columns: { intakeId: "uuid" },
});

/**
 * Tells the people on duty (with nobody on duty, everybody) about an intake that needs somebody
 * today. `cause` is the id of what happened: each person gets one message for each cause, however
 * often this runs. Levels below URGENT tell nobody. An unacknowledged EMERGENCY also climbs the
 * ladder of alarm.ts.
 */
export async function notifyStaffOfIntake(intakeId: string, cause = intakeId): Promise<void> {
  const { people } = audienceOf("on_duty", await listReachable(clockNow()));
  const messages = staffMessages(
    intakeId,
    { kind: "intake_waiting", cause, waitedMinutes: 0 },
    await withChannels(people),
  );
  const waits = await WRITE_MESSAGES.run({
    intake: intakeId,
    messages: JSON.stringify(messages),
  });
  if (waits.length > 0) await queueDelivery(intakeId);
}
