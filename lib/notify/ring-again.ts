import { LIVE } from "@/lib/auth/session";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";

/** Why an emergency that somebody acknowledged rings again. */
const RING_REASONS = [
  "no_contact",
  "no_clinician",
  "call_missed",
  "signed_out",
  "no_shift",
  // A trigger sets this one: its follow-up was lost (20261130141500_lost_visits).
  "visit_lost",
] as const;
export type RingReason = (typeof RING_REASONS)[number];

const SIGNED_IN = `EXISTS (SELECT 1 FROM "StaffSession" s WHERE s."staffId" = m."id" AND ${LIVE})`;

const SHIFT_NOW = `s."removedAt" IS NULL AND s."startsAt" <= $now AND s."endsAt" > $now`;
const ON_SHIFT = `EXISTS (SELECT 1 FROM "DutyShift" s WHERE s."staffId" = m."id" AND ${SHIFT_NOW})`;
const SOMEBODY_ON_SHIFT = `EXISTS (SELECT 1 FROM "DutyShift" s WHERE ${SHIFT_NOW})`;
/** A shift of the holder ended, or was removed, after they last acknowledged the emergency. */
const SHIFT_ENDED = `EXISTS (SELECT 1 FROM "DutyShift" s WHERE s."staffId" = m."id" AND s."startsAt" <= $now
  AND LEAST(s."endsAt", s."removedAt") > q."claimedAt")`;

const TIME_IS_UP = `coalesce(q."quietUntil", q."dueAt", q."claimedAt") <= $now`;
const CALL_DUE = `q."nextTryAt" <= $now`;
const REACHED = `EXISTS (SELECT 1 FROM "OpenContact" c WHERE c."intakeId" = q."intakeId")`;

// A change of the entry since it was read has a new version; then the next run decides. $now is the
// clock of the database, except in tests.
const RING_AGAIN = statement({
  name: "alarm_ring_again",
  text: `WITH held AS (
      SELECT q."intakeId", q."version", CASE
        WHEN NOT ${SIGNED_IN} THEN 'signed_out'
        WHEN NOT ${ON_SHIFT} AND (${SHIFT_ENDED} OR (${SOMEBODY_ON_SHIFT} AND ${TIME_IS_UP})) THEN 'no_shift'
        WHEN ${CALL_DUE} AND q."nextTryAt" > q."claimedAt" THEN 'call_missed'
        WHEN ${TIME_IS_UP} AND m."role" <> 'clinician' THEN 'no_clinician'
        WHEN ${TIME_IS_UP} AND (NOT ${REACHED} OR coalesce(${CALL_DUE}, false)) THEN 'no_contact'
        END AS "reason"
      FROM "QueueEntry" q JOIN "StaffMember" m ON m."id" = q."claimedById"
      WHERE must_ring(q."level", q."loud") AND NOT q."alarm")
    UPDATE "QueueEntry" q SET "unseen" = true, "ringsFor" = held."reason"
    FROM held WHERE q."intakeId" = held."intakeId" AND held."reason" IS NOT NULL
      AND q."version" = held."version" AND NOT q."alarm"
    RETURNING q."intakeId"`,
  columns: { intakeId: "uuid" },
});

/**
 * Rings again for each claimed emergency and each claimed loud URGENT that is neglected. Either its
 * holder is not signed in, has no shift now, or let a promised call pass; or its time is over
 * (`quietUntil`) and no clinician has it, or no contact with the patient is recorded. Runs every
 * minute. A trigger writes the audit event and starts the ladder again. Returns how many ring.
 */
export async function ringAgain(now: Date): Promise<number> {
  return (await RING_AGAIN.run({ now, demo: env().DEMO })).length;
}
