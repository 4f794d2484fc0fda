import { isIPv6 } from "node:net";
import { UNKNOWN_ADDRESS } from "@/lib/caller-address";
import { macOf } from "@/lib/crypto/mac";
import type { Assessment } from "@/lib/facts/assess";

/** The part of an address that belongs to one line: of IPv6 the first 64 bits (RFC 6177). */
function lineOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(plain)) return plain;
  const [front = "", back] = plain.split("::");
  const parts = front.split(":").filter(Boolean);
  const tail = back?.split(":").filter(Boolean) ?? [];
  const zeros = Array<string>(Math.max(0, 8 - parts.length - tail.length)).fill("0");
  const whole = back === undefined ? parts : [...parts, ...zeros, ...tail];
  return whole
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(":");
}

/** Clinical answers as one text that does not depend on their order. */
function answersText({ symptoms }: Assessment): string {
  const entries = Object.entries(symptoms).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(entries);
}

/**
 * What tells that emergencies came from one source and are alike: keyed hashes of the network
 * address and of the clinical answers. Neither can be turned back or tried out without the data key.
 * Nulls for other levels, and where the address is not known.
 */
export function sourceValues(assessed: Assessment, address: string | undefined) {
  const known = assessed.level === "EMERGENCY" && address && address !== UNKNOWN_ADDRESS;
  return {
    source: known ? macOf("source", `address:${lineOf(address)}`) : null,
    likeness: known ? macOf("source", `answers:${answersText(assessed)}`) : null,
  };
}
