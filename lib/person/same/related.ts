/**
 * Staff are told from this many contacts within 30 days (catalogue: a third contact in 30 days).
 */
export const MANY_VISITS = 3;

/** The tokens of one kind among those of the contact `c`. */
const tokens = (pattern: string) =>
  `ARRAY(SELECT t FROM unnest(c."searchTokens") t WHERE t LIKE '${pattern}')`;

const isLatest = (contact: string) => `NOT EXISTS (SELECT 1 FROM "IntakeContact" newer
      WHERE newer."intakeId" = ${contact}."intakeId" AND newer."createdAt" > ${contact}."createdAt")`;

/**
 * The beginning of a recursive statement about the intake whose id the SQL `intake` gives.
 * `linked`: the intake and all that staff linked with it, directly or through others. `alike`:
 * others with the same date of birth and the same phone (`phone`) or a surname that matches or
 * sounds alike (`surname`), by the blind tokens of their latest contact. `apart`: those that staff
 * marked as another person.
 */
export const relatedSql = (intake: string) =>
  withAlike(
    intake,
    `SELECT c."intakeId" AS "id", c."searchTokens" && own."phone" AS "phone",
      c."searchTokens" && own."surname" AS "surname"
    FROM own JOIN "IntakeContact" c ON c."searchTokens" @> own."birth"
      AND c."searchTokens" && (own."phone" || own."surname")`,
  );

/**
 * The same, only for `visitsSql`. There `alike` holds only full matches in all three, so the common
 * surname is not looked up in the index. That makes it cheap enough for every row of a board. `given`:
 * the given names do not clearly differ, as those of twins do who share their parent's phone.
 */
export const visitorSql = (intake: string) => withAlike(intake, VISITOR);

const VISITOR = `SELECT c."intakeId" AS "id", true AS "phone", true AS "surname",
      own."given" = '{}' OR c."searchTokens" && own."given" OR ${tokens("given%")} = '{}' AS "given"
    FROM own JOIN "IntakeContact" c ON c."searchTokens" @> own."birth" AND c."searchTokens" && own."phone"
      AND (c."searchTokens" && own."surname") IS TRUE`;

/** So many alike are looked at: thousands of intakes as of one person must not hold up the board. */
export const MOST_ALIKE = 200;

/**
 * The same for a count of the visits in the 30 days up to `receivedAt` alone: it looks only at contacts
 * that were left since then, and at no more than MOST_ALIKE of them.
 */
export const recentVisitorSql = (intake: string, receivedAt: string) =>
  withAlike(
    intake,
    VISITOR,
    `AND c."createdAt" > ${receivedAt} - interval '30 days' LIMIT ${MOST_ALIKE}`,
  );

const withAlike = (intake: string, alike: string, more = "") => `linked("id") AS (
    SELECT ${intake}::uuid
    UNION SELECT CASE WHEN m."intakeId" = linked."id" THEN m."otherId" ELSE m."intakeId" END
    FROM linked JOIN "PersonMatch" m ON linked."id" IN (m."intakeId", m."otherId")
    WHERE m."same" AND m."undoneAt" IS NULL),
  apart("id") AS (
    SELECT CASE WHEN m."intakeId" = ${intake} THEN m."otherId" ELSE m."intakeId" END
    FROM "PersonMatch" m WHERE ${intake} IN (m."intakeId", m."otherId")
      AND NOT m."same" AND m."undoneAt" IS NULL),
  own AS MATERIALIZED (
    SELECT ${tokens("birth_date:%")} AS "birth", ${tokens("phone:%")} AS "phone", ${tokens("surname%")} AS "surname",
      ${tokens("given%")} AS "given"
    FROM "IntakeContact" c WHERE c."intakeId" = ${intake} ORDER BY c."createdAt" DESC LIMIT 1),
  alike AS (
    ${alike}
    WHERE own."birth" <> '{}' AND c."intakeId" <> ${intake} AND ${isLatest("c")} ${more})`;

/**
 * Subquery after either of these: the intakes that count as this person's visits, this one
 * included. Counts intakes that staff linked and intakes that match in date of birth, phone and
 * surname. Leaves out those that staff marked as another person.
 */
const visits = (more = "") => `SELECT "id" FROM linked UNION (
    SELECT "id" FROM alike WHERE "phone" AND "surname" ${more} EXCEPT SELECT "id" FROM apart)`;

/** Subquery after either of these: the intakes of the same person, this one included. */
export const personsIntakesSql = `(${visits()})`;

/**
 * Subquery after `visitorSql`: the same, without those whose given names clearly differ. For what would
 * take something from a patient (one visit at a time), and never for what keeps them safe.
 */
export const surelyPersonsIntakesSql = `(${visits('AND "given"')})`;

/** SQL after any of these: how many visits were in the 30 days up to `receivedAt`. */
export const visitsSql = (receivedAt: string) => `(SELECT count(*)::int FROM "Intake" x
    WHERE x."id" IN (${visits()}) AND x."receivedAt" <= ${receivedAt}
      AND x."receivedAt" > ${receivedAt} - interval '30 days')`;
