import { trail } from "@/lib/audit/trail";
import { column, statement } from "@/lib/db/statement";
import type { Level } from "@/lib/triage/symptoms";
import { kindsOf, type Wanted, type WantedName } from "./words";

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

/** How well a contact fits the typed names: the lower the better. */
export const RANKS = { surname: 0, word: 1, close: 2, rough: 3 } as const;

/** The tokens of each typed name word, as parameters. */
const wordNames = ({ words }: WantedName) => words.map((_, at) => `word${at}`);
const has = (name: string) => `c."searchTokens" && $${name}::text[]`;

const contacts = (
  fits: string[],
  rank: string,
  matched: string,
) => `SELECT c."intakeId", c."id" AS "contactId",
      c."createdAt" AS "since", ${rank} AS "rank", ${matched} AS "matched"
    FROM "IntakeContact" c WHERE ${fits.join(" AND ")}`;

const ALL = `alike AS (SELECT false AS "tooMany")`;

/** The hits, earlier contacts included, as `found`; `alike` tells whether too many sound alike. */
function foundSql({ reference, name }: Wanted, fits: string[]): string {
  if (!name && !reference) return `found AS MATERIALIZED (${contacts(fits, "0", "0")}), ${ALL}`;
  const words = name ? wordNames(name) : [];
  // One of the surname's words is enough; else all typed words must be names of this person.
  const named = [
    has("whole"),
    has("part"),
    ...(words.length > 0 ? [words.map(has).join(" AND ")] : []),
  ];
  const spelt = `(${named.map((each) => `(${each})`).join(" OR ")})`;
  const [close, rough] = [has("close"), has("rough")];
  const matched = words.map((word) => `(${has(word)})::int`).join(" + ") || "0";
  if (reference)
    return `found AS MATERIALIZED (SELECT i."id" AS "intakeId", c."id" AS "contactId",
        c."createdAt" AS "since", 0 AS "rank", 0 AS "matched"
      FROM "Intake" i LEFT JOIN "IntakeContact" c ON c."intakeId" = i."id"
      WHERE ${[`i."reference" = $reference::text`, ...fits].join(" AND ")}
        ${name ? `AND (${spelt} OR ${close} OR ${rough})` : ""}), ${ALL}`;
  const few = `NOT (SELECT "many" FROM many)`;
  const limit = `LIMIT ${MOST_ALIKE + 1}`;
  const rank = `CASE WHEN ${has("whole")} THEN ${RANKS.surname} ELSE ${RANKS.word} END`;
  return `spelt AS MATERIALIZED (${contacts([...fits, spelt], rank, matched)}),
    many AS (SELECT count(*) > ${MANY} AS "many" FROM spelt),
    close AS MATERIALIZED (${contacts([...fits, close, `NOT ${spelt}`, few], String(RANKS.close), matched)} ${limit}),
    rough AS MATERIALIZED (${contacts([...fits, rough, `NOT ${spelt}`, `NOT ${close}`, few], String(RANKS.rough), matched)} ${limit}),
    sounds AS (SELECT (SELECT count(*) > ${MOST_ALIKE} FROM close) AS "close",
      (SELECT count(*) > ${MOST_ALIKE} FROM rough) AS "rough"),
    alike AS (SELECT many."many" OR sounds."close" OR sounds."rough" AS "tooMany" FROM many, sounds),
    found AS (SELECT * FROM spelt
      UNION ALL SELECT * FROM close WHERE NOT (SELECT "close" FROM sounds)
      UNION ALL SELECT * FROM rough WHERE NOT (SELECT "rough" FROM sounds))`;
}

const ORDER = `"rank", "matched" DESC, "since" DESC, "intakeId"`;

/** The SQL that finds these words, with its values. Each combination of kinds has its own text. */
function wantedSql(wanted: Wanted) {
  const groups = wanted.groups.map(({ tokens }, at) => [`group${at}`, tokens] as const);
  const fits = groups.map(([name]) => has(name));
  const { name, reference } = wanted;
  const { whole, part, words, close, rough } = name ?? { words: [] };
  const values = {
    ...Object.fromEntries(groups),
    ...(name && { whole, part, close, rough }),
    ...Object.fromEntries(words.map((tokens, at) => [`word${at}`, tokens])),
    ...(reference && { reference }),
  };
  return { found: foundSql(wanted, fits), values: values as Record<string, string | string[]> };
}

// One of each kind of words, alone and combined, for the test that prepares them.
const BIRTH: Wanted = {
  reference: null,
  name: null,
  groups: [{ kind: "birth_date", tokens: [] }],
};
const nameOf = (words: string[][]): WantedName => ({
  ...{ whole: [], part: [], close: [], rough: [] },
  words,
});
const SAMPLES: Wanted[] = [
  BIRTH,
  { ...BIRTH, name: nameOf([[]]) },
  { ...BIRTH, groups: [], name: nameOf([[], []]) },
  { ...BIRTH, groups: [], name: nameOf([]) },
  { ...BIRTH, reference: "BK-1", name: nameOf([[]]) },
  { ...BIRTH, reference: "BK-1" },
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
    page."contactId", page."rank", c."contactSealed", i."reference", i."receivedAt", i."demo",
    q."intakeId" IS NOT NULL AS "open", coalesce(q."level", e."level") AS "level",
    m."name" AS "claimedByName"
  FROM total CROSS JOIN alike
  LEFT JOIN (SELECT * FROM page UNION ALL SELECT NULL, NULL, NULL, NULL, NULL) page ON true
  LEFT JOIN "Intake" i ON i."id" = page."intakeId"
  LEFT JOIN "EffectiveLevel" e ON e."intakeId" = page."intakeId"
  LEFT JOIN "IntakeContact" c ON c."id" = page."contactId"
  LEFT JOIN "QueueEntry" q ON q."intakeId" = page."intakeId"
  LEFT JOIN "StaffMember" m ON m."id" = q."claimedById"
  ORDER BY page."rank" NULLS FIRST, page."matched" DESC, page."since" DESC, page."intakeId"`,
  samples: SAMPLES.map((wanted) => [wantedSql(wanted).found]),
  columns: {
    found: "int4",
    /** More surnames sound alike than can be shown, so none of them is among the rows. */
    tooManyAlike: "bool",
    // In the first row all following columns are null.
    intakeId: "uuid",
    contactId: "uuid?",
    /** One of RANKS. */
    rank: "int4",
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
