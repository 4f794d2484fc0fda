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
