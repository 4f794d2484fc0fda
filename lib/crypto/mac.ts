import { createHmac } from "node:crypto";
import { type KeyPurpose, keyFor } from "./keys";

/** HMAC-SHA-256 of a text under the key of one purpose, 32 bytes in hex. */
export function macOf(purpose: KeyPurpose, text: string): string {
  return createHmac("sha256", keyFor(purpose)).update(text).digest("hex");
}
