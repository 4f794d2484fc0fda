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
        FROM "SlotOffer" o WHERE o."entryId" = w."id") AS "offered"
    FROM "WaitlistEntry" w JOIN "EffectiveLevel" e ON e."intakeId" = w."intakeId"
    LEFT JOIN "QueueEntry" q ON q."intakeId" = w."intakeId"
    WHERE w."outcome" IS NULL AND w."wantedBy" > $now::timestamptz AND coalesce(q."level", e."level") <> 'EMERGENCY'
      AND NOT EXISTS (SELECT 1 FROM "SlotOffer" o WHERE o."entryId" = w."id" AND o."answer" IS NULL)
      AND EXISTS (SELECT 1 FROM "Consent" x WHERE x."intakeId" = w."intakeId" AND x."kind" = 'messages'
        AND NOT EXISTS (SELECT 1 FROM "ConsentWithdrawal" y WHERE y."consentId" = x."id"))
    ORDER BY level_rank(coalesce(q."level", e."level")), w."since", w."id" LIMIT 100`,
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
 * The patients who can be offered a time now, most severe, then oldest first, at most 100. Leaves out
 * those at EMERGENCY, those with an offer to answer, and those who want no messages.
 */
export async function listToOffer(now: Date): Promise<ToOffer[]> {
  return TO_OFFER.run({ now });
}

const BY_TOKEN = statement({
  name: "offer_by_token",
  text: `SELECT w."intakeId", a."startsAt", a."endsAt", o."expiresAt", m."name" AS "clinicianName",
      v."name" AS "visitType", v."mode", l."name" AS "location", l."address", l."zone",
      coalesce(q."level", e."level") = 'EMERGENCY' OR q."worseSince" IS NOT NULL AS "helpFirst"
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
  },
});
export type OpenOffer = RowOf<typeof BY_TOKEN>;

/** The offer that a private link opens; null when it was used, has expired or never existed. */
export async function findOpenOffer(token: string): Promise<OpenOffer | null> {
  const [row] = await BY_TOKEN.run({ token: hashToken(token) });
  return row ?? null;
}
