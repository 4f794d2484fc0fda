import { EFFECTIVE_LEVEL } from "@/lib/intake/verdict";
import { kindsOf, type Wanted } from "./words";

export const SEARCH_PAGE_SIZE = 20;

/** So many that only sound like a surname are shown; nobody reads through more. */
const MOST_ALIKE = 2_000;
/** With so many spelt like it nobody reads on to those that only sound like it, nor counts exactly. */
export const MANY = 1_000;

// A later row replaces an earlier one: what the patient has corrected finds nobody any more.
const newest = (c: string) => `NOT EXISTS (SELECT 1 FROM "IntakeContact" later
      WHERE later."intakeId" = ${c}."intakeId" AND (later."createdAt", later."id") > (${c}."since", ${c}."contactId"))`;

const contacts = (fits: string[], spelt: boolean) => `SELECT c."intakeId", c."id" AS "contactId",
      c."createdAt" AS "since", ${spelt} AS "spelt"
    FROM "IntakeContact" c WHERE ${fits.join(" AND ")}`;

type At = { reference?: string; spelt?: string; heard?: string };

/** The hits, earlier contacts among them, as `found`, and in `alike` whether too many sound like it. */
function foundSql({ reference, surname }: Wanted, fits: string[], at: At): string {
  const spelt = `c."searchTokens" && ${at.spelt}`;
  const heard = `c."searchTokens" && ${at.heard}`;
  const all = `alike AS (SELECT false AS "tooMany")`;
  if (reference)
    return `found AS MATERIALIZED (SELECT i."id" AS "intakeId", c."id" AS "contactId",
        c."createdAt" AS "since", true AS "spelt"
      FROM "Intake" i LEFT JOIN "IntakeContact" c ON c."intakeId" = i."id"
      WHERE ${[`i."reference" = ${at.reference}`, ...fits].join(" AND ")}
        ${surname ? `AND (${spelt} OR ${heard})` : ""}), ${all}`;
  if (!surname) return `found AS MATERIALIZED (${contacts(fits, true)}), ${all}`;
  return `spelt AS MATERIALIZED (${contacts([...fits, spelt], true)}),
    many AS (SELECT count(*) > ${MANY} AS "many" FROM spelt),
    heard AS MATERIALIZED (${contacts([...fits, heard, `NOT ${spelt}`, `NOT (SELECT "many" FROM many)`], false)}
      LIMIT ${MOST_ALIKE + 1}),
    alike AS (SELECT many."many" OR (SELECT count(*) > ${MOST_ALIKE} FROM heard) AS "tooMany" FROM many),
    found AS (SELECT * FROM spelt UNION ALL
      SELECT * FROM heard WHERE NOT (SELECT "tooMany" FROM alike))`;
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
  const at: At = {};
  if (wanted.surname) {
    at.spelt = put(wanted.surname.spelt, "text[]");
    at.heard = put(wanted.surname.heard, "text[]");
  }
  if (wanted.reference) at.reference = put(wanted.reference, "text");
  const text = `WITH ${foundSql(wanted, fits, at)},${SHOWN}`;
  return { name: `search ${kinds}`, text, values };
}

const ORDER = `"spelt" DESC, "since" DESC, "intakeId"`;

const SHOWN = `
  total AS (
    SELECT count(*)::int AS "found" FROM found h
    WHERE (SELECT count(*) FROM found) > ${MANY} OR ${newest("h")}),
  shown AS (
    INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
    SELECT 'staff', $1, 'search.shown',
      jsonb_build_object('by', $2::text, 'found', total."found", 'page', $3::int) FROM total),
  page AS (
    SELECT * FROM (SELECT * FROM found ORDER BY ${ORDER} OFFSET 0) h WHERE ${newest("h")}
    ORDER BY ${ORDER} OFFSET $4 LIMIT $5)
  SELECT total."found", alike."tooMany" AS "tooManyAlike", page."intakeId",
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
