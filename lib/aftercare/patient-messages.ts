import { randomUUID } from "node:crypto";
import { freshSettings } from "@/lib/clinic/settings/current-settings";
import type { LetterKind } from "@/lib/clinic/settings/wording";
import { openContact, type SealedContact } from "@/lib/contact/open-contact";
import { seal } from "@/lib/crypto/seal";
import { hashToken, newToken } from "@/lib/crypto/token";
import { sql } from "@/lib/db/client";
import { translatorIn } from "@/lib/i18n/translator";
import { openAnswers, type SealedAnswers } from "@/lib/intake/sealed";
import { VERDICT } from "@/lib/intake/verdict";
import { deliverWaiting } from "@/lib/notify/deliver";
import { linkEnd } from "./commands";
import { type Channel, letterOf } from "./letters";

/** Who agreed to messages and has not taken it back. */
const FIND_RECIPIENT = `
  SELECT i."locale", v."answersSealed", v."reassessmentId", c."id" AS "contactId", c."contactSealed",
    agreed."id" AS "consentId"
  FROM "Intake" i
  ${VERDICT}
  JOIN LATERAL (SELECT x."id" FROM "Consent" x
    WHERE x."intakeId" = i."id" AND x."kind" = 'messages'
      AND NOT EXISTS (SELECT 1 FROM "ConsentWithdrawal" w WHERE w."consentId" = x."id")
    ORDER BY x."agreedAt" DESC LIMIT 1) agreed ON true
  LEFT JOIN LATERAL (SELECT x."id", x."contactSealed" FROM "IntakeContact" x
    WHERE x."intakeId" = i."id" ORDER BY x."createdAt" DESC LIMIT 1) c ON true
  WHERE i."id" = $1`;

type RecipientRow = SealedAnswers & SealedContact & { locale: string; consentId: string };
type Recipient = { locale: string; consentId: string; channel: Channel; address: string };

async function findRecipient(intakeId: string): Promise<Recipient | null> {
  const [row] = await sql<RecipientRow>("aftercare_recipient", FIND_RECIPIENT, [intakeId]);
  if (!row) return null;
  const { locale, consentId } = row;
  const contact = openContact(row);
  const wanted = openAnswers(intakeId, row).answers.messages;
  if (wanted === "email" && contact?.email)
    return { locale, consentId, channel: "email", address: contact.email };
  if (wanted === "sms" && contact?.phone && contact.mayLeaveMessage !== "no")
    return { locale, consentId, channel: "sms", address: contact.phone };
  return null;
}

/**
 * $1 message, $2 intake, $3 kind, $4 dedupe key, $5 recipient, $6 subject, $7 text, $8 channel, $9
 * now, $10 consent, $11 hash of the link, $12 when the link ends, $13 check-in or null. Whoever has
 * taken the agreement back in this very moment gets nothing.
 */
const WRITE = `
  WITH message AS (
    INSERT INTO "OutboundMessage" ("id", "intakeId", "kind", "dedupeKey", "recipientSealed",
      "subject", "bodySealed", "channel", "createdAt")
    SELECT $1::uuid, $2::uuid, $3::text, $4, $5, $6, $7, $8, $9::timestamptz
    WHERE NOT EXISTS (SELECT 1 FROM "ConsentWithdrawal" w WHERE w."consentId" = $10::uuid)
    ON CONFLICT ("dedupeKey") DO NOTHING RETURNING "id"
  ), link AS (
    INSERT INTO "PatientLink" ("tokenHash", "intakeId", "createdAt", "expiresAt")
    SELECT $11, $2, $9, $12::timestamptz FROM message
  ), asked AS (
    UPDATE "CheckIn" c SET "sentAt" = $9 FROM message WHERE c."id" = $13::uuid AND c."sentAt" IS NULL
  ), audit AS (
    INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "detail")
    SELECT 'system', 'message.written', $2, jsonb_build_object('kind', $3) FROM message
  )
  SELECT "id" FROM message`;

type Occasion = { kind: LetterKind; cause: string; below?: string; checkInId?: string };

const place = (column: string, rowId: string) => ({ table: "OutboundMessage", column, rowId });

async function writeTo(
  recipient: Recipient,
  intakeId: string,
  occasion: Occasion,
  now: Date,
): Promise<void> {
  const { kind, cause, below, checkInId = null } = occasion;
  const { locale, channel, address, consentId } = recipient;
  await freshSettings();
  const id = randomUUID();
  const token = newToken();
  const t = translatorIn(locale);
  const { subject, text } = letterOf(t, kind, channel, { locale, token, below });
  await sql("aftercare_write_message", WRITE, [
    id,
    intakeId,
    `patient_${kind}`,
    `patient_${kind}:${cause}`,
    seal(address, place("recipientSealed", id)),
    subject,
    seal(text, place("bodySealed", id)),
    channel,
    now,
    consentId,
    hashToken(token),
    linkEnd(now),
    checkInId,
  ]);
}

async function tell(intakeId: string, occasion: Occasion, now: Date): Promise<void> {
  const recipient = await findRecipient(intakeId);
  if (!recipient) return;
  await writeTo(recipient, intakeId, occasion, now);
  await deliverWaiting(intakeId);
}

/**
 * Sends the patient who agreed to messages the private link to what happens next: once, however
 * often this runs.
 */
export async function sendPrivateLink(intakeId: string, now: Date): Promise<void> {
  await tell(intakeId, { kind: "received", cause: intakeId }, now);
}

/**
 * Asks the patient how they are: once, however often this runs, and not who has answered before or
 * taken the agreement back.
 */
export async function sendCheckIn(checkInId: string, now: Date): Promise<void> {
  const [row] = await sql<{ intakeId: string; day: number }>(
    "aftercare_find_check_in_to_send",
    `SELECT "intakeId", "day" FROM "CheckIn" WHERE "id" = $1 AND "answer" IS NULL`,
    [checkInId],
  );
  if (!row) return;
  const below = `/check-in/${row.day}`;
  await tell(row.intakeId, { kind: "check_in", cause: checkInId, below, checkInId }, now);
}
