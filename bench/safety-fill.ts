import pg from "pg";

/** Intakes a day, as a very busy service has them. */
export const A_DAY = 1_400;

const STAFF = "d0000000-0000-4000-8000-000000000001";
const CHUNK = 50_000;
const APART = `interval '${86_400 / A_DAY} seconds'`;

/** The intakes with these numbers: number 1 was received last. */
const added = (from: number, until: number) =>
  `"Intake" i JOIN generate_series(${from}, ${until}) n ON i."reference" = 'f-' || n`;

const statements = (from: number, until: number) => [
  `INSERT INTO "Intake" ("id", "reference", "tokenHash", "receivedAt", "locale", "filedAs", "level",
     "ruleVersion", "firedRules", "reviewFlags", "answersSealed", "demo", "dueAt")
   SELECT gen_random_uuid(), 'f-' || n, 'f-' || n, at, 'en', 'sent', level, 'bench',
     ARRAY['a' || n % 13, 'b' || n % 7, 'c' || n % 11], '{}', repeat('x', 1500), true,
     CASE level WHEN 'SELF_CARE' THEN NULL ELSE at + interval '4 hours' END
   FROM generate_series(${from}, ${until}) n, LATERAL (SELECT now() - n * ${APART} AS at,
     (ARRAY['EMERGENCY', 'URGENT', 'SOON', 'ROUTINE', 'SELF_CARE'])[1 + n % 5] AS level) x`,
  `INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "at", "staffId")
   SELECT e.actor, e.action, i."id", i."receivedAt" + e.after * (1 + 9 * random()), e.staff
   FROM ${added(from, until)}, (VALUES ('patient', 'intake.received', interval '0', NULL),
     ('staff', 'intake.opened', interval '3 minutes', '${STAFF}'::uuid),
     ('staff', 'intake.opened', interval '20 minutes', '${STAFF}'),
     ('staff', 'intake.closed', interval '40 minutes', '${STAFF}')) e(actor, action, after, staff)
   ORDER BY i."receivedAt" DESC, e.after`,
  `INSERT INTO "Review" ("id", "intakeId", "staffId", "previousLevel", "level", "reasonSealed", "needsSecond", "createdAt")
   SELECT gen_random_uuid(), i."id", '${STAFF}', i."level",
     CASE WHEN i."level" = 'EMERGENCY' OR random() < 0.8 THEN i."level" ELSE 'URGENT' END, 'x', false, i."receivedAt" + interval '3 hours'
   FROM ${added(from, until)} WHERE random() < 0.8`,
  `INSERT INTO "Closure" ("id", "intakeId", "staffId", "outcome", "createdAt")
   SELECT gen_random_uuid(), i."id", '${STAFF}', 'advice_given', i."receivedAt" + interval '6 hours'
   FROM ${added(from, until)}`,
];

/**
 * Stores intakes that were opened, mostly reviewed, and closed: numbers `from` to `until`, back in time
 * from now, 1,400 a day. Without triggers: they have nothing to do for what is over. `url`: the
 * database's owner.
 */
export async function fillSeen(url: string, from: number, until: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica; SET synchronous_commit = off");
    await client.query(`INSERT INTO "StaffMember" ("id", "email", "name", "role", "passwordHash")
      VALUES ('${STAFF}', 'bench@staff.example', 'Bench', 'clinician', 'x') ON CONFLICT DO NOTHING`);
    for (let at = from; at <= until; at += CHUNK)
      for (const text of statements(at, Math.min(until, at + CHUNK - 1))) await client.query(text);
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}
