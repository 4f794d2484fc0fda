import { randomUUID } from "node:crypto";
import pg from "pg";
import { addStaffForTest } from "@/test/rows";

// Half-hour visits of 30 clinicians at two locations, each with a room of their own, Monday to Friday
// from nine to five. Four times of five are taken, and one visit of twelve was canceled.

const CLINICIANS = 30;
const PATIENTS = 4_000;
const ids = (count: number) => Array.from({ length: count }, () => randomUUID());

const PLACES = `INSERT INTO "Location" ("id", "code", "name", "needsRoom")
  SELECT l, l::text, 'Bench', true FROM unnest($1::uuid[]) l`;

const ROOMS = `INSERT INTO "Room" ("id", "locationId", "name")
  SELECT r."id", ($1::uuid[])[1 + r."at" % 2], 'Room ' || r."at" FROM unnest($2::uuid[]) WITH ORDINALITY r ("id", "at")`;

const HOURS = `INSERT INTO "AvailabilityRule"
    ("id", "clinicianId", "locationId", "weekday", "fromMinute", "toMinute", "validFrom")
  SELECT gen_random_uuid(), c."id", ($1::uuid[])[1 + c."at" % 2], weekday, 540, 1020, '2020-01-01'
  FROM unnest($2::uuid[]) WITH ORDINALITY c ("id", "at"), generate_series(1, 5) weekday`;

const PEOPLE = `INSERT INTO "Intake" ("id", "reference", "tokenHash", "receivedAt", "locale", "filedAs", "level",
    "ruleVersion", "firedRules", "reviewFlags", "answersSealed", "demo")
  SELECT i, i, i, now() - interval '2 years', 'en', 'sent', 'ROUTINE', 'bench', ARRAY['routine'], '{}', 'x', true
  FROM unnest($1::uuid[]) i`;

/** From `$ahead` days ahead backwards. Patients take turns, so nobody has two visits at once. */
const VISITS = `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "startsAt", "endsAt", "locationId",
    "roomId", "visitTypeId", "bookedById", "attendance", "cancelledAt", "cancelledById", "cancelReason")
  SELECT gen_random_uuid(), ($1::uuid[])[1 + turn % ${PATIENTS}], c."id", begins, begins + interval '30 minutes',
    ($2::uuid[])[1 + c."at" % 2], c."room", $5, c."id", CASE WHEN begins < now() AND NOT canceled THEN 'came' END,
    CASE WHEN canceled THEN now() END, CASE WHEN canceled THEN c."id" END, CASE WHEN canceled THEN 'patient_asked' END
  FROM generate_series(0, 600) back, generate_series(0, 15) half,
    unnest($3::uuid[], $4::uuid[]) WITH ORDINALITY c ("id", "room", "at"),
    LATERAL (SELECT (now() AT TIME ZONE $6)::date + $7::int - back AS "date") days,
    LATERAL (SELECT ("date" + time '09:00' + half * interval '30 minutes') AT TIME ZONE $6 AS begins,
      (back * 16 + half) * ${CLINICIANS} + c."at" AS turn) visit,
    LATERAL (SELECT hashint8(turn) % 12 = 0 AS canceled) became
  WHERE extract(isodow FROM "date") < 6 AND hashint8(turn + 1) % 5 <> 0
  ORDER BY back, half LIMIT $8`;

type Filled = { visits: number; daysAhead: number; visitTypeId: string; zone: string };

/** Adds this many appointments, the last ones so many days ahead, past every trigger. */
export async function fillCalendar({
  visits,
  daysAhead,
  visitTypeId,
  zone,
}: Filled): Promise<void> {
  const clinicians: string[] = [];
  for (let at = 0; at < CLINICIANS; at += 1) clinicians.push((await addStaffForTest()).id);
  const [places, rooms, patients] = [ids(2), ids(CLINICIANS), ids(PATIENTS)];
  const taken = [patients, places, clinicians, rooms, visitTypeId, zone, daysAhead, visits];
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica");
    await client.query(PLACES, [places]);
    await client.query(ROOMS, [places, rooms]);
    await client.query(HOURS, [places, clinicians]);
    await client.query(PEOPLE, [patients]);
    const { rowCount } = await client.query(VISITS, taken);
    if (rowCount !== visits) throw new Error(`only ${rowCount} appointments were added`);
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}
