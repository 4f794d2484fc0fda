import { hkdfSync } from "node:crypto";
import { env } from "@/lib/env";

export type KeyPurpose = "field" | "index" | "session" | "resume";

const derived = new Map<KeyPurpose, Buffer>();

/**
 * The 32-byte key for one purpose, derived from DATA_KEY by HKDF-SHA-256 (RFC 5869), so that
 * knowing one key tells nothing about another.
 */
export function keyFor(purpose: KeyPurpose): Buffer {
  const known = derived.get(purpose);
  if (known) return known;
  const root = Buffer.from(env().DATA_KEY, "base64");
  const key = Buffer.from(hkdfSync("sha256", root, "backline", purpose, 32));
  derived.set(purpose, key);
  return key;
}
