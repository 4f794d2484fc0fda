import { writeEvent } from "@/lib/audit/commands";
import type { Staff } from "@/lib/auth/staff";
import { prisma } from "@/lib/db/client";

export type MessageRow = {
  id: string;
  kind: string;
  subject: string;
  /** Null where the message holds a private link of the patient. */
  body: string | null;
  createdAt: Date;
  sentAt: Date | null;
  intakeId: string | null;
  reference: string | null;
};

/** The last hundred messages, sent or waiting. Reading them is recorded in the audit log. */
export async function listMessages(staff: Staff<"messages:read">): Promise<MessageRow[]> {
  // Record first: when that fails, nothing is read.
  await writeEvent({ action: "messages.viewed", staffId: staff.id });
  const messages = await prisma().outboundMessage.findMany({
    omit: { dedupeKey: true, recipientSealed: true, bodySealed: true, calendarSealed: true },
    include: { intake: { select: { reference: true } } },
    orderBy: { createdAt: "desc" },
    take: 100,
  });
  return messages.map(({ intake, ...message }) => ({
    ...message,
    reference: intake?.reference ?? null,
  }));
}
