import { createTransport } from "nodemailer";
import { unseal } from "@/lib/crypto/seal";
import { prisma } from "@/lib/db/client";
import { env } from "@/lib/env";

type Waiting = {
  id: string;
  recipientSealed: string;
  subject: string;
  body: string | null;
  bodySealed: string | null;
};

/** The text of a message: plain for staff, sealed for patients. */
function textOf({ id, body, bodySealed }: Waiting): string {
  if (body !== null) return body;
  return unseal(bodySealed ?? "", { table: "OutboundMessage", column: "bodySealed", rowId: id });
}

/**
 * Sends the messages of one intake that were not sent yet. Without SMTP_URL, and in a demonstration,
 * they stay listed for staff to read. A crash between sending and marking sends once more: at least
 * once, never lost. One mailbox that is refused keeps nobody else from being told; throws at the end,
 * so that the job tries the rest again.
 */
export async function deliverWaiting(intakeId: string): Promise<void> {
  const { SMTP_URL: smtpUrl, DEMO: demo } = env();
  // Invented people have invented addresses.
  if (!smtpUrl || demo) return;
  const waiting = await prisma().outboundMessage.findMany({
    where: { intakeId, sentAt: null },
    select: { id: true, recipientSealed: true, subject: true, body: true, bodySealed: true },
    orderBy: { createdAt: "asc" },
  });
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  const failures: unknown[] = [];
  try {
    for (const message of waiting)
      await deliverOne(transport, message).catch((failure: unknown) => failures.push(failure));
  } finally {
    transport.close();
  }
  if (failures.length > 0) throw failures[0];
}

async function deliverOne(
  transport: ReturnType<typeof createTransport>,
  message: Waiting,
): Promise<void> {
  const to = unseal(message.recipientSealed, {
    table: "OutboundMessage",
    column: "recipientSealed",
    rowId: message.id,
  });
  await transport.sendMail({
    from: env().MAIL_FROM,
    to,
    subject: message.subject,
    text: textOf(message),
  });
  await prisma().outboundMessage.updateMany({
    where: { id: message.id },
    data: { sentAt: new Date() },
  });
}
