import { createTransport } from "nodemailer";
import { placeOf } from "@/lib/crypto/places";
import { unseal } from "@/lib/crypto/seal";
import { prisma } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { sendSms } from "./sms";

type Waiting = {
  id: string;
  channel: string;
  recipientSealed: string;
  subject: string;
  body: string | null;
  bodySealed: string | null;
};

/** A message as it leaves: whom to, and the words. */
type Letter = { to: string; subject: string; text: string };
type Sender = (letter: Letter, signal: AbortSignal) => Promise<unknown>;

/** However a server drags it out: after this long the message is tried again later. */
const LIMIT_MS = 30_000;

function opened(message: Waiting, column: "recipientSealed" | "bodySealed"): string {
  return unseal(message[column] ?? "", placeOf(`OutboundMessage.${column}`, message.id));
}

function mailSender(url: string): Sender {
  const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
  const transport = createTransport({ url, ...limits });
  return (letter, signal) => transport.sendMail({ from: env().MAIL_FROM, ...letter, signal });
}

function smsSender(gateway: string, from: string): Sender {
  return ({ to, text }, signal) => sendSms(gateway, { to, from, body: text }, signal);
}

/** How this channel sends here; null when it is not set up. Invented people have invented addresses. */
function senderOf(channel: string): Sender | null {
  const { SMTP_URL, SMS_URL, SMS_FROM, DEMO } = env();
  if (DEMO) return null;
  if (channel === "email" && SMTP_URL) return mailSender(SMTP_URL);
  if (channel === "sms" && SMS_URL && SMS_FROM) return smsSender(SMS_URL, SMS_FROM);
  return null;
}

// One job a message, under a key of its own: however often this runs, one message is never sent by two
// jobs at once. Alarms are sent before everything else that waits.
const QUEUE_DELIVERY = statement({
  name: "delivery_queue",
  text: `SELECT (graphile_worker.add_job('deliver_' || m."channel", json_build_object('messageId', m."id"),
      job_key := 'deliver:' || m."id", job_key_mode := 'unsafe_dedupe',
      priority := CASE WHEN m."kind" LIKE 'alarm%' THEN -10 ELSE 0 END)).id AS "job"
    FROM "OutboundMessage" m WHERE m."intakeId" = $intake AND m."sentAt" IS NULL`,
  columns: { job: "int8" },
});

/**
 * Has each message of this intake that was not sent yet delivered, by a job of its own. Whoever waits
 * for a mail server waits there, and never in the job that wrote the message.
 */
export async function queueDelivery(intakeId: string): Promise<void> {
  await QUEUE_DELIVERY.run({ intake: intakeId });
}

/**
 * Sends one message and marks it as sent; one that was sent or erased is no error. Without a way to
 * send (SMTP_URL, SMS_URL), and in a demonstration, it stays listed for staff. A crash between sending
 * and marking sends once more: at least once, never lost. Throws when the message was not taken, when
 * that took too long, and when `stop` fires, so that the job tries again.
 */
export async function deliverMessage(id: string, stop: AbortSignal): Promise<void> {
  const message = await prisma().outboundMessage.findUnique({
    where: { id, sentAt: null },
    omit: { dedupeKey: true },
  });
  const send = message && senderOf(message.channel);
  if (!send) return;
  // Plain for staff, sealed for patients: theirs holds a link of their own.
  const text = message.body ?? opened(message, "bodySealed");
  const to = opened(message, "recipientSealed");
  const signal = AbortSignal.any([stop, AbortSignal.timeout(LIMIT_MS)]);
  await send({ to, subject: message.subject, text }, signal);
  await prisma().outboundMessage.updateMany({ where: { id }, data: { sentAt: new Date() } });
}
