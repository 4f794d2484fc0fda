import type { Staff } from "@/lib/auth/staff";
import { nameOf, openContact, type SealedContact } from "@/lib/contact/open-contact";
import { unseal } from "@/lib/crypto/seal";
import { sql } from "@/lib/db/client";
import type { HandoverRole } from "@/lib/queue/schema";
import type { Level } from "@/lib/triage/symptoms";

export type Colleague = { id: string; name: string };

/** Everybody else who works here, by name, at most 500. */
export function listColleagues(staff: Staff<"intake:read">): Promise<Colleague[]> {
  return sql<Colleague>(
    "team_colleagues",
    `SELECT "id", "name" FROM "StaffMember" WHERE "disabledAt" IS NULL AND "id" <> $1
     ORDER BY "name" LIMIT 500`,
    [staff.id],
  );
}

type About = { intakeId: string; reference: string; level: Level | null; name: string | null };

/** A note that is meant for this person and not read yet. `level`: null when the intake is closed. */
export type Mention = About & { noteId: string; fromName: string; at: Date; text: string };

type SealedMention = Omit<Mention, "name" | "text"> & SealedContact & { bodySealed: string };

const CONTACT = `LEFT JOIN LATERAL (SELECT x."id", x."contactSealed" FROM "IntakeContact" x
    WHERE x."intakeId" = i."id" ORDER BY x."createdAt" DESC LIMIT 1) c ON true`;

/** The notes that this person has not read, oldest first, at most 100; of one intake, or of all. */
export async function listMentions(
  staff: Staff<"intake:read">,
  intakeId: string | null,
): Promise<Mention[]> {
  const rows = await sql<SealedMention>(
    "team_mentions",
    `SELECT n."id" AS "noteId", n."intakeId", i."reference", q."level", m."name" AS "fromName",
       n."createdAt" AS "at", n."bodySealed", c."id" AS "contactId", c."contactSealed"
     FROM "Mention" x JOIN "Note" n ON n."id" = x."noteId" JOIN "Intake" i ON i."id" = n."intakeId"
     JOIN "StaffMember" m ON m."id" = n."staffId"
     LEFT JOIN "QueueEntry" q ON q."intakeId" = i."id" ${CONTACT}
     WHERE x."staffId" = $1 AND x."readAt" IS NULL AND n."takenBackAt" IS NULL AND ($2::uuid IS NULL OR n."intakeId" = $2)
     ORDER BY n."createdAt" LIMIT 100`,
    [staff.id, intakeId],
  );
  return rows.map(({ bodySealed, contactId, contactSealed, ...row }) => ({
    ...row,
    name: nameOf(openContact({ contactId, contactSealed })),
    text: unseal(bodySealed, { table: "Note", column: "bodySealed", rowId: row.noteId }),
  }));
}

/** An open intake that is meant for this person, or for whoever has their role. */
export type HandedTo = About & {
  fromName: string;
  /** Who has it until it is taken; null: nobody. */
  holderName: string | null;
  toRole: HandoverRole | null;
  at: Date;
  words: string | null;
  version: number;
};

/** A call that somebody said they would try again, of an intake that one has or nobody has. */
export type DueCall = About & { nextTryAt: Date; holderName: string | null };

export type ForYou = { handed: HandedTo[]; mentions: Mention[]; calls: DueCall[]; now: Date };

type SealedHanded = Omit<HandedTo, "name" | "words"> &
  SealedContact & { handoverId: string; wordsSealed: string | null };

const HANDED = `SELECT q."intakeId", q."level", q."version", i."reference", h."id" AS "handoverId", h."toRole",
    h."wordsSealed", h."createdAt" AS "at", f."name" AS "fromName", m."name" AS "holderName",
    c."id" AS "contactId", c."contactSealed"
  FROM "QueueEntry" q JOIN "Handover" h ON h."id" = q."handoverId"
  JOIN "Intake" i ON i."id" = q."intakeId" JOIN "StaffMember" f ON f."id" = h."fromId"
  LEFT JOIN "StaffMember" m ON m."id" = q."claimedById" ${CONTACT}
  WHERE h."toId" = $1 OR (h."toRole" = $2 AND q."claimedById" IS DISTINCT FROM $1)
  ORDER BY q."levelRank", h."createdAt" LIMIT 100`;

async function listHanded(staff: Staff<"intake:read">): Promise<HandedTo[]> {
  const rows = await sql<SealedHanded>("team_handed", HANDED, [staff.id, staff.role]);
  return rows.map(({ handoverId, wordsSealed, contactId, contactSealed, ...row }) => ({
    ...row,
    name: nameOf(openContact({ contactId, contactSealed })),
    words: openWords(handoverId, wordsSealed),
  }));
}

/** The line that goes with a hand-over; null without one. */
export function openWords(handoverId: string, sealed: string | null): string | null {
  return sealed && unseal(sealed, { table: "Handover", column: "wordsSealed", rowId: handoverId });
}

async function listCalls(staff: Staff<"intake:read">): Promise<DueCall[]> {
  const rows = await sql<Omit<DueCall, "name"> & SealedContact>(
    "team_calls",
    `SELECT q."intakeId", q."level", q."nextTryAt", i."reference", m."name" AS "holderName",
       c."id" AS "contactId", c."contactSealed"
     FROM "QueueEntry" q JOIN "Intake" i ON i."id" = q."intakeId"
     LEFT JOIN "StaffMember" m ON m."id" = q."claimedById" ${CONTACT}
     WHERE q."nextTryAt" IS NOT NULL AND coalesce(q."claimedById", $1) = $1
     ORDER BY q."nextTryAt" LIMIT 100`,
    [staff.id],
  );
  return rows.map(({ contactId, contactSealed, ...row }) => ({
    ...row,
    name: nameOf(openContact({ contactId, contactSealed })),
  }));
}

/**
 * What waits for this person: intakes handed to them or to their role, notes to them, and calls that
 * were promised, due first. Looking at the names goes into the trail.
 */
export async function listForYou(staff: Staff<"intake:read">): Promise<ForYou> {
  await sql(
    "team_viewed",
    `INSERT INTO "AuditEvent" ("actor", "staffId", "action") VALUES ('staff', $1, 'team.viewed')`,
    [staff.id],
  );
  const [handed, mentions, calls] = await Promise.all([
    listHanded(staff),
    listMentions(staff, null),
    listCalls(staff),
  ]);
  return { handed, mentions, calls, now: new Date() };
}
