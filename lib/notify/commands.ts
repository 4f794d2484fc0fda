import { randomUUID } from "node:crypto";
import { seal } from "@/lib/crypto/seal";
import { sql } from "@/lib/db/client";
import { env } from "@/lib/env";
import { deliverWaiting } from "./deliver";

type Recipient = { staffId: string; email: string; level: string };

/** Who hears of a new intake: clinicians and the front desk, for the two levels that cannot wait. */
const RECIPIENTS = `
  SELECT s."id" AS "staffId", s."email", i."level"
  FROM "Intake" i CROSS JOIN "StaffMember" s
  WHERE i."id" = $1 AND i."level" IN ('EMERGENCY', 'URGENT')
    AND s."disabledAt" IS NULL AND s."role" IN ('clinician', 'front_desk')`;

/** The text holds a link and no clinical word, not even the level. */
function wording(intakeId: string): { subject: string; body: string } {
  const link = `${env().APP_URL}/staff/intakes/${intakeId}`;
  return {
    subject: `${env().CLINIC_NAME}: someone is waiting for you`,
    body: `A new entry on the board needs someone now.\n\nOpen it: ${link}\n\nSign in to see more.`,
  };
}

/**
 * Tells staff that an EMERGENCY or URGENT intake has come in, one message a person however often
 * this runs. Other levels tell nobody.
 */
export async function notifyStaffOfIntake(intakeId: string): Promise<void> {
  const recipients = await sql<Recipient>("notify_recipients", RECIPIENTS, [intakeId]);
  for (const recipient of recipients) await writeMessage(intakeId, recipient);
  await deliverWaiting(intakeId);
}

async function writeMessage(intakeId: string, recipient: Recipient): Promise<void> {
  const id = randomUUID();
  const sealed = seal(recipient.email, {
    table: "OutboundMessage",
    column: "recipientSealed",
    rowId: id,
  });
  const { subject, body } = wording(intakeId);
  await sql(
    "message_write",
    `INSERT INTO "OutboundMessage" ("id", "intakeId", "kind", "dedupeKey", "recipientSealed", "subject", "body")
     VALUES ($1, $2, 'intake_waiting', $3, $4, $5, $6) ON CONFLICT ("dedupeKey") DO NOTHING`,
    [id, intakeId, `intake_waiting:${intakeId}:${recipient.staffId}`, sealed, subject, body],
  );
}
