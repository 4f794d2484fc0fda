import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { sql } from "@/lib/db/client";
import type { CloseOutcome, DiagnosisGroup } from "@/lib/queue/schema";
import type { Level } from "@/lib/triage/symptoms";

/** What staff did about an intake in the past. Times left out: they did not. */
export type Act = {
  intake: string;
  staff: string;
  openedAt: Date;
  /** The clinician's level; another one has its reason. */
  review?: { at: Date; level: Level; reason: string };
  /** Who agreed to lower an emergency. */
  second: string;
  /** The first try that reached nobody; and when they spoke. */
  triedAt?: Date;
  spokeAt?: Date;
  closing?: { at: Date; outcome: CloseOutcome; diagnosis: DiagnosisGroup };
};

/** So few at once that a statement is short on a busy machine too. */
const AT_ONCE = 60;

const calls = (name: string, time: string, outcome: string) => `${name} AS (
    INSERT INTO "CallAttempt" ("id", "intakeId", "staffId", "outcome", "createdAt")
    SELECT gen_random_uuid(), "intake", "staff", '${outcome}', ${time} FROM act WHERE ${time} IS NOT NULL
    RETURNING "id", "intakeId", "staffId", "outcome", "createdAt"),
  ${name}_trail AS (${trail({
    ...{ action: "call.recorded", staff: '"staffId"', intake: '"intakeId"' },
    ...{ from: name, at: '"createdAt"' },
    detail: { callId: '"id"', outcome: '"outcome"', nextTryAt: "NULL" },
  })})`;

// The commands of staff say when they run: what is told of the past is written as they write it.
const RECORD = `WITH act AS (SELECT * FROM unnest($intakes::uuid[], $staff::uuid[], $seconds::uuid[], $opened::timestamptz[],
      $reviews::uuid[], $reviewed::timestamptz[], $levels::text[], $reasons::text[], $tried::timestamptz[],
      $spoke::timestamptz[], $closed::timestamptz[], $outcomes::text[], $diagnoses::text[])
    AS a ("intake", "staff", "second", "opened", "review", "reviewed", "level", "reason", "tried", "spoke", "closed",
      "outcome", "diagnosis")),
  looks AS (${trail({
    ...{ action: "intake.opened", staff: '"staff"', intake: '"intake"' },
    ...{ from: "act", at: '"opened"' },
  })}),
  reviews AS (
    INSERT INTO "Review" ("id", "intakeId", "staffId", "previousLevel", "level", "reasonSealed", "needsSecond", "createdAt")
    SELECT act."review", act."intake", act."staff", i."level", act."level",
      CASE WHEN act."level" <> i."level" THEN act."reason" END,
      i."level" = 'EMERGENCY' AND act."level" <> 'EMERGENCY', act."reviewed"
    FROM act JOIN "Intake" i ON i."id" = act."intake" WHERE act."level" IS NOT NULL RETURNING *),
  reviews_trail AS (${trail({
    ...{ action: "review.recorded", staff: '"staffId"', intake: '"intakeId"' },
    ...{ from: "reviews", at: '"createdAt"' },
    detail: {
      reviewId: '"id"',
      from: '"previousLevel"',
      to: '"level"',
      needsSecond: '"needsSecond"',
    },
  })}),
  seconds AS (
    INSERT INTO "SecondReview" ("reviewId", "staffId", "agrees", "createdAt")
    SELECT r."id", act."second", true, r."createdAt" + interval '9 minutes'
    FROM reviews r JOIN act ON act."review" = r."id" WHERE r."needsSecond"),
  ${calls("tries", "tried", "no_answer")},
  ${calls("talks", "spoke", "spoke")},
  gone AS (DELETE FROM "QueueEntry" q USING act WHERE q."intakeId" = act."intake" AND act."closed" IS NOT NULL
    RETURNING q."intakeId"),
  closures AS (
    INSERT INTO "Closure" ("id", "intakeId", "staffId", "outcome", "diagnosisGroup", "createdAt")
    SELECT gen_random_uuid(), act."intake", act."staff", act."outcome", act."diagnosis", act."closed"
    FROM act JOIN gone ON gone."intakeId" = act."intake" RETURNING "id", "intakeId", "staffId", "outcome", "createdAt")
  ${trail({
    ...{ action: "intake.closed", staff: '"staffId"', intake: '"intakeId"' },
    ...{ from: "closures", at: '"createdAt"' },
    detail: { outcome: '"outcome"', closureId: '"id"', bulkId: "NULL" },
  })}`;

/** Records what staff did in the past, with its lines in the audit log. */
export async function recordActs(acts: readonly Act[]): Promise<void> {
  for (let from = 0; from < acts.length; from += AT_ONCE) {
    const some = acts.slice(from, from + AT_ONCE);
    const reviews = some.map(() => randomUUID());
    await sql("demo_acts", RECORD, {
      intakes: some.map(({ intake }) => intake),
      staff: some.map(({ staff }) => staff),
      seconds: some.map(({ second }) => second),
      opened: some.map(({ openedAt }) => openedAt),
      reviews,
      reviewed: some.map(({ review }) => review?.at ?? null),
      levels: some.map(({ review }) => review?.level ?? null),
      reasons: some.map(({ review }, at) => {
        const place = placeOf("Review.reasonSealed", reviews[at] ?? "");
        return review ? seal(review.reason, place) : null;
      }),
      tried: some.map(({ triedAt }) => triedAt ?? null),
      spoke: some.map(({ spokeAt }) => spokeAt ?? null),
      closed: some.map(({ closing }) => closing?.at ?? null),
      outcomes: some.map(({ closing }) => closing?.outcome ?? null),
      diagnoses: some.map(({ closing }) => closing?.diagnosis ?? null),
    });
  }
}
