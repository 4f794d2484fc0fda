import { createCipheriv, randomBytes, randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { listAttention } from "@/lib/attention/queries";
import { chainAuditLog } from "@/lib/audit/commands";
import { contactOf } from "@/lib/contact/contact";
import { deriveKey } from "@/lib/crypto/keys";
import { placeOf, type SealedColumn } from "@/lib/crypto/places";
import { unseal } from "@/lib/crypto/seal";
import { env } from "@/lib/env";
import { assess } from "@/lib/facts/assess";
import { indexContacts } from "@/lib/intake/index-contacts";
import { eraseExpired } from "@/lib/jobs/erase";
import { searchIntakes } from "@/lib/person/search/queries";
import { listQueue } from "@/lib/queue/queries";
import { migrateBeforeForTest, ownDatabaseForTest } from "@/test/own-database";
import { strain } from "@/test/people";
import { staffForTest } from "@/test/staff";
import { verifyAuditLog } from "./audit-chain";
import { migrateWithKey } from "./key-check";
import { migrationsOnDisk } from "./migrate";

// A clinic that installed the first version, worked with it, and installs this one.

const { url: here, query } = ownDatabaseForTest();

/** As the first version sealed. */
function sealedThen(text: string, column: SealedColumn, rowId: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", deriveKey(env().DATA_KEY, "field"), nonce);
  cipher.setAAD(Buffer.from(`v1:${column.replace(".", ":")}:${rowId}`));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const parts = [nonce, cipher.getAuthTag(), body].map((part) => part.toString("base64url"));
  return ["v1", ...parts].join(".");
}

const [, second] = migrationsOnDisk();
const STAFF = randomUUID();
const TABLES = [
  ...["StaffMember", "StaffSession", "Draft", "Intake", "IntakeContact", "Consent", "QueueEntry"],
  ...["Review", "SecondReview", "CallAttempt", "Note", "Closure", "Appointment", "OutboundMessage"],
];

async function install(): Promise<void> {
  await migrateBeforeForTest(here, second?.name ?? "");
  await query(
    `INSERT INTO "StaffMember" ("id", "email", "name", "role", "passwordHash")
     VALUES ($1, 'a@clinic.example', 'Dr Amari', 'clinician', 'none'), ($2, 'b@clinic.example', 'Dr Bello', 'clinician', 'none')`,
    [STAFF, randomUUID()],
  );
}

/** An intake as the first version stored it, with all that can belong to it. */
async function work(level: string, at: number, name: string, open: boolean): Promise<string> {
  const [id, contact, review] = [randomUUID(), randomUUID(), randomUUID()];
  const { answers, symptoms } = assess(strain({ family_name: name }), { finished: true });
  await query(
    `INSERT INTO "Intake" VALUES ($1, $2, $3, now() - interval '1 hour', 'en', 'sent', $4, 'first', '{}', '{}', $5)`,
    [
      id,
      `BK-0000-0${at}`,
      id,
      level,
      sealedThen(JSON.stringify({ answers, symptoms }), "Intake.answersSealed", id),
    ],
  );
  await query(`INSERT INTO "IntakeContact" VALUES ($1, $2, $3)`, [
    contact,
    id,
    sealedThen(JSON.stringify(contactOf(answers)), "IntakeContact.contactSealed", contact),
  ]);
  await query(`INSERT INTO "Consent" VALUES ($1, $2, 'v1', 'hash', now())`, [randomUUID(), id]);
  await query(`INSERT INTO "Review" VALUES ($1, $2, $3, $4, $4, NULL, false)`, [
    review,
    id,
    STAFF,
    level,
  ]);
  await query(
    `INSERT INTO "SecondReview" ("reviewId", "staffId", "agrees") SELECT $1, "id", true FROM "StaffMember" WHERE "id" <> $2`,
    [review, STAFF],
  );
  await query(
    `INSERT INTO "CallAttempt" ("id", "intakeId", "staffId", "outcome") VALUES ($1, $2, $3, 'spoke')`,
    [randomUUID(), id, STAFF],
  );
  const note = randomUUID();
  await query(`INSERT INTO "Note" VALUES ($1, $2, $3, $4)`, [
    note,
    id,
    STAFF,
    sealedThen("Rang twice", "Note.bodySealed", note),
  ]);
  const slot = randomUUID();
  await query(
    `INSERT INTO "Slot" ("id", "clinicianId", "startsAt", "endsAt")
     VALUES ($1, $2, now() + make_interval(days => $3::int), now() + make_interval(days => $3::int, mins => 30))`,
    [slot, STAFF, at + 1],
  );
  await query(
    `INSERT INTO "Appointment" ("id", "intakeId", "slotId", "clinicianId", "startsAt", "endsAt", "bookedById")
     SELECT $1, $2, "id", "clinicianId", "startsAt", "endsAt", "clinicianId" FROM "Slot" WHERE "id" = $3`,
    [randomUUID(), id, slot],
  );
  await query(
    `INSERT INTO "OutboundMessage" ("id", "intakeId", "kind", "dedupeKey", "recipientSealed", "subject", "body", "sentAt")
     VALUES ($1::uuid, $2, 'intake_emergency', $1::uuid::text, 'v1.a.b.c', 'New', 'One', now())`,
    [randomUUID(), id],
  );
  await query(
    `INSERT INTO "AuditEvent" ("actor", "action", "intakeId") VALUES ('patient', 'intake.received', $1)`,
    [id],
  );
  await query(
    open
      ? `INSERT INTO "QueueEntry" ("intakeId", "level", "levelRank", "receivedAt", "dueAt")
         SELECT "id", "level", array_position(ARRAY['EMERGENCY','URGENT','SOON','ROUTINE','SELF_CARE'], "level") - 1, "receivedAt", now()
         FROM "Intake" WHERE "id" = $1`
      : `INSERT INTO "Closure" ("id", "intakeId", "staffId", "outcome") SELECT gen_random_uuid(), $1, "id", 'other' FROM "StaffMember" LIMIT 1`,
    [id],
  );
  return id;
}

async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of TABLES) {
    const { rows } = await query(`SELECT count(*)::int AS "n" FROM "${table}"`);
    found[table] = rows[0].n;
  }
  return found;
}

it("what the first version stored is all there after the upgrade, and can be worked with", async () => {
  await install();
  const open = [
    await work("EMERGENCY", 1, "Quillane", true),
    await work("SOON", 2, "Quillby", true),
  ];
  const closed = await work("ROUTINE", 3, "Quillcot", false);
  const draft = randomUUID();
  await query(
    `INSERT INTO "Draft" ("id", "tokenHash", "answersSealed", "expiresAt") VALUES ($1::uuid, $1::uuid::text, $2, now() + interval '1 day')`,
    [draft, sealedThen("{}", "Draft.answersSealed", draft)],
  );
  await query(
    `INSERT INTO "StaffSession" ("tokenHash", "staffId", "expiresAt") VALUES ('x', $1, now() + interval '1 day')`,
    [STAFF],
  );
  const before = await counts();

  const { applied } = await migrateWithKey(here, env().DATA_KEY);
  expect(applied).toEqual(
    migrationsOnDisk()
      .slice(1)
      .map(({ name }) => name),
  );
  expect(await counts()).toEqual(before);

  const staff = staffForTest({ id: STAFF });
  const rows = await listQueue(staff, {}, 1, true);
  expect(rows.map(({ intakeId }) => intakeId)).toEqual(open);
  expect(rows.map(({ name }) => name?.split(" ").at(-1))).toEqual(["Quillane", "Quillby"]);
  expect(rows.some(({ unreadable }) => unreadable)).toBe(false);
  await indexContacts();
  const { rows: found } = await searchIntakes(staff, "Quillcot", 1);
  expect(found.map(({ intakeId }) => intakeId)).toContain(closed);
  const notes = await query(`SELECT "id", "bodySealed" FROM "Note"`);
  for (const { id, bodySealed } of notes.rows)
    expect(unseal(bodySealed, placeOf("Note.bodySealed", id))).toBe("Rang twice");
  expect(await listAttention(staff)).toEqual({ rows: [], all: 0 });
  await eraseExpired(new Date());
  expect((await counts()).Draft).toBe(1);
  await chainAuditLog();
  expect((await verifyAuditLog(here)).faults).toEqual([]);
});
