import { clinicFacts } from "./clinic";

/** The cookie that opens the draft and, once it is filed, the result page. */
export const COOKIE = "backline_intake";

const KEEP_DAYS = 90;

/** A Set-Cookie header for a cookie of ours; `maxAge` in seconds, 0 takes it away. */
export function setCookie(name: string, value: string, maxAge: number): string {
  const secure = clinicFacts().secure ? "; Secure" : "";
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`;
}

/** The Set-Cookie header that lets this device open its own intake. */
export function rememberDevice(token: string): string {
  return setCookie(COOKIE, token, KEEP_DAYS * 86_400);
}

/** The Set-Cookie header that makes this device forget. */
export function forgetDevice(): string {
  return setCookie(COOKIE, "", 0);
}

/**
 * The Clear-Site-Data header that goes with it: nothing a script of ours may have kept stays. Not the
 * cookies, which would sign the clinic's staff out of the sites beside this one.
 */
export const CLEAR_STORAGE = '"storage"';

/** Did another site lead here? Then a mere link must not make this device forget. */
export function fromOtherSite(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  return site === "cross-site" || site === "same-site";
}

/** The token in a Cookie header; null when there is none that could be ours. */
export function tokenIn(header: string | null): string | null {
  const match = header?.match(/(?:^|;\s*)backline_intake=([A-Za-z0-9_-]{16,200})(?:;|$)/);
  return match?.[1] ?? null;
}
