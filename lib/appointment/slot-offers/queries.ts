import {
  emergencySql,
  MAY_ANSWER,
  MAY_BE_OFFERED,
} from "@/lib/appointment/waitlist/may-be-offered";
import type { DayPart } from "@/lib/appointment/waitlist/schema";
import { hashToken } from "@/lib/crypto/token";
import { column, type RowOf, statement } from "@/lib/db/statement";
import type { Level } from "@/lib/triage/symptoms";
import type { Wanted } from "./fitting";

const TO_OFFER = statement({
  name: "offer_list_waiting",
  text: `SELECT w."id", w."intakeId", w."visitTypeId", w."clinicianId", w."locationId", w."dayPart", w."wantedBy",
      coalesce(q."level", e."level") AS "level",
      ARRAY(SELECT o."clinicianId" || ' ' || floor(extract(epoch FROM o."startsAt") * 1000)::bigint
        FROM "SlotOffer" o WHERE o."entryId" = w."id" AND o."answer" <> 'withdrawn') AS "offered"
    FROM "WaitlistEntry" w JOIN "EffectiveLevel" e ON e."intakeId" = w."intakeId"
    LEFT JOIN "QueueEntry" q ON q."intakeId" = w."intakeId"
    WHERE w."outcome" IS NULL AND w."wantedBy" > $now::timestamptz AND coalesce(q."level", e."level") <> 'EMERGENCY'
      AND NOT EXISTS (SELECT 1 FROM "SlotOffer" o WHERE o."entryId" = w."id" AND o."answer" IS NULL)
    ORDER BY level_rank(coalesce(q."level", e."level")), w."since", w."id"`,
  columns: {
    id: "uuid",
    intakeId: "uuid",
    visitTypeId: "uuid",
    clinicianId: "uuid?",
    locationId: "uuid?",
    dayPart: column<DayPart>("text"),
    wantedBy: "timestamptz",
    level: column<Level>("text"),
    offered: "text[]",
  },
});
export type ToOffer = RowOf<typeof TO_OFFER> & Wanted;

/**
 * The patients who wait for an offer, most severe, then oldest first. Leaves out those at EMERGENCY, and those
 * with an offer to answer. Whether one may be offered a time, `mayBeOffered` says.
 */
export async function listToOffer(now: Date): Promise<ToOffer[]> {
  return TO_OFFER.run({ now });
}

const MAY = statement({
  name: "offer_may_be_made",
  text: `SELECT w."id" FROM "WaitlistEntry" w WHERE w."id" = $entry::uuid AND ${MAY_BE_OFFERED}`,
  columns: { id: "uuid" },
});

/**
 * Whether this patient gets an offer, and is not called by staff instead (`MAY_BE_OFFERED`). It looks for the
 * same person in other intakes, so it is asked only when there is a time for them.
 */
export async function mayBeOffered({ id: entry }: Pick<ToOffer, "id">): Promise<boolean> {
  return (await MAY.run({ entry })).length > 0;
}

/**
 * Condition of the open offer `o` of the entry `w` with its hold `a`: it can take place, its kind of visit
 * is open to the patient's level, they need not be seen sooner than when it was made, and they may answer
 * by themselves.
 */
export const HOLDS_GOOD = `(can_take_place(a) AND EXISTS (SELECT 1 FROM "EffectiveLevel" base
      LEFT JOIN "QueueEntry" entry ON entry."intakeId" = base."intakeId"
      CROSS JOIN LATERAL (SELECT coalesce(entry."level", base."level") AS "level") now_at
      JOIN "VisitType" kind ON kind."id" = a."visitTypeId" AND kind."closedAt" IS NULL
        AND now_at."level" = ANY (kind."levels")
      WHERE base."intakeId" = w."intakeId" AND now_at."level" <> 'EMERGENCY'
        AND level_rank(now_at."level") >= level_rank(coalesce(o."level", now_at."level")))
    AND ${MAY_ANSWER})`;

const BY_TOKEN = statement({
  name: "offer_by_token",
  text: `SELECT w."intakeId", a."startsAt", a."endsAt", o."expiresAt", m."name" AS "clinicianName",
      v."name" AS "visitType", v."mode", l."name" AS "location", l."address", l."zone",
      coalesce(q."level", e."level") = 'EMERGENCY' OR q."worseSince" IS NOT NULL
        OR ${emergencySql('w."intakeId"')} AS "helpFirst", ${HOLDS_GOOD} AS "holdsGood"
    FROM "SlotOffer" o JOIN "WaitlistEntry" w ON w."id" = o."entryId"
    JOIN "Appointment" a ON a."id" = o."appointmentId" AND a."status" = 'hold'
    JOIN "StaffMember" m ON m."id" = a."clinicianId"
    JOIN "EffectiveLevel" e ON e."intakeId" = w."intakeId" LEFT JOIN "QueueEntry" q ON q."intakeId" = w."intakeId"
    LEFT JOIN "VisitType" v ON v."id" = a."visitTypeId" LEFT JOIN "Location" l ON l."id" = a."locationId"
    WHERE o."tokenHash" = $token AND o."answer" IS NULL AND o."expiresAt" > now() AND w."outcome" IS NULL`,
  columns: {
    intakeId: "uuid",
    startsAt: "timestamptz",
    endsAt: "timestamptz",
    expiresAt: "timestamptz",
    clinicianName: "text",
    visitType: "text?",
    mode: column<"in_person" | "phone" | "video" | null>("text"),
    location: "text?",
    address: "text?",
    zone: "text?",
    /** An emergency by now, or the patient said that it is worse: no time must soothe them. */
    helpFirst: "bool",
    /** It can still be accepted. */
    holdsGood: "bool",
  },
});
export type OpenOffer = RowOf<typeof BY_TOKEN>;

const JUST_ACCEPTED = statement({
  name: "offer_just_accepted",
  text: `SELECT w."intakeId" FROM "SlotOffer" o JOIN "WaitlistEntry" w ON w."id" = o."entryId"
    WHERE o."tokenHash" = $token AND o."answer" = 'accepted' AND o."answeredAt" > now() - interval '15 minutes'`,
  columns: { intakeId: "uuid" },
});

/**
 * The intake for which this link's offer was accepted in the last quarter of an hour, whose answer may
 * have been lost on its way; null otherwise.
 */
export async function findJustAccepted(token: string): Promise<string | null> {
  const [row] = await JUST_ACCEPTED.run({ token: hashToken(token) });
  return row?.intakeId ?? null;
}

/** The offer that a private link opens; null when it was used, has expired or never existed. */
export async function findOpenOffer(token: string): Promise<OpenOffer | null> {
  const [row] = await BY_TOKEN.run({ token: hashToken(token) });
  return row ?? null;
}
