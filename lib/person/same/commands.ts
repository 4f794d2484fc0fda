import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/staff";
import { sql } from "@/lib/db/client";
import { Rejection } from "@/lib/errors";
import type { MatchInput, UndoMatchInput } from "./schema";

/** Writes the event $2 did to both intakes of `ruled`, so that each tells of the other. */
const auditBoth = (action: string) => `
  INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId", "detail")
  SELECT 'staff', $2::uuid, ${action}, pair."id",
    jsonb_build_object('matchId', ruled."id", 'other', other."reference")
  FROM ruled, LATERAL (VALUES (ruled."intakeId", ruled."otherId"), (ruled."otherId", ruled."intakeId"))
    AS pair("id", "other") JOIN "Intake" other ON other."id" = pair."other"`;

/**
 * Says that two intakes are of one person (`same` yes), or of two. Nothing of the intakes changes but
 * what is shown beside them. Refuses with changed_meanwhile when somebody said so or the opposite
 * before and it was not undone, with not_found when there is no such pair.
 */
export async function matchPerson(staff: Staff<"person:match">, input: MatchInput): Promise<void> {
  const rows = await sql<{ known: boolean; done: boolean }>(
    "person_match",
    `WITH pair AS (
       SELECT a."id" AS "intakeId", b."id" AS "otherId" FROM "Intake" a, "Intake" b
       WHERE a."id" IN ($3::uuid, $4::uuid) AND b."id" IN ($3, $4) AND a."id" < b."id"),
     ruled AS (
       INSERT INTO "PersonMatch" ("id", "intakeId", "otherId", "same", "staffId")
       SELECT $1::uuid, "intakeId", "otherId", $5::boolean, $2 FROM pair
       ON CONFLICT ("intakeId", "otherId") WHERE "undoneAt" IS NULL DO NOTHING RETURNING *),
     audited AS (${auditBoth(`CASE WHEN $5 THEN 'intake.linked' ELSE 'intake.told_apart' END`)})
     SELECT EXISTS (SELECT 1 FROM pair) AS "known", EXISTS (SELECT 1 FROM ruled) AS "done"`,
    [randomUUID(), staff.id, input.intakeId, input.otherId, input.same === "yes"],
  );
  if (!rows[0]?.known) throw new Rejection("not_found");
  if (!rows[0].done) throw new Rejection("changed_meanwhile");
}

/** Takes back what somebody said of two intakes. Refuses with changed_meanwhile when it was already. */
export async function undoMatch(
  staff: Staff<"person:match">,
  input: UndoMatchInput,
): Promise<void> {
  const rows = await sql(
    "person_match_undo",
    `WITH ruled AS (
       UPDATE "PersonMatch" SET "undoneAt" = now(), "undoneById" = $2::uuid
       WHERE "id" = $1::uuid AND "undoneAt" IS NULL RETURNING *)
     ${auditBoth(`'intake.match_undone'`)} RETURNING "id"`,
    [input.matchId, staff.id],
  );
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}
