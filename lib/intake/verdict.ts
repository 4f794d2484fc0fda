import { LEVELS } from "@/lib/triage/symptoms";

// The levels in their order, as SQL: our own constants, never anything from outside.
const LEVELS_SQL = `ARRAY[${LEVELS.map((level) => `'${level}'`).join(", ")}]`;
const rankSql = (level: string) => `array_position(${LEVELS_SQL}, ${level})`;

/**
 * SQL that joins to the intake `i` the verdict of the patient's own answers as `v`: those of the
 * latest reassessment, else those it was filed with. The level is the most severe that any of these
 * gave, as answering again never lowers it; the rules behind a more severe one stay with the latest.
 * `v."reassessmentId"` (null: none) says where `v."answersSealed"` is sealed, `v."again"` its kind.
 * `v."filedAs"`: sent, also when that came after it was filed as abandoned.
 */
export const VERDICT = `
  LEFT JOIN LATERAL (SELECT x.* FROM "Reassessment" x WHERE x."intakeId" = i."id"
    ORDER BY x."createdAt" DESC LIMIT 1) latest ON true
  CROSS JOIN LATERAL (SELECT
    latest."id" AS "reassessmentId",
    latest."kind" AS "again",
    CASE WHEN i."filedAs" = 'abandoned' AND EXISTS (SELECT 1 FROM "Reassessment" x
      WHERE x."intakeId" = i."id" AND x."kind" = 'finished') THEN 'sent' ELSE i."filedAs" END AS "filedAs",
    coalesce(latest."createdAt", i."receivedAt") AS "answeredAt",
    coalesce(latest."ruleVersion", i."ruleVersion") AS "ruleVersion",
    coalesce(latest."reviewFlags", i."reviewFlags") AS "reviewFlags",
    coalesce(latest."answersSealed", i."answersSealed") AS "answersSealed",
    CASE WHEN latest."id" IS NULL THEN i."level" ELSE (
      SELECT o."level" FROM (SELECT i."level" UNION ALL
        SELECT x."level" FROM "Reassessment" x WHERE x."intakeId" = i."id") o
      ORDER BY ${rankSql('o."level"')} LIMIT 1) END AS "level",
    CASE WHEN latest."id" IS NULL THEN i."firedRules" ELSE latest."firedRules" || ARRAY(
      SELECT DISTINCT unnest(o."firedRules") FROM (SELECT i."level", i."firedRules" UNION ALL
        SELECT x."level", x."firedRules" FROM "Reassessment" x WHERE x."intakeId" = i."id") o
      WHERE ${rankSql('o."level"')} < ${rankSql('latest."level"')}
      EXCEPT SELECT unnest(latest."firedRules")) END AS "firedRules") v`;

/**
 * SQL, after VERDICT, for the sealed answers of before the patient felt worse, as JSON; null when
 * they did not.
 */
export const ANSWERS_BEFORE = `CASE WHEN v."again" = 'worse' THEN coalesce(
    (SELECT jsonb_build_object('answersSealed', x."answersSealed", 'reassessmentId', x."id")
      FROM "Reassessment" x WHERE x."intakeId" = i."id" AND x."kind" <> 'worse'
      ORDER BY x."createdAt" DESC LIMIT 1),
    jsonb_build_object('answersSealed', i."answersSealed", 'reassessmentId', NULL)) END`;

/**
 * SQL for the level of the intake `i` now: the last review that counts (one that lowers an EMERGENCY
 * counts only when a second clinician agreed), else the level it was filed with; raised by what the
 * patient answered since.
 */
export const EFFECTIVE_LEVEL = `(
  SELECT (${LEVELS_SQL})[LEAST(${rankSql('base."level"')}, (
    SELECT min(${rankSql('x."level"')}) FROM "Reassessment" x
    WHERE x."intakeId" = i."id" AND x."createdAt" >= base."since"))]
  FROM (
    SELECT r."level", r."createdAt" AS "since"
    FROM "Review" r LEFT JOIN "SecondReview" s ON s."reviewId" = r."id"
    WHERE r."intakeId" = i."id" AND (NOT r."needsSecond" OR s."agrees")
    UNION ALL SELECT i."level", '-infinity'
    ORDER BY "since" DESC LIMIT 1) base)`;
