import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { deriveKey, type KeyPurpose, ringOf, sealingKey } from "./keys";

const macUnder = (dataKey: string, purpose: KeyPurpose, text: string) =>
  createHmac("sha256", deriveKey(dataKey, purpose)).update(text).digest("hex");

/** HMAC-SHA-256 of a text under the key of one purpose, 32 bytes in hex. */
export function macOf(purpose: KeyPurpose, text: string): string {
  return macUnder(sealingKey().dataKey, purpose, text);
}

/**
 * The same under each data key by its id, the one that seals first: what was made before the key was
 * changed is still found.
 */
export function macsOf(purpose: KeyPurpose, text: string): [id: string, mac: string][] {
  return [...ringOf(env().DATA_KEY)].map(([id, dataKey]) => [id, macUnder(dataKey, purpose, text)]);
}

/** Whether a given text is one that we made, compared in constant time. */
export function isOneOf(given: string, made: string[]): boolean {
  const bytes = Buffer.from(given);
  return made
    .map((each) => Buffer.from(each))
    .some((each) => {
      return each.length === bytes.length && timingSafeEqual(each, bytes);
    });
}
