import { clinicFacts } from "./clinic";

/** The cookie that opens the draft and, once it is filed, the result page. */
const COOKIE = "backline_intake";

const KEEP_DAYS = 90;

type Header = [name: string, value: string];

/** The Set-Cookie header for one of our cookies; `maxAge` in seconds, 0 deletes it. */
export function setCookie(name: string, value: string, maxAge: number): Header {
  const secure = clinicFacts().secure ? "; Secure" : "";
  const cookie = `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`;
  return ["Set-Cookie", cookie];
}

/** The Set-Cookie header that lets this device open its own intake. */
export function rememberDevice(token: string): Header {
  return setCookie(COOKIE, token, KEEP_DAYS * 86_400);
}

/**
 * The headers that make this device forget: they delete the cookie and what our scripts stored. Not
 * all cookies, because that would sign the clinic's staff out of neighboring sites.
 */
export function forgetDevice(): Header[] {
  return [setCookie(COOKIE, "", 0), ["Clear-Site-Data", '"storage"']];
}

/** Whether another site led here. A mere link must not make this device forget. */
export function fromOtherSite(headers: Pick<Headers, "get">): boolean {
  const site = headers.get("sec-fetch-site");
  return site === "cross-site" || site === "same-site";
}

/** The token in a Cookie header; null when none has the right form. */
export function tokenIn(header: string | null): string | null {
  const match = header?.match(/(?:^|;\s*)backline_intake=([A-Za-z0-9_-]{16,200})(?:;|$)/);
  return match?.[1] ?? null;
}
