import { z } from "zod";
import { isOneOf, macOf, macsOf } from "@/lib/crypto/mac";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";

/**
 * The address at which the gateway says what became of a text message after it took it; undefined
 * when it could not reach us. Only who was given it can report on this message.
 */
export function reportAddress(messageId: string): string | undefined {
  const { APP_URL } = env();
  if (!APP_URL.startsWith("https:")) return undefined;
  return `${APP_URL.replace(/\/$/, "")}/delivery/${messageId}/${macOf("delivery", messageId)}`;
}

/** The words of Twilio's Messages API for a message that did not arrive. */
const NOT_ARRIVED = ["undelivered", "failed"];

const BOUNCED = statement({
  name: "delivery_bounced",
  text: `UPDATE "OutboundMessage" SET "failedAt" = now(), "failure" = 'bounced'
    WHERE "id" = $message::uuid AND "sentAt" IS NOT NULL AND "failedAt" IS NULL AND "resolvedAt" IS NULL`,
  columns: {},
});

function isOurs(messageId: string, token: string): boolean {
  return isOneOf(
    token,
    macsOf("delivery", messageId).map(([, mac]) => mac),
  );
}

/**
 * Takes the report of a gateway: a message that did not arrive needs somebody's attention. False
 * when the token is not that of the message; other states change nothing.
 */
export async function takeReport(id: string, token: string, status: string): Promise<boolean> {
  if (!z.uuid().safeParse(id).success || !isOurs(id, token)) return false;
  if (NOT_ARRIVED.includes(status)) await BOUNCED.run({ message: id });
  return true;
}
