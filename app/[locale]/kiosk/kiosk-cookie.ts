import { readLocationCode } from "@/lib/clinic/location/schema";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { setCookie } from "../patient-cookie";

const COOKIE = "backline_kiosk";

/** Browsers keep no cookie longer than this. */
const KEEP_DAYS = 400;

/** A device in the waiting room: the language it returns to, and the code of its location. */
export type Kiosk = { home: Locale; at: string | null };

/** The kiosk settings in this Cookie header; null on a patient's own device. */
export function kioskIn(header: string | null): Kiosk | null {
  const value = header?.match(/(?:^|;\s*)backline_kiosk=([A-Za-z0-9.-]+)(?:;|$)/)?.[1] ?? "";
  const [home, at] = value.split(".");
  return isLocale(home) ? { home, at: readLocationCode(at) } : null;
}

/** The Set-Cookie header that makes this device a kiosk; null ends that. */
export function kioskCookie(kiosk: Kiosk | null): [string, string] {
  if (!kiosk) return setCookie(COOKIE, "", 0);
  return setCookie(COOKIE, `${kiosk.home}.${kiosk.at ?? ""}`, KEEP_DAYS * 86_400);
}
