import type { Staff } from "@/lib/auth/staff";
import { sql } from "@/lib/db/client";

export type MessageRow = {
  id: string;
  kind: string;
  subject: string;
  body: string;
  createdAt: Date;
  sentAt: Date | null;
  intakeId: string | null;
  reference: string | null;
};

/** The last hundred messages, sent or waiting; reading them goes into the trail. */
export async function listMessages(staff: Staff<"messages:read">): Promise<MessageRow[]> {
  return sql<MessageRow>(
    "messages_list",
    `WITH viewed AS (INSERT INTO "AuditEvent" ("actor", "staffId", "action") VALUES ('staff', $1, 'messages.viewed'))
     SELECT o."id", o."kind", o."subject", o."body", o."createdAt", o."sentAt", o."intakeId", i."reference"
     FROM "OutboundMessage" o LEFT JOIN "Intake" i ON i."id" = o."intakeId"
     ORDER BY o."createdAt" DESC LIMIT 100`,
    [staff.id],
  );
}
