import { trail } from "@/lib/audit/trail";
import { column, statement } from "@/lib/db/statement";
import type { Level } from "@/lib/triage/symptoms";
import { kindsOf, type Wanted } from "./words";

export const SEARCH_PAGE_SIZE = 20;

/** At most this many similar-sounding surnames are shown; nobody reads more. */
const MOST_ALIKE = 2_000;
/**
 * With this many exact matches nobody reads on to similar-sounding ones or needs an exact count.
 */
export const MANY = 1_000;

// A later row replaces an earlier one, so a corrected contact is found only by its new values.
const newest = (c: string) => `NOT EXISTS (SELECT 1 FROM "IntakeContact" later
      WHERE later."intakeId" = ${c}."intakeId" AND (later."createdAt", later."id") > (${c}."since", ${c}."contactId"))`;

const contacts = (fits: string[], spelt: boolean) => `SELECT c."intakeId", c."id" AS "contactId",
      c."createdAt" AS "since", ${spelt} AS "spelt"
    FROM "IntakeContact" c WHERE ${fits.join(" AND ")}`;

/** The hits, earlier contacts included, as `found`; `alike` tells whether too many sound alike. */
function foundSql({ reference, surname }: Wanted, fits: string[]): string {
  const spelt = `c."searchTokens" && $spelt::text[]`;
  const heard = `c."searchTokens" && $heard::text[]`;
  const all = `alike AS (SELECT false AS "tooMany")`;
  if (reference)
    return `found AS MATERIALIZED (SELECT i."id" AS "intakeId", c."id" AS "contactId",
        c."createdAt" AS "since", true AS "spelt"
      FROM "Intake" i LEFT JOIN "IntakeContact" c ON c."intakeId" = i."id"
      WHERE ${[`i."reference" = $reference::text`, ...fits].join(" AND ")}
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

const ORDER = `"spelt" DESC, "since" DESC, "intakeId"`;

/** The SQL that finds these words, with its values. Each combination of kinds has its own text. */
function wantedSql(wanted: Wanted) {
  const groups = wanted.groups.map(({ tokens }, at) => [`group${at}`, tokens] as const);
  const fits = groups.map(([name]) => `c."searchTokens" && $${name}::text[]`);
  const { surname, reference } = wanted;
  const values = {
    ...Object.fromEntries(groups),
    ...(surname && { spelt: surname.spelt, heard: surname.heard }),
    ...(reference && { reference }),
  };
  return { found: foundSql(wanted, fits), values };
}

// One of each kind of words, alone and combined, for the test that prepares them.
const BIRTH: Wanted = {
  reference: null,
  surname: null,
  groups: [{ kind: "birth_date", tokens: [] }],
};
const SURNAME = { spelt: [], heard: [] };
const SAMPLES: Wanted[] = [
  BIRTH,
  { ...BIRTH, surname: SURNAME },
  { ...BIRTH, groups: [], surname: SURNAME },
  { ...BIRTH, reference: "BK-1", surname: SURNAME },
];

/**
 * Finds intakes, with one text for each combination of words so that Postgres plans each by its
 * index. The first row holds only the number of matches. The same statement records the search in
 * the audit log.
 */
export const SEARCH = statement({
  name: "search",
  text: (found) => `WITH ${found},
  total AS (
    SELECT count(*)::int AS "found" FROM found h
    WHERE (SELECT count(*) FROM found) > ${MANY} OR ${newest("h")}),
  shown AS (${trail({
    action: "search.shown",
    staff: "$staff",
    detail: { by: "$kinds::text", found: 'total."found"', page: "$page::int" },
    from: "total",
  })}),
  page AS (
    SELECT * FROM (SELECT * FROM found ORDER BY ${ORDER} OFFSET 0) h WHERE ${newest("h")}
    ORDER BY ${ORDER} OFFSET ($page::int - 1) * ${SEARCH_PAGE_SIZE} LIMIT ${SEARCH_PAGE_SIZE})
  SELECT total."found", alike."tooMany" AS "tooManyAlike", page."intakeId",
    page."contactId", page."spelt", c."contactSealed", i."reference", i."receivedAt", i."demo",
    q."intakeId" IS NOT NULL AS "open", coalesce(q."level", e."level") AS "level",
    m."name" AS "claimedByName"
  FROM total CROSS JOIN alike
  LEFT JOIN (SELECT * FROM page UNION ALL SELECT NULL, NULL, NULL, NULL) page ON true
  LEFT JOIN "Intake" i ON i."id" = page."intakeId"
  LEFT JOIN "EffectiveLevel" e ON e."intakeId" = page."intakeId"
  LEFT JOIN "IntakeContact" c ON c."id" = page."contactId"
  LEFT JOIN "QueueEntry" q ON q."intakeId" = page."intakeId"
  LEFT JOIN "StaffMember" m ON m."id" = q."claimedById"
  ORDER BY page."spelt" DESC NULLS FIRST, page."since" DESC, page."intakeId"`,
  samples: SAMPLES.map((wanted) => [wantedSql(wanted).found]),
  columns: {
    found: "int4",
    /** More surnames sound alike than can be shown, so none of them is among the rows. */
    tooManyAlike: "bool",
    // In the first row all following columns are null.
    intakeId: "uuid",
    contactId: "uuid?",
    /** False: the surname only sounds alike. */
    spelt: "bool",
    contactSealed: "text?",
    reference: "text",
    receivedAt: "timestamptz",
    demo: "bool",
    open: "bool",
    level: column<Level>("text"),
    claimedByName: "text?",
  },
});

/** The values and the part of the text with which SEARCH runs for these words. */
export function searchFor(wanted: Wanted, staffId: string, page: number) {
  const { found, values } = wantedSql(wanted);
  const kinds = kindsOf(wanted).join(" ");
  return { values: { staff: staffId, kinds, page, ...values }, found };
}
