import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import { freshSettings } from "@/lib/clinic/settings/current-settings";
import type { LetterKind } from "@/lib/clinic/settings/wording";
import type { Contact } from "@/lib/contact/contact";
import { openContact } from "@/lib/contact/open-contact";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { hashToken, newToken } from "@/lib/crypto/token";
import { prisma } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import { translatorIn } from "@/lib/i18n/translator";
import { LANGUAGE_NOW } from "@/lib/intake/language";
import { openAnswers } from "@/lib/intake/sealed";
import { queueDelivery } from "@/lib/notify/deliver";
import { linkEnd } from "./commands";
import { type Channel, letterOf } from "./letters";

/** The patient, if they agreed to messages and have not withdrawn that. */
const FIND_RECIPIENT = statement({
  name: "aftercare_recipient",
  text: `SELECT ${LANGUAGE_NOW} AS "locale", v."answersSealed", v."reassessmentId", c."contactId", c."contactSealed",
      agreed."id" AS "consentId", agreed."textVersion" AS "agreedTo"
    FROM "Intake" i
    JOIN "Verdict" v ON v."intakeId" = i."id"
    LEFT JOIN "LatestContact" c ON c."intakeId" = i."id"
    JOIN LATERAL (SELECT x."id", x."textVersion" FROM "Consent" x
      WHERE x."intakeId" = i."id" AND x."kind" = 'messages'
        AND NOT EXISTS (SELECT 1 FROM "ConsentWithdrawal" w WHERE w."consentId" = x."id")
      ORDER BY x."agreedAt" DESC LIMIT 1) agreed ON true
    WHERE i."id" = $intake`,
  columns: {
    locale: "text",
    answersSealed: "text",
    reassessmentId: "uuid?",
    contactId: "uuid?",
    contactSealed: "text?",
    consentId: "uuid",
    agreedTo: "text",
  },
});

export type Recipient = {
  locale: string;
  consentId: string;
  /** The version of the text about messages that they agreed to. */
  agreedTo: string;
  channel: Channel;
  address: string;
  /** The name to greet with; null where others may read it. */
  name: string | null;
};

/** The name for a greeting; null for a helper, and for a patient whose messages others may see. */
function safeName({ givenName, mayLeaveMessage, respondent }: Contact): string | null {
  return respondent === "self" && mayLeaveMessage === "yes" ? givenName || null : null;
}

/** Where a patient wants to be written to; null without an agreement or an address that is safe. */
export async function findRecipient(intakeId: string): Promise<Recipient | null> {
  const [row] = await FIND_RECIPIENT.run({ intake: intakeId });
  if (!row) return null;
  const { locale, consentId, agreedTo } = row;
  const agreed = { locale, consentId, agreedTo };
  const contact = openContact(row);
  const wanted = openAnswers(intakeId, row).answers.messages;
  if (wanted === "email" && contact?.email)
    return { ...agreed, channel: "email", address: contact.email, name: safeName(contact) };
  if (wanted === "sms" && contact?.phone && contact.mayLeaveMessage !== "no")
    return { ...agreed, channel: "sms", address: contact.phone, name: null };
  return null;
}

/**
 * A patient who withdraws the agreement at this very moment gets nothing. `checkIn`: its id, or
 * null.
 */
const WRITE = statement({
  name: "aftercare_write_message",
  text: `WITH message AS (
    INSERT INTO "OutboundMessage" ("id", "intakeId", "kind", "dedupeKey", "recipientSealed",
      "subject", "bodySealed", "channel", "createdAt")
    SELECT $message::uuid, $intake::uuid, $kind::text, $dedupeKey, $recipientSealed, $subject, $bodySealed,
      $channel, $now::timestamptz
    WHERE NOT EXISTS (SELECT 1 FROM "ConsentWithdrawal" w WHERE w."consentId" = $consent::uuid)
    ON CONFLICT ("dedupeKey") DO NOTHING RETURNING "id"
  ), link AS (
    INSERT INTO "PatientLink" ("tokenHash", "intakeId", "createdAt", "expiresAt")
    SELECT $token, $intake, $now, $expires::timestamptz FROM message
  ), asked AS (
    UPDATE "CheckIn" c SET "sentAt" = $now FROM message WHERE c."id" = $checkIn::uuid AND c."sentAt" IS NULL
  )
  ${trail({
    action: "message.written",
    actor: "system",
    intake: "$intake",
    detail: { kind: "$kind" },
    from: "message",
  })}`,
  columns: {},
});

type Occasion = { kind: LetterKind; cause: string; below?: string; checkInId?: string };

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
  await WRITE.run({
    ...{ message: id, intake: intakeId, subject, channel, now },
    kind: `patient_${kind}`,
    dedupeKey: `patient_${kind}:${cause}`,
    recipientSealed: seal(address, placeOf("OutboundMessage.recipientSealed", id)),
    bodySealed: seal(text, placeOf("OutboundMessage.bodySealed", id)),
    consent: consentId,
    token: hashToken(token),
    expires: linkEnd(now),
    checkIn: checkInId,
  });
}

/** False for a patient who does not want to be written to, or cannot be. */
async function tell(intakeId: string, occasion: Occasion, now: Date): Promise<boolean> {
  const recipient = await findRecipient(intakeId);
  if (!recipient) return false;
  await writeTo(recipient, intakeId, occasion, now);
  await queueDelivery(intakeId);
  return true;
}

/**
 * Sends a patient who agreed to messages the private link to what happens next. Sends it once,
 * however often this runs.
 */
export async function sendPrivateLink(intakeId: string, now: Date): Promise<void> {
  await tell(intakeId, { kind: "received", cause: intakeId }, now);
}

/**
 * Asks the patient how they are. Asks once, however often this runs, and not if the patient has
 * already answered or has withdrawn the agreement.
 */
export async function sendCheckIn(checkInId: string, now: Date): Promise<void> {
  const row = await prisma().checkIn.findUnique({
    where: { id: checkInId, answer: null },
    select: { intakeId: true, day: true },
  });
  if (!row) return;
  const below = `/check-in/${row.day}`;
  await tell(row.intakeId, { kind: "check_in", cause: checkInId, below, checkInId }, now);
}

/**
 * Tells the patient of a clinician's question that is still open. Tells once, however often this runs.
 * Where the patient cannot be written to any more, the question needs attention at once.
 */
export async function sendQuestion(questionId: string, now: Date): Promise<void> {
  const where = { id: questionId, answeredAt: null, endedAt: null };
  const row = await prisma().patientQuestion.findUnique({ where, select: { intakeId: true } });
  if (!row) return;
  const occasion = { kind: "question", cause: questionId, below: "/question" } as const;
  if (await tell(row.intakeId, occasion, now)) return;
  await prisma().patientQuestion.updateMany({ where, data: { dueAt: now } });
}
