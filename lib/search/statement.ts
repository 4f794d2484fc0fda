import { EFFECTIVE_LEVEL } from "@/lib/intake/verdict";
import { kindsOf, type Wanted } from "./words";

export const SEARCH_PAGE_SIZE = 20;

/** So many that only sound like a surname are shown; nobody reads through more. */
const MOST_ALIKE = 2_000;

// A later row replaces an earlier one: what the patient has corrected finds nobody any more.
const newest = (c: string) => `NOT EXISTS (SELECT 1 FROM "IntakeContact" later
      WHERE later."intakeId" = ${c}."intakeId" AND (later."createdAt", later."id") > (${c}."since", ${c}."contactId"))`;

const contacts = (
  fits: string[],
) => `SELECT c."intakeId", c."id" AS "contactId", c."createdAt" AS "since"
    FROM "IntakeContact" c WHERE ${fits.join(" AND ")}`;

const hits = (from: string, spelt: boolean) =>
  `SELECT h.*, ${spelt} AS "spelt" FROM (${from}) h WHERE ${newest("h")}`;

/** The hits as `found`, and `alike`: how many only sound like it, counted up to one too many. */
function foundSql({ reference, surname }: Wanted, fits: string[], at: Record<string, string>) {
  if (reference) {
    const named = surname
      ? `(c."searchTokens" && ${at.spelt} OR c."searchTokens" && ${at.heard})`
      : "true";
    return `found AS MATERIALIZED (
      SELECT * FROM (SELECT i."id" AS "intakeId", c."id" AS "contactId", c."createdAt" AS "since", true AS "spelt"
        FROM "Intake" i LEFT JOIN "IntakeContact" c ON c."intakeId" = i."id"
        WHERE i."reference" = ${at.reference} AND ${[...fits, named].join(" AND ")}) h
      WHERE ${newest("h")}),
    alike AS (SELECT 0 AS "count")`;
  }
  if (!surname)
    return `found AS MATERIALIZED (${hits(contacts(fits), true)}), alike AS (SELECT 0 AS "count")`;
  const spelt = `c."searchTokens" && ${at.spelt}`;
  const heard = [`c."searchTokens" && ${at.heard}`, `NOT ${spelt}`];
  return `heard AS MATERIALIZED (${contacts([...fits, ...heard])} LIMIT ${MOST_ALIKE + 1}),
    alike AS (SELECT count(*) AS "count" FROM heard),
    found AS MATERIALIZED (${hits(contacts([...fits, spelt]), true)}
      UNION ALL ${hits("SELECT * FROM heard", false)} AND (SELECT "count" FROM alike) <= ${MOST_ALIKE})`;
}

type Statement = { name: string; text: string; values: unknown[] };

/**
 * The statement that finds intakes, one text for each combination of words so that Postgres plans
 * each by its index. Its first row holds only how many fit. What was looked at goes into the trail
 * in the same statement.
 */
export function searchStatement(wanted: Wanted, staffId: string, page: number): Statement {
  const kinds = kindsOf(wanted).join(" ");
  const values: unknown[] = [staffId, kinds, page, (page - 1) * SEARCH_PAGE_SIZE, SEARCH_PAGE_SIZE];
  const put = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const fits = wanted.groups.map(({ tokens }) => `c."searchTokens" && ${put(tokens, "text[]")}`);
  const at: Record<string, string> = {};
  if (wanted.surname) {
    at.spelt = put(wanted.surname.spelt, "text[]");
    at.heard = put(wanted.surname.heard, "text[]");
  }
  if (wanted.reference) at.reference = put(wanted.reference, "text");
  const text = `WITH ${foundSql(wanted, fits, at)},${SHOWN}`;
  return { name: `search ${kinds}`, text, values };
}

const SHOWN = `
  total AS (SELECT count(*)::int AS "found" FROM found),
  shown AS (
    INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
    SELECT 'staff', $1, 'search.shown',
      jsonb_build_object('by', $2::text, 'found', total."found", 'page', $3::int) FROM total),
  page AS (
    SELECT * FROM found ORDER BY "spelt" DESC, "since" DESC, "intakeId" OFFSET $4 LIMIT $5)
  SELECT total."found", alike."count" > ${MOST_ALIKE} AS "tooManyAlike", page."intakeId",
    page."contactId", page."spelt", c."contactSealed", i."reference", i."receivedAt", i."demo",
    q."intakeId" IS NOT NULL AS "open", coalesce(q."level", ${EFFECTIVE_LEVEL}) AS "level",
    m."name" AS "claimedByName"
  FROM total CROSS JOIN alike
  LEFT JOIN (SELECT * FROM page UNION ALL SELECT NULL, NULL, NULL, NULL) page ON true
  LEFT JOIN "Intake" i ON i."id" = page."intakeId"
  LEFT JOIN "IntakeContact" c ON c."id" = page."contactId"
  LEFT JOIN "QueueEntry" q ON q."intakeId" = page."intakeId"
  LEFT JOIN "StaffMember" m ON m."id" = q."claimedById"
  ORDER BY page."spelt" DESC NULLS FIRST, page."since" DESC, page."intakeId"`;
