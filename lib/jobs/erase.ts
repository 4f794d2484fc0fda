import { eraseLimits } from "@/lib/attempt-limit";
import { prisma } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { HOLDS_RED_FLAG } from "@/lib/intake/draft";
import { CODE_MESSAGE } from "@/lib/intake/resume/send-code";
import { TEST_MESSAGE } from "@/lib/notify/own-channels";
import { DAY_MS } from "@/lib/time";

const ERASE_DRAFTS = statement({
  name: "erase_drafts",
  text: `DELETE FROM "Draft" WHERE "expiresAt" < $now::timestamptz AND NOT ${HOLDS_RED_FLAG} RETURNING "id"`,
  columns: { id: "uuid" },
});

/**
 * Erases expired drafts, but not those with a red flag that staff do not have yet; expired private
 * links and limits, the codes sent for drafts, staff sessions that ended a month ago, and after a day what told
 * that emergencies came from one source, and times that were kept for a patient who never booked them.
 */
export async function eraseExpired(now: Date): Promise<void> {
  await ERASE_DRAFTS.run({ now });
  const draftsBefore = new Date(now.getTime() - env().DRAFT_DAYS * DAY_MS);
  await prisma().outboundMessage.deleteMany({
    where: { kind: CODE_MESSAGE, createdAt: { lt: draftsBefore } },
  });
  const dayAgo = { lt: new Date(now.getTime() - DAY_MS) };
  await prisma().intakeSource.deleteMany({ where: { createdAt: dayAgo } });
  await prisma().outboundMessage.deleteMany({
    where: { kind: TEST_MESSAGE, createdAt: dayAgo },
  });
  await prisma().appointment.deleteMany({ where: { holdUntil: dayAgo } });
  const forgotten = { source: null, likeness: null };
  await prisma().burst.updateMany({ where: { lastAt: dayAgo }, data: forgotten });
  const monthAgo = new Date(now.getTime() - 30 * DAY_MS);
  await prisma().staffSession.deleteMany({ where: { expiresAt: { lt: monthAgo } } });
  await prisma().patientLink.deleteMany({ where: { expiresAt: { lt: now } } });
  await eraseLimits(now);
}
