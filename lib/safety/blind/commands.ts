import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { statement } from "@/lib/db/statement";
import { Rejection } from "@/lib/errors";
import type { Level } from "@/lib/triage/symptoms";
import type { JudgeInput, ShowLevelInput } from "./schema";

const KEEP = statement({
  name: "blind_keep",
  text: `WITH kept AS (
      INSERT INTO "BlindReview" ("intakeId", "staffId", "level", "seenBefore")
      SELECT i."id", $staff::uuid, $level::text, $seenBefore::boolean FROM "Intake" i WHERE i."id" = $intake::uuid
      ON CONFLICT DO NOTHING RETURNING "intakeId", "level"),
    audited AS (${trail({
      action: "review.blind",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { level: '"level"' },
      from: "kept",
    })})
    SELECT "intakeId" FROM kept`,
  columns: { intakeId: "uuid" },
});

type Kept = { level: Level | null; seenBefore: boolean | null };

async function keep(staff: Staff<"review:record">, intake: string, kept: Kept): Promise<void> {
  const rows = await KEEP.run({ staff: staff.id, intake, ...kept });
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}

/**
 * Keeps the level that a clinician would give before the page shows that of the triage, and whether
 * they had seen it elsewhere. It changes nothing about the intake. Refuses with changed_meanwhile the second time.
 */
export function judgeBlind(staff: Staff<"review:record">, input: JudgeInput): Promise<void> {
  return keep(staff, input.intakeId, {
    level: input.level,
    seenBefore: input.seenBefore === "yes",
  });
}

/** The clinician wants to see the level first; that is kept too. */
export function showLevel(staff: Staff<"review:record">, input: ShowLevelInput): Promise<void> {
  return keep(staff, input.intakeId, { level: null, seenBefore: null });
}
