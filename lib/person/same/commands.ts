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

/** Locks the open entry of the page's intake; `fresh` has a row only in the version that was seen. */
const FRESH = `entry AS (SELECT "version" FROM "QueueEntry" WHERE "intakeId" = $intake::uuid FOR UPDATE),
      fresh AS (SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM entry WHERE "version" IS DISTINCT FROM $version::int))`;

const match = (name: string, same: boolean) =>
  statement({
    name,
    text: `WITH ${FRESH},
      pair AS (
        SELECT a."id" AS "intakeId", b."id" AS "otherId" FROM "Intake" a, "Intake" b
        WHERE a."id" IN ($intake::uuid, $other::uuid) AND b."id" IN ($intake, $other) AND a."id" < b."id"),
      ruled AS (
        INSERT INTO "PersonMatch" ("id", "intakeId", "otherId", "same", "staffId")
        SELECT $match::uuid, "intakeId", "otherId", ${same}, $staff FROM pair, fresh
        ON CONFLICT ("intakeId", "otherId") WHERE "undoneAt" IS NULL DO NOTHING RETURNING *),
      audited AS (${trailOfBoth(same ? "intake.linked" : "intake.told_apart")})
      SELECT EXISTS (SELECT 1 FROM pair) AS "known", EXISTS (SELECT 1 FROM ruled) AS "done"`,
    columns: { known: "bool", done: "bool" },
  });
const LINK = match("person_link", true);
const TELL_APART = match("person_tell_apart", false);

const UNDO = statement({
  name: "person_match_undo",
  text: `WITH ${FRESH},
    ruled AS (
      UPDATE "PersonMatch" m SET "undoneAt" = now(), "undoneById" = $staff::uuid FROM fresh
      WHERE m."id" = $match::uuid AND m."undoneAt" IS NULL AND $intake IN (m."intakeId", m."otherId")
      RETURNING m.*),
    audited AS (${trailOfBoth("intake.match_undone")})
    SELECT "id" FROM ruled`,
  columns: { id: "uuid" },
});

/**
 * Marks two intakes as one person (`same` yes) or as two people. Only what is shown beside the
 * intakes changes. Refuses with changed_meanwhile when the pair is already marked either way, or when
 * the open intake is not in the `version` that was seen, and with not_found when there is no such
 * pair.
 */
export async function matchPerson(staff: Staff<"person:match">, input: MatchInput): Promise<void> {
  const rule = input.same === "yes" ? LINK : TELL_APART;
  const rows = await rule.run({
    match: randomUUID(),
    staff: staff.id,
    intake: input.intakeId,
    other: input.otherId,
    version: input.version,
  });
  if (!rows[0]?.known) throw new Rejection("not_found");
  if (!rows[0].done) throw new Rejection("changed_meanwhile");
}

/**
 * Undoes the mark on two intakes. Refuses with changed_meanwhile when it is already undone, or when
 * the open intake is not in the `version` that was seen.
 */
export async function undoMatch(
  staff: Staff<"person:match">,
  { intakeId: intake, matchId, version }: UndoMatchInput,
): Promise<void> {
  const rows = await UNDO.run({ match: matchId, staff: staff.id, intake, version });
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}
