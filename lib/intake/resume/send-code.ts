import { randomUUID } from "node:crypto";
import { macOf } from "@/lib/crypto/mac";
import { seal } from "@/lib/crypto/seal";
import { sql } from "@/lib/db/client";
import { env } from "@/lib/env";

/** The kind of these messages. They belong to no intake and are erased with the drafts. */
export const CODE_MESSAGE = "resume_code";

export const CHANNELS = ["email", "sms"] as const;
export type Channel = (typeof CHANNELS)[number];

/** The ways to send a code that are set up here; a demonstration shows the e-mail without sending. */
export function codeChannels(): Channel[] {
  const { SMTP_URL, SMS_URL, DEMO } = env();
  const ready = { email: Boolean(SMTP_URL) || DEMO, sms: Boolean(SMS_URL) };
  return CHANNELS.filter((channel) => ready[channel]);
}

/** $1 draft, $2 message, $3 kind, $4 dedupe key, $5 recipient, $6 subject, $7 text, $8 channel. */
const SEND_CODE = `
  WITH message AS (
    INSERT INTO "OutboundMessage" ("id", "kind", "dedupeKey", "recipientSealed", "subject",
      "bodySealed", "channel")
    SELECT $2::uuid, $3, $4, $5, $6, $7, $8 FROM "Draft"
    WHERE "id" = $1 AND "resumeKey" IS NOT NULL AND "expiresAt" > now()
    ON CONFLICT ("dedupeKey") DO NOTHING RETURNING "id"
  ), audit AS (
    INSERT INTO "AuditEvent" ("actor", "action", "detail")
    SELECT 'patient', 'draft.code_sent', jsonb_build_object('draftId', $1::text, 'channel', $8)
    FROM message
  )
  SELECT (graphile_worker.add_job('deliver_message', json_build_object('messageId', "id"))).id
  FROM message`;

/**
 * Sends the code of a draft that was saved for later, once to each address: message, trail and job in
 * one statement. `to` is an e-mail address or a phone number (E.164); it and the text are sealed.
 */
export async function sendCode(
  draftId: string,
  message: { channel: Channel; to: string; subject: string; text: string },
): Promise<void> {
  const { channel, to, subject, text } = message;
  const id = randomUUID();
  const place = (column: string) => ({ table: "OutboundMessage", column, rowId: id });
  await sql("resume_send_code", SEND_CODE, [
    draftId,
    id,
    CODE_MESSAGE,
    `${CODE_MESSAGE}:${draftId}:${macOf("resume", `to:${to.toLowerCase()}`).slice(0, 32)}`,
    seal(to, place("recipientSealed")),
    subject,
    seal(text, place("bodySealed")),
    channel,
  ]);
}
