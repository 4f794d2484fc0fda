import webpush from "web-push";
import { z } from "zod";
import { env } from "@/lib/env";

const base64url = (bytes: number) =>
  z
    .string()
    .max(200)
    .refine((text) => Buffer.from(text, "base64url").length === bytes);

/** The servers of PUSH_SERVICES; a star stands for one or more names before a domain. */
export function isPushService(endpoint: string): boolean {
  const { origin, protocol, host } = new URL(endpoint);
  return env().PUSH_SERVICES.some((service) => {
    const [scheme, domain] = service.split("://*");
    return domain ? protocol === `${scheme}:` && host.endsWith(domain) : origin === service;
  });
}

/** Where a browser takes notifications: the JSON of its PushSubscription (RFC 8291). */
export const SubscriptionSchema = z.object({
  endpoint: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .refine(isPushService),
  keys: z.object({ p256dh: base64url(65), auth: base64url(16) }),
});
export type Subscription = z.infer<typeof SubscriptionSchema>;

/** What a browser shows. It holds a link and nothing clinical, not even the level. */
export type Notice = { title: string; body: string; url: string };

/** The push service did not take the message. */
class PushRefused extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = "PushRefused";
  }
}

/** Push services want a way to reach who sends (RFC 8292). */
function subject(): string {
  const { APP_URL, MAIL_FROM } = env();
  if (APP_URL.startsWith("https:")) return APP_URL;
  return `mailto:${/[^\s<>]+@[^\s<>]+/.exec(MAIL_FROM)?.[0] ?? "no-reply@localhost"}`;
}

/** Seconds after which a notification of an emergency that nobody took is worth nothing. */
const KEPT_SECONDS = 3_600;

/**
 * Sends one notification to a browser, encrypted for it, signed with our key pair, and to be shown
 * at once. Throws when the push service does not take it, or when `signal` fires before it does.
 */
export async function sendPush(
  subscription: Subscription,
  notice: Notice,
  signal: AbortSignal,
): Promise<void> {
  const { VAPID_PUBLIC_KEY: publicKey = "", VAPID_PRIVATE_KEY: privateKey = "" } = env();
  const { endpoint, keys } = SubscriptionSchema.parse(subscription);
  const request = webpush.generateRequestDetails({ endpoint, keys }, JSON.stringify(notice), {
    vapidDetails: { subject: subject(), publicKey, privateKey },
    TTL: KEPT_SECONDS,
    urgency: "high",
  });
  const response = await fetch(request.endpoint, {
    method: "POST",
    headers: Object.entries(request.headers)
      .filter(([name]) => name !== "Content-Length")
      .map(([name, value]): [string, string] => [name, String(value)]),
    body: new Uint8Array(request.body ?? []),
    redirect: "error",
    signal,
  });
  await response.body?.cancel();
  if (!response.ok) throw new PushRefused(`push_${response.status}`);
}
