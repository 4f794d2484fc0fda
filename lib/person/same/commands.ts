import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { statement } from "@/lib/db/statement";
import { Rejection } from "@/lib/errors";
import type { MatchInput, UndoMatchInput } from "./schema";

type Ruled = "intake.linked" | "intake.told_apart" | "intake.match_undone";

/** Writes the event for both intakes of `ruled`, so that each log names the other intake. */
const trailOfBoth = (action: Ruled) =>
  trail({
    action,
    staff: "$staff",
    intake: 'pair."id"',
    detail: { matchId: 'ruled."id"', other: 'other."reference"' },
    from: `ruled, LATERAL (VALUES (ruled."intakeId", ruled."otherId"), (ruled."otherId", ruled."intakeId"))
      AS pair("id", "other") JOIN "Intake" other ON other."id" = pair."other"`,
  });

const match = (name: string, same: boolean) =>
  statement({
    name,
    text: `WITH pair AS (
        SELECT a."id" AS "intakeId", b."id" AS "otherId" FROM "Intake" a, "Intake" b
        WHERE a."id" IN ($intake::uuid, $other::uuid) AND b."id" IN ($intake, $other) AND a."id" < b."id"),
      ruled AS (
        INSERT INTO "PersonMatch" ("id", "intakeId", "otherId", "same", "staffId")
        SELECT $match::uuid, "intakeId", "otherId", ${same}, $staff FROM pair
        ON CONFLICT ("intakeId", "otherId") WHERE "undoneAt" IS NULL DO NOTHING RETURNING *),
      audited AS (${trailOfBoth(same ? "intake.linked" : "intake.told_apart")})
      SELECT EXISTS (SELECT 1 FROM pair) AS "known", EXISTS (SELECT 1 FROM ruled) AS "done"`,
    columns: { known: "bool", done: "bool" },
  });
const LINK = match("person_link", true);
const TELL_APART = match("person_tell_apart", false);

const UNDO = statement({
  name: "person_match_undo",
  text: `WITH ruled AS (
      UPDATE "PersonMatch" SET "undoneAt" = now(), "undoneById" = $staff::uuid
      WHERE "id" = $match::uuid AND "undoneAt" IS NULL RETURNING *),
    audited AS (${trailOfBoth("intake.match_undone")})
    SELECT "id" FROM ruled`,
  columns: { id: "uuid" },
});

/**
 * Marks two intakes as one person (`same` yes) or as two people. Only what is shown beside the
 * intakes changes. Refuses with changed_meanwhile when the pair is already marked either way, and
 * with not_found when there is no such pair.
 */
export async function matchPerson(staff: Staff<"person:match">, input: MatchInput): Promise<void> {
  const rule = input.same === "yes" ? LINK : TELL_APART;
  const rows = await rule.run({
    match: randomUUID(),
    staff: staff.id,
    intake: input.intakeId,
    other: input.otherId,
  });
  if (!rows[0]?.known) throw new Rejection("not_found");
  if (!rows[0].done) throw new Rejection("changed_meanwhile");
}

/** Undoes the mark on two intakes. Refuses with changed_meanwhile when it is already undone. */
export async function undoMatch(
  staff: Staff<"person:match">,
  input: UndoMatchInput,
): Promise<void> {
  const rows = await UNDO.run({ match: input.matchId, staff: staff.id });
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}
