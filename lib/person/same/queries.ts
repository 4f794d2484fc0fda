import type { Staff } from "@/lib/auth/staff";
import { sql } from "@/lib/db/client";
import { EFFECTIVE_LEVEL } from "@/lib/intake/verdict";
import type { Level } from "@/lib/triage/symptoms";
import { relatedSql, visitorSql, visitsSql } from "./related";

/** Another intake that is, or may be, of the same person. */
export type RelatedIntake = {
  intakeId: string;
  reference: string;
  receivedAt: Date;
  level: Level;
  open: boolean;
  /** How it was closed last; null while it is open. */
  outcome: string | null;
  /** Whether the phone and the surname (or its sound) are the same; the date of birth is, then. */
  samePhone: boolean;
  sameSurname: boolean;
  /** Staff linked it, or one that is linked with it; or told it apart; null: nobody has said. */
  ruling: "same" | "apart" | null;
  /** What was said of just these two; null when it is linked by way of another. */
  matchId: string | null;
  ruledByName: string | null;
  ruledAt: Date | null;
};

export type SamePerson = {
  related: RelatedIntake[];
  /** Contacts of this person in the 30 days up to this one, itself counted. */
  visits: number;
};

const SHOWN = 10;

const RELATED = `WITH RECURSIVE ${relatedSql("$1")},
  own_match AS (
    SELECT CASE WHEN m."intakeId" = $1 THEN m."otherId" ELSE m."intakeId" END AS "with",
      m."id", m."same", m."createdAt", s."name"
    FROM "PersonMatch" m JOIN "StaffMember" s ON s."id" = m."staffId"
    WHERE $1 IN (m."intakeId", m."otherId") AND m."undoneAt" IS NULL)
  SELECT i."id" AS "intakeId", i."reference", i."receivedAt", coalesce(q."level", ${EFFECTIVE_LEVEL}) AS "level",
    q."intakeId" IS NOT NULL AS "open", CASE WHEN q."intakeId" IS NULL THEN (
      SELECT x."outcome" FROM "Closure" x WHERE x."intakeId" = i."id" ORDER BY x."createdAt" DESC LIMIT 1) END AS "outcome",
    coalesce(alike."phone", false) AS "samePhone", coalesce(alike."surname", false) AS "sameSurname",
    CASE WHEN EXISTS (SELECT 1 FROM linked WHERE linked."id" = i."id") THEN 'same'
      WHEN om."same" = false THEN 'apart' END AS "ruling",
    om."id" AS "matchId", om."name" AS "ruledByName", om."createdAt" AS "ruledAt"
  FROM (SELECT "id" FROM linked UNION SELECT "id" FROM alike UNION SELECT "id" FROM apart) found
  JOIN "Intake" i ON i."id" = found."id"
  LEFT JOIN alike ON alike."id" = i."id"
  LEFT JOIN own_match om ON om."with" = i."id"
  LEFT JOIN "QueueEntry" q ON q."intakeId" = i."id"
  WHERE i."id" <> $1 ORDER BY i."receivedAt" DESC LIMIT ${SHOWN}`;

/**
 * Intakes that staff linked with this one, and those that may be of the same person, newest first, at
 * most ten. Found by blind index when staff look: sending an intake does nothing for it.
 */
export async function listSamePerson(
  _staff: Staff<"intake:read">,
  intakeId: string,
): Promise<SamePerson> {
  const [related, [counted]] = await Promise.all([
    sql<RelatedIntake>("same_person_related", RELATED, [intakeId]),
    sql<{ visits: number }>(
      "same_person_visits",
      `WITH RECURSIVE ${visitorSql("$1")}
       SELECT ${visitsSql('i."receivedAt"')} AS "visits" FROM "Intake" i WHERE i."id" = $1`,
      [intakeId],
    ),
  ]);
  return { related, visits: counted?.visits ?? 1 };
}
