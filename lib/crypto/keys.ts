import { hkdfSync } from "node:crypto";
import { env } from "@/lib/env";

export type KeyPurpose =
  | "field"
  | "index"
  | "session"
  | "resume"
  | "source"
  | "limit"
  | "device"
  | "form"
  | "delivery"
  | "backup";

/**
 * The 32-byte key for one purpose, derived from a data key by HKDF-SHA-256 (RFC 5869), so that
 * knowing one key tells nothing about another. `dataKey` is base64.
 */
export function deriveKey(dataKey: string, purpose: KeyPurpose): Buffer {
  const root = Buffer.from(dataKey, "base64");
  return Buffer.from(hkdfSync("sha256", root, "backline", purpose, 32));
}

const derived = new Map<KeyPurpose, Buffer>();

/** The key of this installation for one purpose, derived from DATA_KEY. */
export function keyFor(purpose: KeyPurpose): Buffer {
  const known = derived.get(purpose);
  if (known) return known;
  const key = deriveKey(env().DATA_KEY, purpose);
  derived.set(purpose, key);
  return key;
}
