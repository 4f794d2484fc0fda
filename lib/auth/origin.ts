import { CALLER_HEADER, UNKNOWN_ADDRESS } from "@/lib/caller-address";
import { env } from "@/lib/env";

/**
 * Whether a request that changes something came from our own pages: Sec-Fetch-Site must be
 * same-origin. Browsers that do not send it must send our Origin. Without both it is refused. The
 * forwarded host is not trusted.
 */
export function isSameOrigin(headers: Pick<Headers, "get">): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  return origin !== null && origin === new URL(env().APP_URL).origin;
}

/** The caller's network address, or "unknown" (lib/caller-address.ts). */
export function callerAddress(headers: Pick<Headers, "get">): string {
  return headers.get(CALLER_HEADER) ?? UNKNOWN_ADDRESS;
}
