import { macOf, macsOf } from "./mac";

export const SEARCH_KINDS = [
  "phone",
  /** Its last seven digits. */
  "phone_end",
  "email",
  "birth_date",
  /** A whole surname as plain letters, and one word of it. */
  "surname",
  "surname_word",
  "given_word",
  /** How they are said, closely and (of a whole surname) roughly. */
  "surname_close",
  "given_close",
  "surname_sound",
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/**
 * HMAC-SHA-256 of an already normalized value, 128 bits in hex. Equal values give equal tokens, so
 * a search finds rows by equality and the table does not show the value.
 */
export function blindToken(kind: SearchKind, normalized: string): string {
  return macOf("index", `${kind}:${normalized}`).slice(0, 32);
}

/** The same under each data key, to find also what is not indexed under the newest yet. */
export function blindTokens(kind: SearchKind, normalized: string): string[] {
  return macsOf("index", `${kind}:${normalized}`).map(([, mac]) => mac.slice(0, 32));
}
