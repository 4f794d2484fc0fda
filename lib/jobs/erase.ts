import { eraseLimits } from "@/lib/attempt-limit";
import { eraseSecurityEvents } from "@/lib/auth/security-events";
import { prisma } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { HOLDS_RED_FLAG } from "@/lib/intake/draft";
import { CODE_MESSAGE } from "@/lib/intake/resume/send-code";
import { TEST_MESSAGE } from "@/lib/notify/own-channels";
import { DAY_MS } from "@/lib/time";

/** So many rows are erased by one statement, well below its limit of time. */
const MOST = 2000;

/** What is erased by itself: the table, and which of its rows. `$now` is the time of the job. */
const EXPIRED = {
  drafts: ["Draft", `"expiresAt" < $now::timestamptz AND NOT ${HOLDS_RED_FLAG}`],
  codes: [
    "OutboundMessage",
    `"kind" = '${CODE_MESSAGE}' AND "createdAt" < $now::timestamptz - $draftDays::int * interval '1 day'`,
  ],
  tries: [
    "OutboundMessage",
    `"kind" = '${TEST_MESSAGE}' AND "createdAt" < $now::timestamptz - interval '1 day'`,
  ],
  sources: ["IntakeSource", `"createdAt" < $now::timestamptz - interval '1 day'`],
  holds: ["Appointment", `"holdUntil" < $now::timestamptz - interval '1 day'`],
  sessions: ["StaffSession", `"expiresAt" < $now::timestamptz - interval '30 days'`],
  links: ["PatientLink", `"expiresAt" < $now::timestamptz`],
} as const;

const ERASE = statement({
  name: "erase_expired",
  // A row that changes at this moment is another version, and stays.
  text: (table, fits) => `WITH given AS (SELECT $now::timestamptz, $draftDays::int), gone AS (
      DELETE FROM "${table}" WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM "${table}" WHERE ${fits} LIMIT ${MOST})) RETURNING 1)
    SELECT count(*)::int AS "gone" FROM gone`,
  samples: Object.values(EXPIRED),
  columns: { gone: "int4" },
});

/**
 * Erases expired drafts, but not those with a red flag that staff do not have yet; expired private
 * links and limits, the codes sent for drafts, staff sessions that ended a month ago, and after a day what told
 * that emergencies came from one source, and times that were kept for a patient who never booked them.
 */
export async function eraseExpired(now: Date): Promise<void> {
  const values = { now, draftDays: env().DRAFT_DAYS };
  for (const part of Object.values(EXPIRED))
    for (let gone = MOST; gone === MOST; ) gone = (await ERASE.run(values, ...part))[0]?.gone ?? 0;
  const dayAgo = { lt: new Date(now.getTime() - DAY_MS) };
  const remembered = [{ source: { not: null } }, { likeness: { not: null } }];
  await prisma().burst.updateMany({
    where: { lastAt: dayAgo, OR: remembered },
    data: { source: null, likeness: null },
  });
  await eraseLimits(now);
  await eraseSecurityEvents(now);
}
