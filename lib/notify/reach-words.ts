import { type Env, NO_SENDER } from "@/lib/env";
import type { Reach } from "./channels";

/**
 * What the start of the server says when an alarm reaches nobody away from a staff screen; null when
 * it reaches somebody.
 */
export function nobodyWoken({ nobody, people }: Reach, demo: boolean): string | null {
  if (!nobody) return null;
  const start =
    "NO ONE WILL BE WOKEN by an unacknowledged emergency: it is only on the staff screens.";
  if (demo) return `${start} A demo sends nothing.`;
  if (people === 0) return `${start} There is no staff account yet.`;
  return `${start} Set SMTP_URL, or SMS_URL and VAPID_PUBLIC_KEY and let staff add a phone or a browser under their own name.`;
}

type MailSettings = Pick<Env, "SMTP_URL" | "MAIL_FROM" | "MAIL_BOUNCES" | "DEMO">;

/**
 * What the start of the server and the page of messages say of the sender of mails: none is set, or
 * nobody reads the reports of what did not arrive. Empty in a demo, and without a mail server.
 */
export function mailWarnings({ SMTP_URL, MAIL_FROM, MAIL_BOUNCES, DEMO }: MailSettings): string[] {
  if (DEMO || !SMTP_URL) return [];
  return [
    ...(MAIL_FROM === NO_SENDER
      ? [
          "MAIL_FROM is not set: mails come from no-reply@localhost, and many mail servers refuse them.",
        ]
      : []),
    ...(MAIL_BOUNCES
      ? []
      : [
          "MAIL_BOUNCES is not set: reports of mails that did not arrive go to MAIL_FROM. Set a mailbox that someone reads.",
        ]),
  ];
}
