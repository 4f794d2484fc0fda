import { lineOf, UNKNOWN_ADDRESS } from "@/lib/caller-address";
import { macOf } from "@/lib/crypto/mac";
import type { Assessment } from "@/lib/facts/assess";

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
