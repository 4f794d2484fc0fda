import { writeEvent } from "@/lib/audit/commands";
import { activeStaff } from "@/lib/auth/active-staff";
import { isPermitted } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { clockNow } from "@/lib/clock";
import { nameOf, readContact } from "@/lib/contact/open-contact";
import { placeOf } from "@/lib/crypto/places";
import { unseal } from "@/lib/crypto/seal";
import { Unsealing } from "@/lib/crypto/unsealing";
import { prisma } from "@/lib/db/client";
import { column, statement } from "@/lib/db/statement";
import type { HandoverRole } from "@/lib/queue/schema";
import type { Level } from "@/lib/triage/symptoms";

export type Colleague = { id: string; name: string };

/** Everybody else who works here, by name, at most 500. */
export function listColleagues(staff: Staff<"intake:read">): Promise<Colleague[]> {
  return prisma().staffMember.findMany({
    where: { ...activeStaff(), id: { not: staff.id } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
    take: 500,
  });
}

type About = {
  intakeId: string;
  reference: string;
  level: Level | null;
  name: string | null;
  /** Something of it could not be opened. */
  unreadable: boolean;
};

/** An unread note to this person. `level`: null when the intake is closed. */
export type Mention = About & { noteId: string; fromName: string; at: Date; text: string | null };

const MENTIONS = statement({
  name: "team_mentions",
  text: `SELECT n."id" AS "noteId", n."intakeId", i."reference", q."level", m."name" AS "fromName",
      n."createdAt" AS "at", n."bodySealed", c."contactId", c."contactSealed"
    FROM "UnreadNote" n JOIN "Intake" i ON i."id" = n."intakeId"
    LEFT JOIN "LatestContact" c ON c."intakeId" = i."id"
    JOIN "StaffMember" m ON m."id" = n."writerId"
    LEFT JOIN "QueueEntry" q ON q."intakeId" = i."id"
    WHERE n."readerId" = $staff AND ($intake::uuid IS NULL OR n."intakeId" = $intake)
    ORDER BY n."createdAt" LIMIT 100`,
  columns: {
    noteId: "uuid",
    intakeId: "uuid",
    reference: "text",
    level: column<Level | null>("text"),
    fromName: "text",
    at: "timestamptz",
    bodySealed: "text",
    contactId: "uuid?",
    contactSealed: "text?",
  },
});

/** The notes that this person has not read, oldest first, at most 100; of one intake, or of all. */
export async function listMentions(
  staff: Staff<"intake:read">,
  intakeId: string | null,
): Promise<Mention[]> {
  const rows = await MENTIONS.run({ staff: staff.id, intake: intakeId });
  return rows.map(({ bodySealed, contactId, contactSealed, ...row }) => {
    const unsealing = new Unsealing();
    const { noteId } = row;
    const name = nameOf(readContact(unsealing, { contactId, contactSealed }));
    const text = unsealing.take("Note", noteId, () => {
      return unseal(bodySealed, placeOf("Note.bodySealed", noteId));
    });
    return { ...row, name, text, unreadable: unsealing.unreadable };
  });
}

/** An open intake handed to this person or to their role. */
export type HandedTo = About & {
  fromName: string;
  /** The holder until it is claimed; null: nobody. */
  holderName: string | null;
  toRole: HandoverRole | null;
  at: Date;
  words: string | null;
  version: number;
};

/** A promised call for an intake that this person or nobody holds. */
export type DueCall = About & { nextTryAt: Date; holderName: string | null };

/**
 * What a colleague asks a second clinician to agree to: another level, or (`to`: null) closing an
 * emergency without contact.
 */
export type SecondAsked = About & { level: Level; askerName: string; to: Level | null; at: Date };

export type ForYou = {
  seconds: SecondAsked[];
  handed: HandedTo[];
  mentions: Mention[];
  calls: DueCall[];
  now: Date;
};

const HANDED = statement({
  name: "team_handed",
  text: `SELECT q."intakeId", q."level", q."version", i."reference", h."id" AS "handoverId", h."toRole",
      h."wordsSealed", h."createdAt" AS "at", f."name" AS "fromName", m."name" AS "holderName",
      c."contactId", c."contactSealed"
    FROM "HandedTo" mine JOIN "QueueEntry" q ON q."intakeId" = mine."intakeId"
    JOIN "Handover" h ON h."id" = mine."handoverId"
    JOIN "Intake" i ON i."id" = q."intakeId"
    LEFT JOIN "LatestContact" c ON c."intakeId" = i."id"
    JOIN "StaffMember" f ON f."id" = h."fromId"
    LEFT JOIN "StaffMember" m ON m."id" = q."claimedById"
    WHERE mine."staffId" = $staff
    ORDER BY q."levelRank", h."createdAt" LIMIT 100`,
  columns: {
    intakeId: "uuid",
    level: column<Level>("text"),
    version: "int4",
    reference: "text",
    handoverId: "uuid",
    toRole: column<HandoverRole | null>("text"),
    wordsSealed: "text?",
    at: "timestamptz",
    fromName: "text",
    holderName: "text?",
    contactId: "uuid?",
    contactSealed: "text?",
  },
});

async function listHanded(staff: Staff<"intake:read">): Promise<HandedTo[]> {
  const rows = await HANDED.run({ staff: staff.id });
  return rows.map(({ handoverId, wordsSealed, contactId, contactSealed, ...row }) => {
    const unsealing = new Unsealing();
    const name = nameOf(readContact(unsealing, { contactId, contactSealed }));
    const words = unsealing.take("Handover", handoverId, () => openWords(handoverId, wordsSealed));
    return { ...row, name, words, unreadable: unsealing.unreadable };
  });
}

/** The line of text with a hand-over; null without one. */
export function openWords(handoverId: string, sealed: string | null): string | null {
  return sealed && unseal(sealed, placeOf("Handover.wordsSealed", handoverId));
}

const CALLS = statement({
  name: "team_calls",
  text: `SELECT q."intakeId", q."level", q."nextTryAt", i."reference", m."name" AS "holderName",
      c."contactId", c."contactSealed"
    FROM "QueueEntry" q JOIN "Intake" i ON i."id" = q."intakeId"
    LEFT JOIN "LatestContact" c ON c."intakeId" = i."id"
    LEFT JOIN "StaffMember" m ON m."id" = q."claimedById"
    WHERE q."nextTryAt" IS NOT NULL AND coalesce(q."claimedById", $staff) = $staff
    ORDER BY q."nextTryAt" LIMIT 100`,
  columns: {
    intakeId: "uuid",
    level: column<Level>("text"),
    nextTryAt: "timestamptz",
    reference: "text",
    holderName: "text?",
    contactId: "uuid?",
    contactSealed: "text?",
  },
});

async function listCalls(staff: Staff<"intake:read">): Promise<DueCall[]> {
  const rows = await CALLS.run({ staff: staff.id });
  return rows.map(({ contactId, contactSealed, ...row }) => {
    const unsealing = new Unsealing();
    const name = nameOf(readContact(unsealing, { contactId, contactSealed }));
    return { ...row, name, unreadable: unsealing.unreadable };
  });
}

const SECONDS = statement({
  name: "team_seconds",
  text: `SELECT p."intakeId", q."level", i."reference", m."name" AS "askerName", p."level" AS "to",
      p."createdAt" AS "at", c."contactId", c."contactSealed"
    FROM (SELECT r."intakeId", r."staffId", r."level", r."createdAt" FROM "PendingReview" r
      UNION ALL SELECT r."intakeId", r."staffId", NULL, r."createdAt" FROM "PendingClosure" r) p
    JOIN "QueueEntry" q ON q."intakeId" = p."intakeId"
    JOIN "Intake" i ON i."id" = p."intakeId"
    JOIN "StaffMember" m ON m."id" = p."staffId"
    LEFT JOIN "LatestContact" c ON c."intakeId" = i."id"
    WHERE p."staffId" <> $staff ORDER BY p."createdAt" LIMIT 100`,
  columns: {
    intakeId: "uuid",
    level: column<Level>("text"),
    reference: "text",
    askerName: "text",
    to: column<Level | null>("text"),
    at: "timestamptz",
    contactId: "uuid?",
    contactSealed: "text?",
  },
});

/** For a clinician: what colleagues ask a second one to agree to. For anybody else nothing. */
async function listSeconds(staff: Staff<"intake:read">): Promise<SecondAsked[]> {
  if (!isPermitted(staff.role, "review:record")) return [];
  const rows = await SECONDS.run({ staff: staff.id });
  return rows.map(({ contactId, contactSealed, ...row }) => {
    const unsealing = new Unsealing();
    const name = nameOf(readContact(unsealing, { contactId, contactSealed }));
    return { ...row, name, unreadable: unsealing.unreadable };
  });
}

/**
 * What waits for this person: reviews that need a second clinician, intakes handed to them or to
 * their role, notes to them, and promised calls, due first. Records the view of the names in the audit log.
 */
export async function listForYou(staff: Staff<"intake:read">): Promise<ForYou> {
  await writeEvent({ action: "team.viewed", staffId: staff.id });
  const [seconds, handed, mentions, calls] = await Promise.all([
    listSeconds(staff),
    listHanded(staff),
    listMentions(staff, null),
    listCalls(staff),
  ]);
  return { seconds, handed, mentions, calls, now: clockNow() };
}
