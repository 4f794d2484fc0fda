import { createTransport } from "nodemailer";
import { clockNow } from "@/lib/clock";
import { placeOf } from "@/lib/crypto/places";
import { unseal } from "@/lib/crypto/seal";
import { prisma } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { logFailed } from "@/lib/log";
import { reportAddress } from "./delivery-report";
import { mailHeaders } from "./mail-headers";
import { forgetSubscription } from "./own-channels";
import { SubscriptionSchema, sendPush } from "./push";
import { isGone, isRefusal } from "./refusal";
import { sendSms } from "./sms";
import { staffPath } from "./staff-messages";
import { giveBackText, type TextCause, type TextRefusal, takeText } from "./text-limit";

type Waiting = {
  id: string;
  intakeId: string | null;
  kind: string;
  channel: string;
  recipientSealed: string;
  subject: string;
  body: string | null;
  bodySealed: string | null;
  calendarSealed: string | null;
};

/** A message as it is sent. */
type Letter = {
  to: string;
  subject: string;
  text: string;
  /** A calendar file that goes with an e-mail. */
  calendar?: string;
  path: string;
  report?: string;
};
type Sender = (letter: Letter, signal: AbortSignal) => Promise<unknown>;

/** A delivery that takes longer is given up and tried again later. */
const LIMIT_MS = 30_000;

type SealedPart = "recipientSealed" | "bodySealed" | "calendarSealed";

function opened(message: Waiting, column: SealedPart): string {
  return unseal(message[column] ?? "", placeOf(`OutboundMessage.${column}`, message.id));
}

/** A calendar file as a mail program wants it: a part of its own that says its method. */
const calendarPart = (content: string) => ({
  method: content.match(/^METHOD:(\w+)\r?$/m)?.[1] ?? "PUBLISH",
  filename: "visit.ics",
  content,
});

function mailSender(url: string): Sender {
  const { MAIL_BOUNCES } = env();
  const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
  const transport = createTransport({ url, ...limits });
  return ({ to, subject, text, calendar }, signal) =>
    transport.sendMail({
      from: env().MAIL_FROM,
      ...{ to, subject, text, icalEvent: calendar ? calendarPart(calendar) : undefined },
      ...(MAIL_BOUNCES ? { envelope: { from: MAIL_BOUNCES, to } } : {}),
      headers: mailHeaders(text),
      signal,
    });
}

function smsSender(gateway: string, from: string): Sender {
  return ({ to, text, report }, signal) =>
    sendSms(gateway, { to, from, body: text, report }, signal);
}

/** A browser that takes no notifications any more is forgotten. */
const pushSender: Sender = async ({ to, subject: title, text: body, path: url }, signal) => {
  const subscription = SubscriptionSchema.parse(JSON.parse(to));
  try {
    await sendPush(subscription, { title, body, url }, signal);
  } catch (error) {
    if (isGone(error)) await forgetSubscription(subscription.endpoint);
    throw error;
  }
};

/** The sender of a channel; null when it is not set up, and in a demo, whose addresses are invented. */
function senderOf(channel: string): Sender | null {
  const { SMTP_URL, SMS_URL, SMS_FROM, VAPID_PUBLIC_KEY, DEMO } = env();
  if (DEMO) return null;
  if (channel === "email" && SMTP_URL) return mailSender(SMTP_URL);
  if (channel === "sms" && SMS_URL && SMS_FROM) return smsSender(SMS_URL, SMS_FROM);
  if (channel === "push" && VAPID_PUBLIC_KEY) return pushSender;
  return null;
}

// One job for each message, with the message's id in its key. So two jobs never send the same message at
// once, however often this runs. Messages of alarms are delivered first.
const QUEUE_DELIVERY = statement({
  name: "delivery_queue",
  text: `SELECT (graphile_worker.add_job('deliver_' || m."channel", json_build_object('messageId', m."id"),
      job_key := 'deliver:' || m."id", job_key_mode := 'unsafe_dedupe',
      priority := CASE WHEN m."kind" LIKE 'alarm%' THEN -10 ELSE 0 END)).id AS "job"
    FROM "OutboundMessage" m WHERE m."intakeId" = $intake AND m."sentAt" IS NULL AND m."resolvedAt" IS NULL`,
  columns: { job: "int8" },
});

/**
 * Queues the delivery of each unsent message of this intake. The job that wrote a message never waits
 * for a mail server itself.
 */
export async function queueDelivery(intakeId: string): Promise<void> {
  await QUEUE_DELIVERY.run({ intake: intakeId });
}

const NOTE_FAILURE = statement({
  name: "delivery_failed",
  text: `UPDATE "OutboundMessage" SET "failedAt" = coalesce("failedAt", now()),
      "failure" = CASE WHEN $refused::boolean THEN 'refused' ELSE coalesce("failure", 'unreachable') END
    WHERE "id" = $message AND "sentAt" IS NULL AND ($refused OR "createdAt" <= now() - CASE
      WHEN "kind" LIKE 'alarm%' THEN interval '1 minute' ELSE interval '10 minutes' END)`,
  columns: {},
});

/**
 * A message that the other side refuses, or that could not be sent for ten minutes (of an alarm: for
 * one), needs somebody's attention. It is tried again all the same.
 */
async function noteFailure(message: string, error: unknown): Promise<void> {
  await NOTE_FAILURE.run({ message, refused: isRefusal(error) }).catch((failure: unknown) =>
    logFailed("failed_delivery_not_noted", failure),
  );
}

const NOTE_NOT_SENT = statement({
  name: "delivery_not_sent",
  text: `UPDATE "OutboundMessage" SET "failedAt" = coalesce("failedAt", now()), "failure" = $failure
    WHERE "id" = $message AND "sentAt" IS NULL`,
  columns: {},
});

/** Text messages to patients are counted; those to staff are not. */
const isCounted = ({ channel, kind }: Waiting) => channel === "sms" && kind.startsWith("patient_");

/** Staff wrote the question, and the visit stands: a flood of strangers takes neither away. */
const causeOf = ({ kind }: Waiting): TextCause =>
  kind === "patient_question" || kind.startsWith("patient_visit_") ? "visit" : "message";

/** Staff see what we do not send. What only waits for another day is tried again. */
async function holdBack(message: string, failure: TextRefusal): Promise<void> {
  await NOTE_NOT_SENT.run({ message, failure });
  if (failure !== "abroad") throw Object.assign(new Error(failure), { code: failure });
}

/**
 * Sends one message and marks it as sent. One whose time has passed is not sent, nor a text to a patient
 * beyond the limits of text-limit.ts: it needs somebody's attention. Does nothing when it was sent, erased or resolved before. Without a
 * way to send (SMTP_URL, SMS_URL), and in a demo, the message stays listed for staff. A crash between
 * sending and marking sends it again: no message is lost. Throws when the server refuses, takes too
 * long, or when `stop` fires; the job is then tried again.
 */
export async function deliverMessage(id: string, stop: AbortSignal): Promise<void> {
  const message = await prisma().outboundMessage.findUnique({
    where: { id, sentAt: null, resolvedAt: null },
    omit: { dedupeKey: true },
  });
  const send = message && senderOf(message.channel);
  if (!send) return;
  if (message.sendBy && message.sendBy <= clockNow()) {
    await NOTE_NOT_SENT.run({ message: id, failure: "too_late" });
    return;
  }
  // Plain for staff. Sealed for patients, because it holds their private link.
  const text = message.body ?? opened(message, "bodySealed");
  const to = opened(message, "recipientSealed");
  const calendar = message.calendarSealed ? opened(message, "calendarSealed") : undefined;
  const refusal = isCounted(message) ? await takeText(to, causeOf(message)) : null;
  if (refusal) return holdBack(id, refusal);
  const signal = AbortSignal.any([stop, AbortSignal.timeout(LIMIT_MS)]);
  try {
    const [path, report] = [staffPath(message.intakeId), reportAddress(id)];
    await send({ to, subject: message.subject, text, calendar, path, report }, signal);
  } catch (error) {
    if (isCounted(message)) await giveBackText(to, causeOf(message));
    if (!stop.aborted) await noteFailure(id, error);
    throw error;
  }
  const sent = { sentAt: clockNow(), failedAt: null, failure: null };
  await prisma().outboundMessage.updateMany({ where: { id }, data: sent });
}
