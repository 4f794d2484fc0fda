import { hkdfSync } from "node:crypto";
import { dataKeysIn, env } from "@/lib/env";

export type KeyPurpose =
  | "id"
  | "field"
  | "index"
  | "session"
  | "resume"
  | "source"
  | "limit"
  | "device"
  | "factor"
  | "form"
  | "delivery"
  | "viewed"
  | "backup";

const derived = new Map<string, Buffer>();

/**
 * The 32-byte key for one purpose, derived from a data key by HKDF-SHA-256 (RFC 5869), so that
 * knowing one key tells nothing about another. `dataKey` is base64.
 */
export function deriveKey(dataKey: string, purpose: KeyPurpose): Buffer {
  const name = `${purpose} ${dataKey}`;
  const known = derived.get(name);
  if (known) return known;
  const root = Buffer.from(dataKey, "base64");
  const key = Buffer.from(hkdfSync("sha256", root, "backline", purpose, 32));
  derived.set(name, key);
  return key;
}

/** The name of a data key: eight hex digits that tell nothing about it. */
export function keyId(dataKey: string): string {
  return deriveKey(dataKey, "id").toString("hex").slice(0, 8);
}

/** Data keys by their ids, newest first: the first seals, all of them open. */
export type KeyRing = ReadonlyMap<string, string>;

const rings = new Map<string, KeyRing>();

/** The ring of a value of DATA_KEY. */
export function ringOf(setting: string): KeyRing {
  const known = rings.get(setting);
  if (known) return known;
  const ring = new Map(dataKeysIn(setting).map((dataKey) => [keyId(dataKey), dataKey]));
  rings.set(setting, ring);
  return ring;
}

/** The key that seals, with its id, from a value of DATA_KEY. */
export function sealingKey(setting: string = env().DATA_KEY): { id: string; dataKey: string } {
  for (const [id, dataKey] of ringOf(setting)) return { id, dataKey };
  throw new Error("no data key");
}

/** The key of this installation for one purpose, derived from the data key that seals. */
export function keyFor(purpose: KeyPurpose): Buffer {
  return deriveKey(sealingKey().dataKey, purpose);
}
