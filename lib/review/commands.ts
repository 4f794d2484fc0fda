import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import { WAS_RESET_LATELY } from "@/lib/auth/commands";
import type { Staff } from "@/lib/auth/staff";
import { clockNow } from "@/lib/clock";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { prisma } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import { deadlinesFrom } from "@/lib/deadline/due";
import { moveEntry } from "@/lib/deadline/placed-entry";
import { Rejection } from "@/lib/errors";
import { SEEN_NOW } from "@/lib/queue/commands";
import { entryGuard, RULING, settleEntry } from "@/lib/queue/entry-guard";
import type { ReviewInput, SecondReviewInput } from "./schema";

const PLACED = `placed AS (${moveEntry(SEEN_NOW)})`;

const REVIEW = statement({
  name: "review_record",
  text: `WITH ${entryGuard("refused")},
  written AS (
    INSERT INTO "Review" ("id", "intakeId", "staffId", "previousLevel", "level", "reasonSealed", "needsSecond")
    SELECT $review::uuid, "intakeId", $staff, "level", $level::text, $reasonSealed,
      "level" = 'EMERGENCY' AND $level::text <> 'EMERGENCY'
    FROM allowed RETURNING *),
  target AS (
    SELECT w."intakeId", level_rank(CASE WHEN w."needsSecond" THEN w."previousLevel" ELSE w."level" END) AS "rank"
    FROM written w),
  ${PLACED},
  audited AS (${trail({
    action: "review.recorded",
    staff: "$staff",
    intake: '"intakeId"',
    detail: {
      reviewId: '"id"',
      from: '"previousLevel"',
      to: '"level"',
      needsSecond: '"needsSecond"',
    },
    from: "written",
  })})
  SELECT ruling."code", ruling."holder", coalesce((SELECT "needsSecond" FROM written), false) AS "needsSecond" FROM ruling`,
  columns: { ...RULING, needsSecond: "bool" },
});

/** The deadlines from now and from when the intake was received, for `moveEntry`. */
async function deadlines(intakeId: string) {
  const intake = await prisma().intake.findUnique({
    where: { id: intakeId },
    select: { receivedAt: true },
  });
  if (!intake) throw new Rejection("not_found");
  return {
    deadlines: await deadlinesFrom(clockNow()),
    deadlinesThen: await deadlinesFrom(intake.receivedAt),
  };
}

/**
 * Records a clinician's assessment: the same level confirms, another overrides with a reason.
 * Lowering an EMERGENCY changes nothing yet; it waits for a second clinician (`needsSecond`).
 */
export async function recordReview(
  staff: Staff<"review:record">,
  input: ReviewInput,
): Promise<{ needsSecond: boolean }> {
  const id = randomUUID();
  const place = placeOf("Review.reasonSealed", id);
  const rows = await REVIEW.run({
    intake: input.intakeId,
    staff: staff.id,
    version: input.version,
    review: id,
    level: input.level,
    reasonSealed: input.reason ? seal(input.reason, place) : null,
    ...(await deadlines(input.intakeId)),
  });
  return { needsSecond: (await settleEntry(input.intakeId, rows)).needsSecond };
}

const SECOND = statement({
  name: "review_second",
  text: `WITH latest AS (
    SELECT * FROM "Review" WHERE "intakeId" = $intake::uuid ORDER BY "createdAt" DESC LIMIT 1),
  ${entryGuard(
    "allowed",
    `
      WHEN NOT EXISTS (SELECT 1 FROM latest WHERE "id" = $review::uuid AND "needsSecond") THEN 'changed_meanwhile'
      WHEN EXISTS (SELECT 1 FROM latest WHERE "staffId" = $staff::uuid) THEN 'second_clinician_needed'
      WHEN ${WAS_RESET_LATELY} THEN 'reset_lately'
      WHEN EXISTS (SELECT 1 FROM "SecondReview" WHERE "reviewId" = $review::uuid) THEN 'changed_meanwhile'`,
  )},
  written AS (
    INSERT INTO "SecondReview" ("reviewId", "staffId", "agrees", "reasonSealed")
    SELECT latest."id", $staff, $agrees::boolean, $reasonSealed FROM allowed, latest
    RETURNING "reviewId", "agrees"),
  -- What the patient answered, or staff escalated, after the first review is not lowered by agreeing with it.
  ruled AS (
    SELECT written."agrees", latest.*,
      level_rank(CASE WHEN written."agrees" THEN latest."level" ELSE latest."previousLevel" END) AS "agreed"
    FROM written JOIN latest ON latest."id" = written."reviewId"),
  target AS (
    SELECT ruled.*, LEAST("agreed", (SELECT min(level_rank(x."level")) FROM "Reassessment" x
      WHERE x."intakeId" = ruled."intakeId" AND x."createdAt" >= ruled."createdAt"),
      (SELECT min(level_rank('EMERGENCY')) FROM "Escalation" x
      WHERE x."intakeId" = ruled."intakeId" AND x."createdAt" >= ruled."createdAt")) AS "rank"
    FROM ruled),
  ${PLACED},
  audited AS (${trail({
    action: "review.seconded",
    staff: "$staff",
    intake: '"intakeId"',
    detail: { reviewId: '"id"', agrees: '"agrees"', to: 'level_at("rank")' },
    from: "target",
  })})
  SELECT "code", "holder" FROM ruling`,
  columns: RULING,
});

/**
 * A second clinician agrees (which lowers the EMERGENCY in the same statement) or does not. Refuses
 * the author of the first review, an account that an admin made or reset within a day, and when a newer review or another second review came first.
 */
export async function secondReview(
  staff: Staff<"review:record">,
  input: SecondReviewInput,
): Promise<{ agrees: boolean }> {
  const place = placeOf("SecondReview.reasonSealed", input.reviewId);
  const agrees = input.agrees === "yes";
  const rows = await SECOND.run({
    intake: input.intakeId,
    staff: staff.id,
    version: input.version,
    review: input.reviewId,
    agrees,
    reasonSealed: input.reason ? seal(input.reason, place) : null,
    ...(await deadlines(input.intakeId)),
  });
  await settleEntry(input.intakeId, rows);
  return { agrees };
}
