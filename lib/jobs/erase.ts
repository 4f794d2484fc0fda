import { SECURITY_DAYS } from "@/lib/auth/security-events";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { HOLDS_RED_FLAG } from "@/lib/intake/draft";
import { CODE_MESSAGE } from "@/lib/intake/resume/send-code";
import { TEST_MESSAGE } from "@/lib/notify/own-channels";
import { TEXT_LIMIT } from "@/lib/notify/staff-messages";
import { HELD_INTAKES } from "@/lib/person/data/obstacle";

/** So many rows are erased by one statement, well below its limit of time. */
const MOST = 2000;

/** What is erased by itself: the table, and which of its rows. `$now` is the time of the job. */
const EXPIRED = {
  drafts: [
    "Draft",
    `"expiresAt" < $now::timestamptz AND NOT ${HOLDS_RED_FLAG}
      AND coalesce("reassessesId", "Draft"."id") NOT IN ${HELD_INTAKES}`,
  ],
  codes: [
    "OutboundMessage",
    `"kind" = '${CODE_MESSAGE}' AND "createdAt" < $now::timestamptz - $draftDays::int * interval '1 day'`,
  ],
  tries: [
    "OutboundMessage",
    `"kind" = '${TEST_MESSAGE}' AND "createdAt" < $now::timestamptz - interval '1 day'`,
  ],
  limits: [
    "OutboundMessage",
    `"kind" = '${TEXT_LIMIT}' AND "createdAt" < $now::timestamptz - interval '2 days'`,
  ],
  sources: ["IntakeSource", `"createdAt" < $now::timestamptz - interval '1 day'`],
  holds: ["Appointment", `"holdUntil" < $now::timestamptz - interval '1 day'`],
  sessions: ["StaffSession", `"expiresAt" < $now::timestamptz - interval '30 days'`],
  links: ["PatientLink", `"expiresAt" < $now::timestamptz`],
  attempts: ["rate_limit", `"expire" < (extract(epoch FROM $now::timestamptz) * 1000)::bigint`],
  security: ["SecurityEvent", `"lastAt" < $now::timestamptz - interval '${SECURITY_DAYS} days'`],
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

const FORGET_BURSTS = statement({
  name: "erase_burst_sources",
  text: `WITH gone AS (UPDATE "Burst" SET "source" = NULL, "likeness" = NULL WHERE "id" = ANY (ARRAY(
      SELECT "id" FROM "Burst" WHERE "lastAt" < $now::timestamptz - interval '1 day'
        AND ("source" IS NOT NULL OR "likeness" IS NOT NULL) LIMIT ${MOST})) RETURNING 1)
    SELECT count(*)::int AS "gone" FROM gone`,
  columns: { gone: "int4" },
});

/** Repeats a statement until it finds less than it may take at once. */
async function untilDone(step: () => Promise<{ gone: number }[]>): Promise<void> {
  for (let gone = MOST; gone === MOST; ) gone = (await step())[0]?.gone ?? 0;
}

/**
 * Erases expired drafts, but not those with a red flag that staff do not have yet, nor those of a person
 * on hold; expired private links and counts of attempts, the codes sent for drafts, staff sessions that ended a
 * month ago, old security events, and after a day what told that emergencies came from one source, and
 * times that were kept for a patient who never booked them. What fails does not stop the rest; the
 * function throws at the end.
 */
export async function eraseExpired(now: Date): Promise<void> {
  const values = { now, draftDays: env().DRAFT_DAYS };
  await runAll([
    ...Object.values(EXPIRED).map((part) => () => untilDone(() => ERASE.run(values, ...part))),
    () => untilDone(() => FORGET_BURSTS.run({ now })),
  ]);
}

/** Runs each, also after one that failed, and throws the first failure at the end. */
export async function runAll(parts: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const part of parts) await part().catch((failure: unknown) => failures.push(failure));
  if (failures.length > 0) throw failures[0];
}
