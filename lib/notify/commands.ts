import { randomUUID } from "node:crypto";
import { seal } from "@/lib/crypto/seal";
import { prisma } from "@/lib/db/client";
import { env } from "@/lib/env";
import { deliverWaiting } from "./deliver";

type Recipient = { id: string; email: string };

/** Who hears of an open intake: clinicians and the front desk, for the two levels that cannot wait. */
async function recipientsOf(intakeId: string): Promise<Recipient[]> {
  const waits = { intakeId, level: { in: ["EMERGENCY", "URGENT"] } };
  if ((await prisma().queueEntry.count({ where: waits })) === 0) return [];
  return prisma().staffMember.findMany({
    where: { disabledAt: null, role: { in: ["clinician", "front_desk"] } },
    select: { id: true, email: true },
  });
}

/** The text holds a link and no clinical word, not even the level. */
function wording(intakeId: string): { subject: string; body: string } {
  const link = `${env().APP_URL}/staff/intakes/${intakeId}`;
  return {
    subject: `${env().CLINIC_NAME}: someone is waiting for you`,
    body: `A new entry on the board needs someone now.\n\nOpen it: ${link}\n\nSign in to see more.`,
  };
}

function messageTo(intakeId: string, cause: string, recipient: Recipient) {
  const id = randomUUID();
  const place = { table: "OutboundMessage", column: "recipientSealed", rowId: id };
  const kind = "intake_waiting";
  const dedupeKey = `${kind}:${cause}:${recipient.id}`;
  const recipientSealed = seal(recipient.email, place);
  return { id, intakeId, kind, dedupeKey, recipientSealed, ...wording(intakeId) };
}

/**
 * Tells staff that an EMERGENCY or URGENT intake has come in, or that it became one again. `cause` is
 * the id of what happened: one message a person for each, however often this runs. Other levels tell
 * nobody.
 */
export async function notifyStaffOfIntake(intakeId: string, cause = intakeId): Promise<void> {
  const recipients = await recipientsOf(intakeId);
  if (recipients.length === 0) return;
  const messages = recipients.map((recipient) => messageTo(intakeId, cause, recipient));
  // ON CONFLICT DO NOTHING: a message may be there from an earlier run.
  await prisma().outboundMessage.createMany({ data: messages, skipDuplicates: true });
  await deliverWaiting(intakeId);
}
