/** From so many contacts within 30 days staff are told (catalogue: a third contact in 30 days). */
export const MANY_VISITS = 3;

/** Tokens of one kind, out of those of the contact `c`. */
const tokens = (pattern: string) =>
  `ARRAY(SELECT t FROM unnest(c."searchTokens") t WHERE t LIKE '${pattern}')`;

const isLatest = (contact: string) => `NOT EXISTS (SELECT 1 FROM "IntakeContact" newer
      WHERE newer."intakeId" = ${contact}."intakeId" AND newer."createdAt" > ${contact}."createdAt")`;

/**
 * The beginning of a recursive statement about the intake whose id the SQL `intake` gives. `linked`:
 * itself and all that staff linked with it, also by way of others. `alike`: others with the same date
 * of birth and the same phone (`phone`) or a surname that is the same or sounds so (`surname`), by
 * their blind tokens and their latest contact. `apart`: those that staff said are somebody else.
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
 * The same for `visitsSql` alone, where `alike` need only hold what is alike in all three: the surname,
 * which many share, is then not looked up in the index, so that a whole board can ask for each row.
 */
export const visitorSql = (intake: string) =>
  withAlike(
    intake,
    `SELECT c."intakeId" AS "id", true AS "phone", true AS "surname"
    FROM own JOIN "IntakeContact" c ON c."searchTokens" @> own."birth" AND c."searchTokens" && own."phone"
      AND (c."searchTokens" && own."surname") IS TRUE`,
  );

const withAlike = (intake: string, alike: string) => `linked("id") AS (
    SELECT ${intake}::uuid
    UNION SELECT CASE WHEN m."intakeId" = linked."id" THEN m."otherId" ELSE m."intakeId" END
    FROM linked JOIN "PersonMatch" m ON linked."id" IN (m."intakeId", m."otherId")
    WHERE m."same" AND m."undoneAt" IS NULL),
  apart("id") AS (
    SELECT CASE WHEN m."intakeId" = ${intake} THEN m."otherId" ELSE m."intakeId" END
    FROM "PersonMatch" m WHERE ${intake} IN (m."intakeId", m."otherId")
      AND NOT m."same" AND m."undoneAt" IS NULL),
  own AS MATERIALIZED (
    SELECT ${tokens("birth_date:%")} AS "birth", ${tokens("phone:%")} AS "phone", ${tokens("surname%")} AS "surname"
    FROM "IntakeContact" c WHERE c."intakeId" = ${intake} ORDER BY c."createdAt" DESC LIMIT 1),
  alike AS (
    ${alike}
    WHERE own."birth" <> '{}' AND c."intakeId" <> ${intake} AND ${isLatest("c")})`;

/**
 * The intakes that count as visits of this person, itself among them, as a subquery after either of these:
 * what staff linked, and what is alike in all three, date of birth, phone and surname. Nobody counts
 * whom staff told apart.
 */
const VISITS = `SELECT "id" FROM linked UNION (
    SELECT "id" FROM alike WHERE "phone" AND "surname" EXCEPT SELECT "id" FROM apart)`;

/** How many of the visits were in the 30 days up to the one in `receivedAt`; after either of these. */
export const visitsSql = (receivedAt: string) => `(SELECT count(*)::int FROM "Intake" x
    WHERE x."id" IN (${VISITS}) AND x."receivedAt" <= ${receivedAt}
      AND x."receivedAt" > ${receivedAt} - interval '30 days')`;
