import { createHash } from "node:crypto";
import { DECIDING } from "@/lib/triage/rules/all";
import { type Deciding, textOf } from "@/lib/triage/rules/version";

/**
 * The version of a rule set: the first 16 digits of a SHA-256 over all of it, so that every change
 * changes the version. Not in lib/triage, which imports nothing but zod.
 */
export function versionOf(deciding: Deciding): string {
  return createHash("sha256").update(textOf(deciding)).digest("hex").slice(0, 16);
}

/** The version of the rules in use. Stored intakes keep their own version. */
export const RULES_VERSION = versionOf(DECIDING);
