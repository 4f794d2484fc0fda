import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import { macOf } from "@/lib/crypto/mac";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";

/** The kind of these messages. They belong to no intake and are erased with the drafts. */
export const CODE_MESSAGE = "resume_code";

export const CHANNELS = ["email", "sms"] as const;
export type Channel = (typeof CHANNELS)[number];

/** The configured channels for a code: none in a demo, which sends nothing. */
export function codeChannels(): Channel[] {
  const { SMTP_URL, SMS_URL, DEMO } = env();
  const ready = { email: Boolean(SMTP_URL), sms: Boolean(SMS_URL) };
  return DEMO ? [] : CHANNELS.filter((channel) => ready[channel]);
}

const SEND_CODE = statement({
  name: "resume_send_code",
  text: `WITH message AS (
    INSERT INTO "OutboundMessage" ("id", "kind", "dedupeKey", "recipientSealed", "subject",
      "bodySealed", "channel")
    SELECT $message::uuid, $kind::text, $dedupeKey::text, $recipient::text, $subject::text, $body::text,
      $channel::text
    FROM "Draft" WHERE "id" = $draft::uuid AND "resumeKey" IS NOT NULL AND "expiresAt" > now()
    ON CONFLICT ("dedupeKey") DO NOTHING RETURNING "id"
  ), audit AS (
    ${trail({
      action: "draft.code_sent",
      actor: "patient",
      detail: { draftId: "$draft", channel: "$channel" },
      from: "message",
    })}
  )
  SELECT (graphile_worker.add_job('deliver_' || $channel, json_build_object('messageId', "id"))).id
  FROM message`,
  columns: { id: "int8" },
});

/**
 * Sends the code of a saved draft, once to each address: message, audit event and job in one
 * statement. `to` is an e-mail address or a phone number (E.164); it and the text are sealed.
 */
export async function sendCode(
  draftId: string,
  message: { channel: Channel; to: string; subject: string; text: string },
): Promise<void> {
  const { channel, to, subject, text } = message;
  const id = randomUUID();
  await SEND_CODE.run({
    draft: draftId,
    message: id,
    kind: CODE_MESSAGE,
    dedupeKey: `${CODE_MESSAGE}:${draftId}:${macOf("resume", `to:${to.toLowerCase()}`).slice(0, 32)}`,
    recipient: seal(to, placeOf("OutboundMessage.recipientSealed", id)),
    subject,
    body: seal(text, placeOf("OutboundMessage.bodySealed", id)),
    channel,
  });
}
