import { macOf } from "./mac";

export const SEARCH_KINDS = ["phone", "email", "birth_date", "surname", "surname_sound"] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/**
 * HMAC-SHA-256 of an already normalized value, 128 bits in hex. Equal values give equal tokens, so
 * a search finds rows by equality and the table does not show the value.
 */
export function blindToken(kind: SearchKind, normalized: string): string {
  return macOf("index", `${kind}:${normalized}`).slice(0, 32);
}
