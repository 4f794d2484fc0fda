import { env } from "@/lib/env";

/**
 * Whether a request that changes something came from our own pages: Sec-Fetch-Site must be
 * same-origin; browsers that do not send it must name our own Origin. Neither: refused. The
 * forwarded host is never believed.
 */
export function isSameOrigin(headers: Pick<Headers, "get">): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  return origin !== null && origin === new URL(env().APP_URL).origin;
}

/** The caller's address as the last proxy saw it; earlier entries can be made up by the caller. */
export function callerAddress(headers: Pick<Headers, "get">): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
