import { randomUUID } from "node:crypto";
import pg from "pg";
import { contactPlace } from "@/lib/contact/open-contact";
import { seal } from "@/lib/crypto/seal";
import { invent, tokensOf } from "./people";

/** Intakes a day, as a very busy service has them. */
export const A_DAY = 1_400;

const STAFF = "d0000000-0000-4000-8000-000000000001";
const CHUNK = 10_000;
/** As the migrations make it. */
const WORDS_INDEX = `CREATE INDEX IF NOT EXISTS "IntakeContact_searchTokens_idx" ON "IntakeContact"
  USING gin ("searchTokens") WITH (gin_pending_list_limit = 256)`;

/** The people of this chunk, as columns of the temporary table "made". */
function peopleOf(from: number, until: number) {
  const people = Array.from({ length: until - from }, (_, at) => {
    const { reference, ...contact } = invent(from + at);
    const id = randomUUID();
    const sealed = seal(JSON.stringify(contact), contactPlace(id));
    return { id, reference, sealed, tokens: tokensOf(contact).join(" ") };
  });
  return [
    people.map(({ id }) => id),
    people.map(({ reference }) => reference),
    people.map(({ sealed }) => sealed),
    people.map(({ tokens }) => tokens),
  ];
}

const MADE = `CREATE TEMP TABLE made AS
  SELECT p.id, p.reference, p.sealed, p.words, n, now() - n * interval '${86_400 / A_DAY} seconds' AS at,
    (ARRAY['EMERGENCY', 'URGENT', 'SOON', 'ROUTINE', 'SELF_CARE'])[1 + n % 5] AS level
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY p (id, reference, sealed, words, row),
    LATERAL (SELECT ($5::int + row)::int AS n) numbered`;

const ROWS = [
  `INSERT INTO "Intake" ("id", "reference", "tokenHash", "receivedAt", "locale", "filedAs", "level",
     "ruleVersion", "firedRules", "reviewFlags", "answersSealed", "demo", "dueAt")
   SELECT id, reference, id, at, 'en', 'sent', level, 'bench', ARRAY['a' || n % 13, 'b' || n % 7, 'c' || n % 11],
     '{}', repeat('x', 1500), true, CASE level WHEN 'SELF_CARE' THEN NULL ELSE at + interval '4 hours' END
   FROM made`,
  `INSERT INTO "IntakeContact" ("id", "intakeId", "contactSealed", "searchTokens")
   SELECT id, id, sealed, string_to_array(words, ' ') FROM made`,
  `INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "at", "staffId")
   SELECT e.actor, e.action, id, at + e.after * (1 + 9 * random()), e.staff
   FROM made, (VALUES ('patient', 'intake.received', interval '0', NULL),
     ('staff', 'intake.opened', interval '3 minutes', '${STAFF}'::uuid),
     ('staff', 'intake.opened', interval '20 minutes', '${STAFF}'),
     ('staff', 'intake.closed', interval '40 minutes', '${STAFF}')) e(actor, action, after, staff)
   ORDER BY at DESC, e.after`,
  `INSERT INTO "Review" ("id", "intakeId", "staffId", "previousLevel", "level", "reasonSealed", "needsSecond", "createdAt")
   SELECT gen_random_uuid(), id, '${STAFF}', level,
     CASE WHEN level = 'EMERGENCY' OR random() < 0.8 THEN level ELSE 'URGENT' END, 'x', false, at + interval '3 hours'
   FROM made WHERE random() < 0.8`,
  `INSERT INTO "Closure" ("id", "intakeId", "staffId", "outcome", "createdAt")
   SELECT gen_random_uuid(), id, '${STAFF}', 'advice_given', at + interval '6 hours' FROM made`,
  "DROP TABLE made",
];

/**
 * Stores intakes of invented people that were opened, mostly reviewed, and closed: numbers `from` to just below
 * `until`, back in time from now, 1,400 a day. Without triggers: they have nothing to do for what is over. Their
 * answers cannot be opened. `url`: the database's owner. Gives the seconds that it took.
 */
export async function fill(url: string, from: number, until: number): Promise<number> {
  const began = performance.now();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica; SET synchronous_commit = off");
    await client.query(`INSERT INTO "StaffMember" ("id", "email", "name", "role", "passwordHash", "demo")
      VALUES ('${STAFF}', 'bench@staff.example', 'Bench', 'clinician', 'x', true) ON CONFLICT DO NOTHING`);
    // Built once at the end, the index is the same and takes a fraction of the time.
    await client.query(`DROP INDEX IF EXISTS "IntakeContact_searchTokens_idx"`);
    try {
      for (let at = from; at < until; at += CHUNK) {
        await client.query(MADE, [...peopleOf(at, Math.min(until, at + CHUNK)), at]);
        for (const text of ROWS) await client.query(text);
      }
    } finally {
      await client.query(WORDS_INDEX);
    }
    await client.query("VACUUM ANALYZE");
    await client.query("CHECKPOINT");
  } finally {
    await client.end();
  }
  return (performance.now() - began) / 1000;
}
