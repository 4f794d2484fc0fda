import { listReachable } from "@/lib/clinic/roster/queries";
import { sql } from "@/lib/db/client";
import { audienceOf } from "./audience";
import { deliverWaiting } from "./deliver";
import { staffMessages } from "./staff-messages";

/** $1 intake, $2 the messages as JSON. Gives a row where somebody is needed; a message may be there already. */
const WRITE_MESSAGES = `
  WITH waits AS (
    SELECT "intakeId" FROM "QueueEntry" WHERE "intakeId" = $1::uuid AND "level" IN ('EMERGENCY', 'URGENT')
  ), written AS (
    INSERT INTO "OutboundMessage" ("id", "intakeId", "kind", "dedupeKey", "recipientSealed", "subject", "body")
    SELECT m."id", w."intakeId", m."kind", m."dedupeKey", m."recipientSealed", m."subject", m."body"
    FROM waits w, jsonb_to_recordset($2::jsonb) AS m("id" uuid, "kind" text, "dedupeKey" text,
      "recipientSealed" text, "subject" text, "body" text)
    ON CONFLICT DO NOTHING
  )
  SELECT 1 FROM waits`;

/**
 * Tells who is on duty (with nobody on duty, everybody) of an intake that needs somebody today, or
 * does so again; `cause` is the id of what happened. One message a person for each, however often
 * this runs. Levels below URGENT tell nobody; an EMERGENCY that waits for somebody climbs the ladder
 * of alarm.ts.
 */
export async function notifyStaffOfIntake(intakeId: string, cause = intakeId): Promise<void> {
  const { people } = audienceOf("on_duty", await listReachable(new Date()));
  const messages = staffMessages(
    intakeId,
    { kind: "intake_waiting", cause, waitedMinutes: 0 },
    people,
  );
  const waits = await sql("notify_of_intake", WRITE_MESSAGES, [intakeId, JSON.stringify(messages)]);
  if (waits.length > 0) await deliverWaiting(intakeId);
}
