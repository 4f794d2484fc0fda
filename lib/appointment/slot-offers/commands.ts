import { randomUUID } from "node:crypto";
import { linkEnd } from "@/lib/aftercare/commands";
import { findRecipient, type Recipient } from "@/lib/aftercare/patient-messages";
import { type BookableTime, bookableTimesFor } from "@/lib/appointment/bookable/queries";
import { takenSql, takeTimeSql } from "@/lib/appointment/booking-sql";
import { bookingClock, findChosen, timeValues, unlessTaken } from "@/lib/appointment/chosen";
import { findVisitType } from "@/lib/appointment/visit-type/queries";
import { bookingWindow } from "@/lib/appointment/window";
import { trail } from "@/lib/audit/trail";
import { freshSettings, setting } from "@/lib/clinic/settings/current-settings";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { hashToken, newToken } from "@/lib/crypto/token";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { Rejection } from "@/lib/errors";
import { translatorIn } from "@/lib/i18n/translator";
import { logFailed } from "@/lib/log";
import { queueDelivery } from "@/lib/notify/deliver";
import { earliestOffer, firstFitting, isWaking, offerEnd } from "./fitting";
import { offerLetter } from "./letter";
import { HOLDS_GOOD, listToOffer, mayBeOffered, type ToOffer } from "./queries";

const EXPIRE = statement({
  name: "offer_expire",
  text: `WITH over AS (
      SELECT "id" FROM "SlotOffer" WHERE "answer" IS NULL AND "expiresAt" <= $now::timestamptz
      ORDER BY "id" FOR UPDATE SKIP LOCKED),
    expired AS (
      UPDATE "SlotOffer" o SET "answer" = 'expired', "answeredAt" = $now FROM over WHERE o."id" = over."id"
      RETURNING o."id", o."entryId", o."appointmentId"),
    freed AS (
      DELETE FROM "Appointment" a USING expired WHERE a."id" = expired."appointmentId" AND a."status" = 'hold'),
    audited AS (${trail({
      action: "offer.expired",
      actor: "system",
      intake: 'w."intakeId"',
      detail: { offerId: 'expired."id"' },
      from: `expired JOIN "WaitlistEntry" w ON w."id" = expired."entryId"`,
    })})
    SELECT "id" FROM expired`,
  columns: { id: "uuid" },
});

const WITHDRAW = statement({
  name: "offer_withdraw",
  text: `WITH off AS (
      SELECT o."id" FROM "SlotOffer" o JOIN "WaitlistEntry" w ON w."id" = o."entryId"
      JOIN "Appointment" a ON a."id" = o."appointmentId" AND a."status" = 'hold'
      WHERE o."answer" IS NULL AND NOT ${HOLDS_GOOD} ORDER BY o."id" FOR UPDATE OF o SKIP LOCKED),
    withdrawn AS (
      UPDATE "SlotOffer" o SET "answer" = 'withdrawn', "answeredAt" = $now::timestamptz FROM off WHERE o."id" = off."id"
      RETURNING o."id", o."entryId", o."appointmentId"),
    freed AS (
      DELETE FROM "Appointment" a USING withdrawn WHERE a."id" = withdrawn."appointmentId" AND a."status" = 'hold'),
    taken_back AS (
      UPDATE "OutboundMessage" m SET "resolvedAt" = $now FROM withdrawn
      WHERE m."dedupeKey" = 'patient_offer:' || withdrawn."id" AND m."sentAt" IS NULL AND m."resolvedAt" IS NULL),
    audited AS (${trail({
      action: "offer.withdrawn",
      actor: "system",
      intake: 'w."intakeId"',
      detail: { offerId: 'withdrawn."id"' },
      from: `withdrawn JOIN "WaitlistEntry" w ON w."id" = withdrawn."entryId"`,
    })})
    SELECT "id" FROM withdrawn`,
  columns: { id: "uuid" },
});

// The time is kept, the message written and its link made in one statement, or nothing is. Of several
// workers one gets the time; the key of the open offer keeps a second one from the same patient.
const OFFER = statement({
  name: "offer_make",
  text: `WITH RECURSIVE ${takeTimeSql(
    `entry AS (SELECT * FROM "WaitlistEntry" WHERE "id" = $entry::uuid AND "outcome" IS NULL FOR UPDATE),`,
    `WHEN NOT EXISTS (SELECT 1 FROM entry) OR EXISTS (
        SELECT 1 FROM "SlotOffer" o WHERE o."entryId" = $entry AND o."answer" IS NULL)
      OR EXISTS (SELECT 1 FROM "ConsentWithdrawal" y WHERE y."consentId" = $consent::uuid) THEN 'changed_meanwhile'`,
  )},
    held AS (${takenSql({ by: "system", holdUntil: "$expires::timestamptz" })}),
    offer AS (
      INSERT INTO "SlotOffer" ("id", "entryId", "appointmentId", "clinicianId", "startsAt", "tokenHash", "createdAt",
        "expiresAt", "level")
      SELECT $offer::uuid, $entry, "id", $clinician, $startsAt, $token::text, $now::timestamptz, $expires, $level::text
      FROM held
      RETURNING "id", "entryId", "appointmentId"),
    message AS (
      INSERT INTO "OutboundMessage" ("id", "intakeId", "kind", "dedupeKey", "recipientSealed", "subject",
        "bodySealed", "channel", "createdAt", "sendBy")
      SELECT $message::uuid, $intake, 'patient_offer', 'patient_offer:' || "id", $recipientSealed, $subject,
        $bodySealed, $channel, $now, $expires FROM offer RETURNING "id"),
    link AS (
      INSERT INTO "PatientLink" ("tokenHash", "intakeId", "createdAt", "expiresAt")
      SELECT $stopToken, $intake, $now, $linkEnd::timestamptz FROM message),
    audited AS (${trail({
      action: "offer.made",
      actor: "system",
      intake: "$intake",
      detail: { offerId: '"id"', entryId: '"entryId"', appointmentId: '"appointmentId"' },
      from: "offer",
    })} RETURNING 1),
    written AS (${trail({
      action: "message.written",
      actor: "system",
      intake: "$intake",
      detail: { kind: "'patient_offer'" },
      from: `message, (SELECT count(*) FROM audited) AS "first"`,
    })})
    SELECT "code" FROM ruling`,
  columns: { code: "text" },
});

/** Free times by kind of visit and level, as long as nothing takes one of them. */
type FreeTimes = Map<string, BookableTime[]>;

async function freeTimes(waits: ToOffer, now: Date, known: FreeTimes): Promise<BookableTime[]> {
  const { visitTypeId, level } = waits;
  const key = `${visitTypeId} ${level}`;
  const found = known.get(key);
  if (found) return found;
  const visit = await findVisitType(visitTypeId);
  // A time on a later day than patients of this level choose themselves would only soothe them.
  const window = bookingWindow(level, "patient", { ...bookingClock(), now });
  const from = earliestOffer(now);
  const [free = []] =
    visit && window ? await bookableTimesFor("staff", [visit], { level, from, to: window.to }) : [];
  known.set(key, free);
  return free;
}

type Making = { waits: ToOffer; offer: BookableTime; recipient: Recipient; now: Date };

/** Keeps this time for the patient and writes to them. False: somebody else got it meanwhile. */
async function makeOffer({ waits, offer, recipient, now }: Making): Promise<boolean> {
  const { intakeId: intake, level } = waits;
  const chosen = await findChosen(offer, { level, by: "staff" });
  const expires = offerEnd(now, offer.startsAt, Number(setting("follow_up").offer_hours));
  const [token, stopToken, message] = [newToken(), newToken(), randomUUID()];
  const { locale, channel, address, consentId, name } = recipient;
  const letter = offerLetter(translatorIn(locale), offer, {
    ...{ locale, channel, name, token, stopToken, expiresAt: expires },
  });
  const made = OFFER.run({
    ...{ ...timeValues(chosen), moves: null, overbook: null, intake, now, expires },
    ...{ entry: waits.id, level, offer: randomUUID(), token: hashToken(token), consent: consentId },
    ...{ message, channel, subject: letter.subject },
    recipientSealed: seal(address, placeOf("OutboundMessage.recipientSealed", message)),
    bodySealed: seal(letter.text, placeOf("OutboundMessage.bodySealed", message)),
    ...{ stopToken: hashToken(stopToken), linkEnd: linkEnd(now) },
  });
  const [row] = await unlessTaken(made);
  if (row?.code !== "done") return false;
  await queueDelivery(intake);
  return true;
}

/** Offers the first time that fits to one patient, if there is one, and if they can be written to. */
async function offerTo(waits: ToOffer, now: Date, known: FreeTimes): Promise<boolean> {
  const offer = firstFitting(await freeTimes(waits, now, known), waits);
  if (!offer || !(await mayBeOffered(waits))) return false;
  const recipient = await findRecipient(waits.intakeId);
  if (!recipient) return false;
  known.clear();
  return makeOffer({ waits, offer, recipient, now });
}

/**
 * Ends offers that nobody answered in time, and those that hold good no longer; then offers free times to the patients who wait: most
 * severe, then oldest first, one time to one patient at a time. A time that a patient did not take is offered to
 * the next, and to them no more. At night nothing is offered. Runs every minute; returns how many
 * offers were made.
 */
export async function offerTimes(now: Date): Promise<number> {
  await freshSettings();
  await EXPIRE.run({ now });
  await WITHDRAW.run({ now });
  if (!isWaking(now, env().CLINIC_TIME_ZONE)) return 0;
  const known: FreeTimes = new Map();
  let made = 0;
  for (const waits of await listToOffer(now)) {
    try {
      if (await offerTo(waits, now, known)) made += 1;
    } catch (error) {
      // Somebody else got the time; the next run looks again. What fails for one holds up no other.
      if (!(error instanceof Rejection)) logFailed("offer_not_made", error);
    }
  }
  return made;
}

const OPEN_OFFER = `offer AS (
    SELECT o."id", o."appointmentId", w."intakeId" FROM "SlotOffer" o JOIN "WaitlistEntry" w ON w."id" = o."entryId"
    WHERE o."tokenHash" = $token AND o."answer" IS NULL AND o."expiresAt" > now() AND w."outcome" IS NULL
    FOR UPDATE OF o)`;

// A trigger ends the waiting.
const ACCEPT = statement({
  name: "offer_accept",
  text: `WITH ${OPEN_OFFER},
    hold AS (
      SELECT a."id" FROM offer JOIN "SlotOffer" o ON o."id" = offer."id"
      JOIN "WaitlistEntry" w ON w."id" = o."entryId" JOIN "Appointment" a ON a."id" = o."appointmentId"
      WHERE a."status" = 'hold' AND a."startsAt" > now() AND ${HOLDS_GOOD} FOR UPDATE OF a),
    booked AS (
      UPDATE "Appointment" a SET "holdUntil" = NULL, "bookedAt" = now() FROM hold
      WHERE a."id" = hold."id" RETURNING a."id", a."intakeId"),
    accepted AS (
      UPDATE "SlotOffer" o SET "answer" = 'accepted', "answeredAt" = now() FROM offer, booked
      WHERE o."id" = offer."id" RETURNING o."id", offer."intakeId"),
    audited AS (${trail({
      action: "offer.accepted",
      actor: "patient",
      intake: '"intakeId"',
      detail: { offerId: '"id"' },
      from: "accepted",
    })} RETURNING 1),
    audited_booking AS (${trail({
      action: "appointment.booked",
      actor: "patient",
      intake: '"intakeId"',
      detail: { appointmentId: '"id"' },
      from: `booked, (SELECT count(*) FROM audited) AS "first"`,
    })})
    SELECT "intakeId" FROM accepted`,
  columns: { intakeId: "uuid" },
});

/**
 * The patient takes the offered time: it is booked, and they wait no longer. False: it is over, or holds
 * good no longer; then they wait on.
 */
export async function acceptOffer(token: string): Promise<boolean> {
  return (await ACCEPT.run({ token: hashToken(token) })).length > 0;
}

const DECLINE = statement({
  name: "offer_decline",
  text: `WITH ${OPEN_OFFER},
    freed AS (
      DELETE FROM "Appointment" a USING offer WHERE a."id" = offer."appointmentId" AND a."status" = 'hold'),
    declined AS (
      UPDATE "SlotOffer" o SET "answer" = 'declined', "answeredAt" = now() FROM offer WHERE o."id" = offer."id"
      RETURNING o."id", offer."intakeId"),
    audited AS (${trail({
      action: "offer.declined",
      actor: "patient",
      intake: '"intakeId"',
      detail: { offerId: '"id"' },
      from: "declined",
    })})
    SELECT "intakeId" FROM declined`,
  columns: { intakeId: "uuid" },
});

/** The patient does not want the offered time and waits on; the next one gets it. False: it is over. */
export async function declineOffer(token: string): Promise<boolean> {
  return (await DECLINE.run({ token: hashToken(token) })).length > 0;
}
