import { randomUUID } from "node:crypto";
import { linkEnd } from "@/lib/aftercare/commands";
import { findRecipient } from "@/lib/aftercare/patient-messages";
import { trail } from "@/lib/audit/trail";
import { freshSettings, setting } from "@/lib/clinic/settings/current-settings";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { hashToken, newToken } from "@/lib/crypto/token";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { translatorIn } from "@/lib/i18n/translator";
import { logFailed } from "@/lib/log";
import { queueDelivery } from "@/lib/notify/deliver";
import { type VisitNews, visitLetter } from "./letters";
import { findVisitNow, type VisitNow } from "./queries";

// Nobody who books, moves or cancels a visit calls these. A trigger of the database queues a job for
// each change (20261130120000_visit_messages), and takes back what was written of the state before and
// not sent yet. So a message never tells of a time that is not true any more.

/** SQL: the visit that an appointment belongs to. */
const VISIT_ID = `coalesce(a."calendarId", a."id")`;

/**
 * The key keeps a job that runs twice from writing twice. The lock waits for somebody who changes the
 * visit now. Nothing is written about an earlier state, or after the patient withdrew the agreement.
 */
const WRITE = statement({
  name: "notices_write",
  text: `WITH told AS (
      SELECT a."id" FROM "Appointment" a WHERE a."id" = $appointment::uuid AND a."sequence" = $sequence::int
        AND (a."status" = 'cancelled') = $cancelled::boolean FOR SHARE),
    message AS (
      INSERT INTO "OutboundMessage" ("id", "intakeId", "visitId", "kind", "dedupeKey", "recipientSealed",
        "subject", "bodySealed", "calendarSealed", "channel", "createdAt", "sendBy")
      SELECT $message::uuid, $intake::uuid, $visit::uuid, $kind::text, $dedupeKey, $recipientSealed,
        $subject, $bodySealed, $calendarSealed, $channel, $now::timestamptz, $sendBy::timestamptz
      FROM told WHERE NOT EXISTS (SELECT 1 FROM "ConsentWithdrawal" w WHERE w."consentId" = $consent::uuid)
      ON CONFLICT ("dedupeKey") DO NOTHING RETURNING "id"),
    link AS (
      INSERT INTO "PatientLink" ("tokenHash", "intakeId", "createdAt", "expiresAt")
      SELECT $token, $intake, $now, $expires::timestamptz FROM message)
    ${trail({
      action: "message.written",
      actor: "system",
      intake: "$intake",
      detail: { kind: "$kind" },
      from: "message",
    })}`,
  columns: {},
});

/** Writes to the patient, once for each `cause`, and queues the delivery. */
async function write(visit: VisitNow, news: VisitNews, cause: string, now: Date): Promise<void> {
  const recipient = await findRecipient(visit.intakeId);
  if (!recipient) return;
  await freshSettings();
  const { locale, channel, address, consentId } = recipient;
  const [id, token, kind] = [randomUUID(), newToken(), `patient_visit_${news}`];
  const target = { locale, token };
  const letter = visitLetter(translatorIn(locale), news, visit, { to: recipient, target });
  const { subject, text, calendar } = letter;
  await WRITE.run({
    ...{
      message: id,
      intake: visit.intakeId,
      visit: visit.calendarId,
      kind,
      subject,
      channel,
      now,
    },
    ...{ appointment: visit.id, sequence: visit.sequence, sendBy: visit.startsAt },
    cancelled: visit.status === "cancelled",
    dedupeKey: `patient_visit:${visit.calendarId}:${visit.sequence}:${cause}`,
    recipientSealed: seal(address, placeOf("OutboundMessage.recipientSealed", id)),
    bodySealed: seal(text, placeOf("OutboundMessage.bodySealed", id)),
    calendarSealed: calendar && seal(calendar, placeOf("OutboundMessage.calendarSealed", id)),
    ...{ consent: consentId, token: hashToken(token), expires: linkEnd(now) },
  });
  await queueDelivery(visit.intakeId);
}

// Staff who book for a patient tell them. So a patient knows of a visit that stood for an hour, even
// without a message: it was booked before there were messages, or the patient agreed to them later.
const WAS_TOLD = statement({
  name: "notices_was_told",
  text: `SELECT "id" FROM "OutboundMessage" WHERE "visitId" = $visit::uuid AND "kind" <> 'patient_visit_cancelled'
    UNION ALL SELECT a."id" FROM "Appointment" a
      WHERE ${VISIT_ID} = $visit AND a."cancelledAt" >= a."bookedAt" + interval '1 hour'
    LIMIT 1`,
  columns: { id: "uuid" },
});

/**
 * Tells a patient who agreed to messages that a visit was booked, moved or canceled, each once. Says
 * nothing of a visit that is over, nor that one is canceled of which the patient cannot have heard.
 */
export async function tellOfVisit(visitId: string, now: Date): Promise<void> {
  const visit = await findVisitNow(visitId);
  if (!visit || visit.startsAt <= now) return;
  const wasTold = (await WAS_TOLD.run({ visit: visitId })).length > 0;
  if (visit.status === "booked") await write(visit, wasTold ? "moved" : "booked", "booked", now);
  else if (wasTold && visit.status === "cancelled")
    await write(visit, "cancelled", "cancelled", now);
}

/** So near to another message about the same visit none is a reminder. */
const APART_HOURS = 12;

const DUE = statement({
  name: "notices_reminders_due",
  text: `SELECT DISTINCT ON (${VISIT_ID}) ${VISIT_ID} AS "visitId", d."days"
    FROM "Appointment" a LEFT JOIN "Location" l ON l."id" = a."locationId"
    CROSS JOIN unnest($days::int[]) d("days")
    CROSS JOIN LATERAL (SELECT coalesce(l."zone", $zone::text) AS "name") clock
    CROSS JOIN LATERAL (SELECT (a."startsAt" AT TIME ZONE clock."name" - make_interval(days => d."days"))
      AT TIME ZONE clock."name" AS "at") due
    WHERE a."status" = 'booked' AND a."startsAt" > $now::timestamptz AND due."at" <= $now AND can_take_place(a)
      AND EXISTS (SELECT 1 FROM "Consent" x WHERE x."intakeId" = a."intakeId" AND x."kind" = 'messages'
        AND NOT EXISTS (SELECT 1 FROM "ConsentWithdrawal" w WHERE w."consentId" = x."id"))
      AND NOT EXISTS (SELECT 1 FROM "OutboundMessage" o WHERE o."visitId" = ${VISIT_ID}
        AND o."createdAt" > due."at" - make_interval(hours => ${APART_HOURS}))
    ORDER BY ${VISIT_ID}, d."days"`,
  columns: { visitId: "uuid", days: "int4" },
});

/** The days before a visit on which a patient is reminded, by the settings. */
function reminderDays(): number[] {
  const { reminder_first, reminder_second } = setting("visits");
  return [reminder_first, reminder_second].filter(Boolean).map(Number);
}

async function remind(due: { visitId: string; days: number }, now: Date): Promise<void> {
  const visit = await findVisitNow(due.visitId);
  if (visit?.status === "booked") await write(visit, "reminder", `day_${due.days}`, now);
}

/**
 * Writes the reminders that are due, each once: so many days before a visit, at its time of day by the
 * clock of its place, so never in the night. They are worked out of the visits as they are now, so one
 * that was moved is reminded of at its new time. None follows within 12 hours of another message about
 * the visit, and none is written of a visit that staff must move because it cannot take place.
 */
export async function remindOfVisits(now: Date): Promise<void> {
  await freshSettings();
  const days = reminderDays();
  if (days.length === 0) return;
  for (const due of await DUE.run({ days, now, zone: env().CLINIC_TIME_ZONE })) {
    // One that fails is tried again within a minute, and holds up no other.
    await remind(due, now).catch((error: unknown) => logFailed("reminder_not_written", error));
  }
}
