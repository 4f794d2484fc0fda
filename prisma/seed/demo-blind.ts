import { trail } from "@/lib/audit/trail";
import { sql } from "@/lib/db/client";

/** So many of the reviewed intakes were reviewed blind before. */
const BLIND = 30;

// Of these clinicians' reviews some, by chance and always the same. Most had not seen the level; a few had,
// and a few asked to see it first.
const ADD = `WITH chosen AS (
    SELECT r."intakeId", r."staffId", r."level", r."createdAt" - interval '2 minutes' AS "at",
      row_number() OVER (ORDER BY i."receivedAt", r."intakeId") AS "place"
    FROM "Review" r JOIN "Intake" i ON i."id" = r."intakeId"
    WHERE i."level" <> 'EMERGENCY' AND r."level" <> 'EMERGENCY' ORDER BY i."receivedAt", r."intakeId" LIMIT $most::int),
  kept AS (
    INSERT INTO "BlindReview" ("intakeId", "staffId", "level", "createdAt", "seenBefore")
    SELECT "intakeId", "staffId", CASE WHEN "place" % 10 <> 4 THEN "level" END, "at",
      CASE WHEN "place" % 10 <> 4 THEN "place" % 10 = 7 END
    FROM chosen ON CONFLICT DO NOTHING RETURNING *)
  ${trail({
    ...{ action: "review.blind", staff: '"staffId"', intake: '"intakeId"', from: "kept" },
    ...{ detail: { level: '"level"' }, at: '"createdAt"' },
  })}`;

/** What clinicians said of a level before they saw that of the triage, weeks ago. */
export async function seedDemoBlind(): Promise<void> {
  await sql("demo_blind", ADD, { most: BLIND });
}
