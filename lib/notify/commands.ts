import { prisma } from "@/lib/db/client";
import { listReachable } from "@/lib/roster/queries";
import { audienceOf } from "./audience";
import { deliverWaiting } from "./deliver";
import { staffMessages } from "./staff-messages";

/**
 * Tells who is on duty (with nobody on duty, everybody) of an intake that needs somebody today, or
 * does so again; `cause` is the id of what happened. One message a person for each, however often
 * this runs. Levels below URGENT tell nobody; an EMERGENCY that waits for somebody climbs the ladder
 * of alarm.ts.
 */
export async function notifyStaffOfIntake(intakeId: string, cause = intakeId): Promise<void> {
  const waits = { intakeId, level: { in: ["EMERGENCY", "URGENT"] } };
  if ((await prisma().queueEntry.count({ where: waits })) === 0) return;
  const { people } = audienceOf("on_duty", await listReachable(new Date()));
  const messages = staffMessages(
    intakeId,
    { kind: "intake_waiting", cause, waitedMinutes: 0 },
    people,
  );
  // ON CONFLICT DO NOTHING: a message may be there from an earlier run.
  await prisma().outboundMessage.createMany({
    data: messages.map((message) => ({ ...message, intakeId })),
    skipDuplicates: true,
  });
  await deliverWaiting(intakeId);
}
