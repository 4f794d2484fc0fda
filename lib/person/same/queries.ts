import type { Staff } from "@/lib/auth/staff";
import { column, type RowOf, statement } from "@/lib/db/statement";
import type { Level } from "@/lib/triage/symptoms";
import { recentVisitorSql, relatedSql, visitsSql } from "./related";

export type SamePerson = {
  related: RelatedIntake[];
  /** This person's contacts in the 30 days up to and including this one. */
  visits: number;
};

const SHOWN = 10;

const RELATED = statement({
  name: "same_person_related",
  text: `WITH RECURSIVE ${relatedSql("$intake")},
  own_match AS (
    SELECT CASE WHEN m."intakeId" = $intake THEN m."otherId" ELSE m."intakeId" END AS "with",
      m."id", m."same", m."createdAt", s."name"
    FROM "PersonMatch" m JOIN "StaffMember" s ON s."id" = m."staffId"
    WHERE $intake IN (m."intakeId", m."otherId") AND m."undoneAt" IS NULL)
  SELECT i."id" AS "intakeId", i."reference", i."receivedAt", coalesce(q."level", e."level") AS "level",
    q."intakeId" IS NOT NULL AS "open", CASE WHEN q."intakeId" IS NULL THEN (
      SELECT x."outcome" FROM "Closure" x WHERE x."intakeId" = i."id" ORDER BY x."createdAt" DESC LIMIT 1) END AS "outcome",
    coalesce(alike."phone", false) AS "samePhone", coalesce(alike."surname", false) AS "sameSurname",
    CASE WHEN EXISTS (SELECT 1 FROM linked WHERE linked."id" = i."id") THEN 'same'
      WHEN om."same" = false THEN 'apart' END AS "ruling",
    om."id" AS "matchId", om."name" AS "ruledByName", om."createdAt" AS "ruledAt"
  FROM (SELECT x.* FROM (SELECT "id" FROM linked UNION SELECT "id" FROM alike UNION SELECT "id" FROM apart) found
    JOIN "Intake" x ON x."id" = found."id" WHERE x."id" <> $intake
    ORDER BY x."receivedAt" DESC LIMIT ${SHOWN}) i
  JOIN "EffectiveLevel" e ON e."intakeId" = i."id"
  LEFT JOIN alike ON alike."id" = i."id"
  LEFT JOIN own_match om ON om."with" = i."id"
  LEFT JOIN "QueueEntry" q ON q."intakeId" = i."id"
  ORDER BY i."receivedAt" DESC`,
  columns: {
    intakeId: "uuid",
    reference: "text",
    receivedAt: "timestamptz",
    level: column<Level>("text"),
    open: "bool",
    /** How it was closed last; null while it is open. */
    outcome: "text?",
    /** Whether the phone and the surname (or its sound) match. The date of birth always matches. */
    samePhone: "bool",
    sameSurname: "bool",
    /**
     * "same": staff linked it, directly or through another intake. "apart": staff marked it as
     * another person. Null: not marked.
     */
    ruling: column<"same" | "apart" | null>("text"),
    /** The mark on exactly these two; null when they are linked through another intake. */
    matchId: "uuid?",
    ruledByName: "text?",
    ruledAt: "timestamptz?",
  },
});

/** Another intake that is, or may be, of the same person. */
export type RelatedIntake = RowOf<typeof RELATED>;

const VISITS = statement({
  name: "same_person_visits",
  text: `SELECT (WITH RECURSIVE ${recentVisitorSql('i."id"', 'i."receivedAt"')}
      SELECT ${visitsSql('i."receivedAt"')}) AS "visits" FROM "Intake" i WHERE i."id" = $intake`,
  columns: { visits: "int4" },
});

/**
 * Intakes that staff linked with this one, and intakes that may be the same person's, newest first,
 * at most ten. Found by blind index when staff look, not when an intake is sent.
 */
export async function listSamePerson(
  _staff: Staff<"intake:read">,
  intakeId: string,
): Promise<SamePerson> {
  const [related, [counted]] = await Promise.all([
    RELATED.run({ intake: intakeId }),
    VISITS.run({ intake: intakeId }),
  ]);
  return { related, visits: counted?.visits ?? 1 };
}
