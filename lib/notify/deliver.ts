import { createTransport } from "nodemailer";
import { unseal } from "@/lib/crypto/seal";
import { prisma } from "@/lib/db/client";
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
type Sender = { send: (letter: Letter) => Promise<unknown>; close: () => void };

function opened(message: Waiting, column: "recipientSealed" | "bodySealed"): string {
  const place = { table: "OutboundMessage", column, rowId: message.id };
  return unseal(message[column] ?? "", place);
}

function mailSender(url: string): Sender {
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  return {
    send: (letter) => transport.sendMail({ from: env().MAIL_FROM, ...letter }),
    close: () => transport.close(),
  };
}

function smsSender(gateway: string, from: string): Sender {
  return {
    send: ({ to, text }) => sendSms(gateway, { to, from, body: text }),
    close: () => undefined,
  };
}

/** The ways to send that are set up here. Invented people have invented addresses: none for them. */
function senders(): Map<string, Sender> {
  const { SMTP_URL, SMS_URL, SMS_FROM, DEMO } = env();
  const found = new Map<string, Sender>();
  if (DEMO) return found;
  if (SMTP_URL) found.set("email", mailSender(SMTP_URL));
  if (SMS_URL && SMS_FROM) found.set("sms", smsSender(SMS_URL, SMS_FROM));
  return found;
}

/**
 * Sends the messages of one intake that were not sent yet. Those for which no way is set up (SMTP_URL,
 * SMS_URL), and all of a demonstration, stay listed for staff. A crash between sending and marking
 * sends once more: at least once, never lost. One address that is refused keeps nobody else from being
 * told; throws at the end, so that the job tries the rest again.
 */
export function deliverWaiting(intakeId: string): Promise<void> {
  return deliver({ intakeId });
}

/** Sends one message, as deliverWaiting does; one that was sent or erased is no error. */
export function deliverMessage(id: string): Promise<void> {
  return deliver({ id });
}

async function deliver(which: { intakeId: string } | { id: string }): Promise<void> {
  const ways = senders();
  if (ways.size === 0) return;
  const waiting = await prisma().outboundMessage.findMany({
    where: { ...which, sentAt: null, channel: { in: [...ways.keys()] } },
    omit: { dedupeKey: true },
    orderBy: { createdAt: "asc" },
  });
  const failures: unknown[] = [];
  for (const message of waiting) {
    const sender = ways.get(message.channel);
    if (sender)
      await deliverOne(sender, message).catch((failure: unknown) => failures.push(failure));
  }
  for (const sender of ways.values()) sender.close();
  if (failures.length > 0) throw failures[0];
}

async function deliverOne(sender: Sender, message: Waiting): Promise<void> {
  // Plain for staff, sealed for patients: theirs holds a link of their own.
  const text = message.body ?? opened(message, "bodySealed");
  const to = opened(message, "recipientSealed");
  await sender.send({ to, subject: message.subject, text });
  await prisma().outboundMessage.updateMany({
    where: { id: message.id },
    data: { sentAt: new Date() },
  });
}
