import { z } from "zod";
import { trail } from "@/lib/audit/trail";
import { requireFreshFactor } from "@/lib/auth/factor";
import type { Staff } from "@/lib/auth/staff";
import { nameOf, readContact } from "@/lib/contact/open-contact";
import { placeOf } from "@/lib/crypto/places";
import { unseal } from "@/lib/crypto/seal";
import { Unsealing } from "@/lib/crypto/unsealing";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { Rejection } from "@/lib/errors";
import { surelyPersonsIntakesSql, visitorSql } from "@/lib/person/same/related";
import type { Level } from "@/lib/triage/symptoms";
import { type CopiedRow, type CopiedTable, openCopied } from "./copied";
import { type Obstacle, obstacleSql } from "./obstacle";
import { TABLES_OF_PERSON } from "./tables";

const IdSchema = z.uuid();

const INTAKES = statement({
  name: "person_intakes",
  text: `WITH RECURSIVE ${visitorSql("$intake")},
    own_intakes AS (SELECT i.* FROM "Intake" i WHERE i."id" IN ${surelyPersonsIntakesSql}),
    looked AS (${trail({
      action: "person.data_viewed",
      staff: "$staff",
      intake: '"id"',
      from: "own_intakes",
      where: '"id" = $intake',
    })})
    SELECT i."id", i."reference", i."receivedAt", coalesce(q."level", e."level") AS "level",
      q."intakeId" IS NOT NULL AS "open", c."contactId", c."contactSealed", ${obstacleSql('i."id"')} AS "obstacle"
    FROM own_intakes i JOIN "EffectiveLevel" e ON e."intakeId" = i."id"
    LEFT JOIN "QueueEntry" q ON q."intakeId" = i."id"
    LEFT JOIN "LatestContact" c ON c."intakeId" = i."id"
    ORDER BY i."receivedAt", i."id"`,
  columns: {
    id: "uuid",
    reference: "text",
    receivedAt: "timestamptz",
    level: column<Level>("text"),
    open: "bool",
    contactId: "uuid?",
    contactSealed: "text?",
    obstacle: column<Obstacle | null>("text"),
  },
});

/** One hold has a row for each intake of the person, all of one moment and by one person. */
const HOLDS = statement({
  name: "person_holds",
  text: `SELECT DISTINCT ON (h."createdAt", h."staffId") h."id", h."reasonSealed", h."createdAt", s."name" AS "by"
    FROM "LegalHold" h JOIN "StaffMember" s ON s."id" = h."staffId"
    WHERE h."intakeId" = ANY ($intakes::uuid[]) AND h."endedAt" IS NULL ORDER BY h."createdAt", h."staffId", h."id"`,
  columns: { id: "uuid", reasonSealed: "text", createdAt: "timestamptz", by: "text" },
});

const COUNTS = statement({
  name: "person_row_counts",
  text: TABLES_OF_PERSON.map(
    ({ table, rows }) =>
      `SELECT '${table}' AS "table", count(*)::int AS "rows" FROM "${table}" t WHERE ${rows}`,
  ).join(" UNION ALL "),
  columns: { table: "text", rows: "int4" },
});

type SealedIntake = RowOf<typeof INTAKES>;
export type PersonsIntake = Omit<SealedIntake, "contactId" | "contactSealed"> & {
  name: string | null;
};

export type PersonData = {
  /** The intakes that count as this person's, oldest first, with why one cannot be erased now. */
  intakes: PersonsIntake[];
  /** The open holds, oldest first. A reason that no key opens is null. */
  holds: { id: string; by: string; createdAt: Date; reason: string | null }[];
  /** How many rows of each table an erasure takes away. */
  rows: { table: string; rows: number }[];
};

/**
 * What is stored about the person of an intake: all intakes that staff linked with it or that match in
 * date of birth, phone, surname and given name. Records the look in the audit log. Null for an
 * unknown intake.
 */
export async function findPersonData(
  staff: Staff<"person:data">,
  intakeId: string,
): Promise<PersonData | null> {
  if (!IdSchema.safeParse(intakeId).success) return null;
  const sealed = await INTAKES.run({ staff: staff.id, intake: intakeId });
  if (sealed.length === 0) return null;
  const intakes = sealed.map(({ id }) => id);
  const [holds, counts] = await Promise.all([HOLDS.run({ intakes }), COUNTS.run({ intakes })]);
  return {
    intakes: sealed.map(({ contactId, contactSealed, ...intake }) => ({
      ...intake,
      name: nameOf(readContact(new Unsealing(), { contactId, contactSealed })),
    })),
    holds: holds.map(({ reasonSealed, ...hold }) => ({
      ...hold,
      reason: new Unsealing().take("LegalHold", hold.id, () =>
        unseal(reasonSealed, placeOf("LegalHold.reasonSealed", hold.id)),
      ),
    })),
    rows: counts.filter(({ rows }) => rows > 0),
  };
}

const LAST_ERASURE = statement({
  name: "person_last_erasure",
  text: `SELECT "at", count(*)::int AS "intakes" FROM "AuditEvent"
    WHERE "staffId" = $staff::uuid AND "action" = 'person.erased' AND "at" > now() - interval '1 day'
    GROUP BY "at" ORDER BY "at" DESC LIMIT 1`,
  columns: { at: "timestamptz", intakes: "int4" },
});

/** When this person erased a patient's data last, and how many intakes; null when not within a day. */
export async function findLastErasure(
  staff: Staff<"person:data">,
): Promise<{ at: Date; intakes: number } | null> {
  const [last] = await LAST_ERASURE.run({ staff: staff.id });
  return last ?? null;
}

const COPY = statement({
  name: "person_copy",
  text: `WITH copied AS (${trail({
    action: "person.exported",
    staff: "$staff",
    intake: '"id"',
    from: `unnest($intakes::uuid[]) AS given("id")`,
  })})
    ${TABLES_OF_PERSON.flatMap(({ table, copied }) =>
      copied
        ? [`SELECT '${table}' AS "table", to_jsonb(t) AS "row" FROM "${table}" t WHERE ${copied}`]
        : [],
    ).join(" UNION ALL ")}
    UNION ALL SELECT 'AuditEvent', to_jsonb(t) FROM "AuditEvent" t WHERE t."intakeId" = ANY ($intakes::uuid[])`,
  columns: { table: "text", row: column<Record<string, unknown>>("jsonb") },
});

const STAFF_NAMES = statement({
  name: "person_copy_staff",
  text: `SELECT "id", "name" FROM "StaffMember"`,
  columns: { id: "uuid", name: "text" },
});

/**
 * Everything about the person of an intake, opened, for the person's own copy: each table with its
 * rows. Records the copy at each intake. Needs a fresh second factor, and is refused while data is sealed
 * anew with another key, when not all intakes are known. Null for an unknown intake.
 */
export async function copyPersonData(
  staff: Staff<"person:data">,
  intakeId: string,
): Promise<CopiedTable[] | null> {
  await requireFreshFactor(staff);
  const person = await findPersonData(staff, intakeId);
  if (!person) return null;
  if (person.intakes.some(({ obstacle }) => obstacle === "keys"))
    throw new Rejection("keys_change");
  const intakes = person.intakes.map(({ id }) => id);
  const [rows, people] = await Promise.all([
    COPY.run({ staff: staff.id, intakes }),
    STAFF_NAMES.run({}),
  ]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const tables = new Map<string, CopiedRow[]>();
  for (const { table, row } of rows)
    tables.set(table, [...(tables.get(table) ?? []), openCopied(table, row, names)]);
  return [...tables].map(([table, copied]) => ({ table, rows: copied }));
}
