import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import { WAS_RESET_LATELY } from "@/lib/auth/commands";
import type { Staff } from "@/lib/auth/staff";
import { freshSettings } from "@/lib/clinic/settings/current-settings";
import { clockNow } from "@/lib/clock";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { statement } from "@/lib/db/statement";
import { deadlinesFrom } from "@/lib/deadline/due";
import { enterQueue, quietFor } from "@/lib/deadline/placed-entry";
import { FieldProblem } from "@/lib/errors";
import { attemptsNeeded, closingProblem, closingRules, contactSql } from "./closing";
import { entryGuard, RULING, STALE, settleEntry } from "./entry-guard";
import type {
  ClaimInput,
  CloseInput,
  DecideClosureInput,
  ReleaseInput,
  ReopenInput,
} from "./schema";

/**
 * Always differs from the previous value. A trigger takes the change as an acknowledgment of the
 * entry `q`.
 */
export const SEEN_NOW = `greatest(now(), q."claimedAt" + interval '1 millisecond')`;

const claim = (name: string, heldByOther: "refused" | "allowed") =>
  statement({
    name,
    // With the lock, this claim and the disabling of this person wait for each other.
    text: `WITH me AS (SELECT "id" FROM "StaffMember" WHERE "id" = $staff::uuid AND "disabledAt" IS NULL FOR SHARE),
      ${entryGuard(heldByOther, "", "WHEN NOT EXISTS (SELECT 1 FROM me) THEN 'not_signed_in'")},
      claimed AS (
        UPDATE "QueueEntry" q SET "claimedById" = $staff, "claimedAt" = ${SEEN_NOW}, "version" = q."version" + 1,
          "quietUntil" = ${quietFor("$staff", 'allowed."claimedById"')},
          "handoverId" = CASE WHEN allowed."claimedById" = $staff THEN q."handoverId" END
        FROM allowed WHERE q."intakeId" = allowed."intakeId"
          AND (allowed."claimedById" IS DISTINCT FROM $staff OR allowed."alarm")
        RETURNING q."intakeId", nullif(allowed."claimedById", $staff) AS "from",
          CASE WHEN q."handoverId" IS NULL THEN allowed."handoverId" END AS "handedOver",
          nullif(allowed."claimedById" IS NOT DISTINCT FROM $staff, false) AS "again"),
      audited AS (${trail({
        action: "queue.claimed",
        staff: "$staff",
        intake: '"intakeId"',
        detail: { takenFrom: '"from"', handoverId: '"handedOver"', again: '"again"' },
        from: "claimed",
      })})
      SELECT "code", "holder" FROM ruling`,
    columns: RULING,
  });
const CLAIM = claim("queue_claim", "refused");
const TAKE_OVER = claim("queue_take_over", "allowed");

/**
 * Claims an open intake, which ends a hand-over of it. When a colleague holds it, refuses with
 * claimed_by_other, unless `takeOver` is set and nothing changed since. Of several claims at once
 * exactly one wins. The holder claims it again after it got worse, to acknowledge that.
 */
export async function claimIntake(staff: Staff<"intake:claim">, input: ClaimInput): Promise<void> {
  const { intakeId: intake, version } = input;
  const take = input.takeOver ? TAKE_OVER : CLAIM;
  const deadlines = await deadlinesFrom(clockNow());
  await settleEntry(intake, await take.run({ intake, staff: staff.id, version, deadlines }));
}

const RELEASE = statement({
  name: "queue_release",
  text: `WITH ${entryGuard("refused")},
    released AS (
      UPDATE "QueueEntry" q SET "claimedById" = NULL, "claimedAt" = NULL, "version" = q."version" + 1,
        "quietUntil" = CASE WHEN $clinician::boolean THEN NULL ELSE q."quietUntil" END
      FROM allowed WHERE q."intakeId" = allowed."intakeId" AND q."claimedById" IS NOT NULL
      RETURNING q."intakeId"),
    audited AS (${trail({
      action: "queue.released",
      staff: "$staff",
      intake: '"intakeId"',
      from: "released",
    })})
    SELECT "code", "holder" FROM ruling`,
  columns: RULING,
});

/** Releases one's own intake to the queue. */
export async function releaseIntake(
  staff: Staff<"intake:claim">,
  { intakeId: intake, version }: ReleaseInput,
): Promise<void> {
  // The time for a clinician goes on when the front desk gives it back.
  const clinician = staff.role === "clinician";
  await settleEntry(intake, await RELEASE.run({ intake, staff: staff.id, version, clinician }));
}

const CLOSE = statement({
  name: "queue_close",
  text: `WITH ${entryGuard(
    "refused",
    ` WHEN EXISTS (SELECT 1 FROM entry WHERE "level" <> $seenLevel) THEN 'changed_meanwhile'
      ${STALE}
      ${closingRules({ outcome: "$outcome::text", note: "$noteSealed::text", followUp: "$followUp::boolean" })}`,
  )},
    unreached AS (
      SELECT "intakeId" FROM allowed WHERE closes_after_contact("level", "loud", "intakeId") AND NOT ${contactSql('allowed."intakeId"')}),
    asked AS (
      INSERT INTO "ClosureRequest" ("id", "intakeId", "staffId", "outcome", "noteSealed", "diagnosisGroup", "followUp")
      SELECT $closure::uuid, "intakeId", $staff, $outcome, $noteSealed, $diagnosisGroup, $followUp FROM unreached
      RETURNING "id", "intakeId", "outcome"),
    waits AS (
      UPDATE "QueueEntry" q SET "version" = q."version" + 1 FROM asked WHERE q."intakeId" = asked."intakeId"),
    audited_request AS (${trail({
      action: "closure.requested",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { requestId: '"id"', outcome: '"outcome"' },
      from: "asked",
    })}),
    closed AS (
      INSERT INTO "Closure" ("id", "intakeId", "staffId", "outcome", "noteSealed", "diagnosisGroup", "followUp", "dueAt")
      SELECT $closure, "intakeId", $staff, $outcome, $noteSealed, $diagnosisGroup::text, $followUp, "dueAt" FROM allowed
      WHERE NOT EXISTS (SELECT 1 FROM unreached) RETURNING "id", "intakeId", "outcome"),
    gone AS (DELETE FROM "QueueEntry" q USING closed WHERE q."intakeId" = closed."intakeId"),
    audited AS (${trail({
      action: "intake.closed",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { outcome: '"outcome"', closureId: '"id"' },
      from: "closed",
    })})
    SELECT "code", "holder", EXISTS (SELECT 1 FROM unreached) AS "needsSecond" FROM ruling`,
  columns: { ...RULING, needsSecond: "bool" },
});

/**
 * Closes an open intake with an outcome; its queue entry is deleted, its history stays. An EMERGENCY,
 * an URGENT that rings, or an intake with own words of self-harm, whose patient nobody has reached stays open until a second
 * clinician agrees (`needsSecond`).
 * Returns a FieldProblem while something is missing: a note at URGENT and above, the appointment, the
 * follow-up, or the calls that the settings ask for (closing.ts).
 */
export async function closeIntake(
  staff: Staff<"intake:close">,
  input: CloseInput,
): Promise<{ needsSecond: boolean } | FieldProblem> {
  await freshSettings();
  const { intakeId: intake, version, outcome, note, seenLevel, diagnosisGroup = null } = input;
  const closure = randomUUID();
  const place = placeOf("Closure.noteSealed", closure);
  const noteSealed = note ? seal(note, place) : null;
  const followUp = outcome === "appointment_booked" || input.followUp === "yes";
  const rows = await CLOSE.run({
    ...{ intake, staff: staff.id, version, closure, attempts: attemptsNeeded() },
    ...{ outcome, noteSealed, seenLevel, diagnosisGroup, followUp },
  });
  const problem = closingProblem(rows[0]?.code);
  if (problem) return problem;
  return { needsSecond: (await settleEntry(intake, rows)).needsSecond };
}

const DECIDE_CLOSURE = statement({
  name: "queue_close_second",
  text: `WITH pending AS (SELECT * FROM "PendingClosure" WHERE "intakeId" = $intake::uuid AND "id" = $request::uuid),
    ${entryGuard(
      "allowed",
      `
      WHEN NOT EXISTS (SELECT 1 FROM pending) THEN 'changed_meanwhile'
      WHEN EXISTS (SELECT 1 FROM pending WHERE "staffId" = $staff::uuid) THEN 'second_clinician_needed'
      WHEN ${WAS_RESET_LATELY} THEN 'reset_lately'
      ${STALE}
      WHEN NOT $agrees::boolean THEN 'done'
      ${closingRules({
        outcome: '(SELECT "outcome" FROM pending)',
        note: '(SELECT "noteSealed" FROM pending)',
        followUp: '(SELECT "followUp" FROM pending)',
      })}`,
    )},
    decided AS (
      UPDATE "ClosureRequest" r SET "decidedById" = $staff, "decidedAt" = now(), "agrees" = $agrees,
        "reasonSealed" = $reasonSealed FROM allowed WHERE r."id" = $request RETURNING r.*),
    waits AS (
      UPDATE "QueueEntry" q SET "version" = q."version" + 1 FROM decided
      WHERE q."intakeId" = decided."intakeId" AND NOT decided."agrees"),
    audited_decision AS (${trail({
      action: "closure.decided",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { requestId: '"id"', agrees: '"agrees"' },
      from: "decided",
    })} RETURNING 1),
    closed AS (
      INSERT INTO "Closure" ("id", "intakeId", "staffId", "outcome", "noteSealed", "diagnosisGroup", "followUp", "dueAt")
      SELECT "id", "intakeId", "staffId", "outcome", "noteSealed", "diagnosisGroup", "followUp",
        (SELECT allowed."dueAt" FROM allowed) FROM decided
      WHERE "agrees" RETURNING "id", "intakeId", "staffId", "outcome"),
    gone AS (DELETE FROM "QueueEntry" q USING closed WHERE q."intakeId" = closed."intakeId"),
    audited AS (${trail({
      action: "intake.closed",
      staff: '"staffId"',
      intake: '"intakeId"',
      detail: { outcome: '"outcome"', closureId: '"id"' },
      // The agreement stands before it in the audit log.
      from: `closed, (SELECT count(*) FROM audited_decision) AS "first"`,
    })})
    SELECT "code", "holder" FROM ruling`,
  columns: RULING,
});

/**
 * A second clinician agrees, which closes the intake in the same statement, or does not. Refuses
 * the person who asked, and when the patient or a colleague changed something since.
 */
export async function decideClosure(
  staff: Staff<"intake:close">,
  input: DecideClosureInput,
): Promise<{ agrees: boolean } | FieldProblem> {
  await freshSettings();
  const { intakeId: intake, version, requestId: request, reason } = input;
  const agrees = input.agrees === "yes";
  const place = placeOf("ClosureRequest.reasonSealed", request);
  const rows = await DECIDE_CLOSURE.run({
    ...{ intake, staff: staff.id, version, request, agrees, attempts: attemptsNeeded() },
    reasonSealed: reason ? seal(reason, place) : null,
  });
  const problem = closingProblem(rows[0]?.code);
  if (problem) return new FieldProblem("agrees", problem.message);
  await settleEntry(intake, rows);
  return { agrees };
}

const REOPEN = statement({
  name: "queue_reopen",
  text: `WITH closed AS (
      SELECT i."id", i."receivedAt", i."locationId", level_rank(e."level") AS "rank",
        (SELECT c."dueAt" FROM "Closure" c WHERE c."intakeId" = i."id" AND c."createdAt" > now() - interval '1 hour'
          ORDER BY c."createdAt" DESC LIMIT 1) AS "dueBefore"
      FROM "Intake" i JOIN "EffectiveLevel" e ON e."intakeId" = i."id" WHERE i."id" = $intake),
    back AS (${enterQueue({ of: "closed", open: "left", latest: '"dueBefore"' })} RETURNING "intakeId"),
    audited AS (${trail({
      action: "intake.reopened",
      staff: "$staff",
      intake: '"intakeId"',
      from: "back",
    })})
    SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM closed) THEN 'not_found'
                WHEN NOT EXISTS (SELECT 1 FROM back) THEN 'changed_meanwhile'
                ELSE 'done' END AS "code"`,
  columns: { code: "text" },
});

/**
 * Puts a closed intake back into the queue at the level it had, with a new deadline from now; within
 * the hour of its closing it is due no later than it was before. Refuses with changed_meanwhile when
 * it is already open.
 */
export async function reopenIntake(
  staff: Staff<"intake:close">,
  { intakeId: intake }: ReopenInput,
): Promise<void> {
  const deadlines = await deadlinesFrom(clockNow());
  await settleEntry(intake, await REOPEN.run({ intake, staff: staff.id, deadlines }));
}
