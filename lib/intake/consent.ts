import { createHash } from "node:crypto";
import type { Translate } from "./describe";

/** Change it with every change of the words below `intake.consent` in any language. */
export const CONSENT_TEXT_VERSION = "2026-11-1";

/** The lines of the notice, in order: keys below `intake.consent.lines`. */
export const CONSENT_LINES = [
  "purpose",
  "readers",
  "not_watched",
  "kept",
  "rights",
  "agree",
] as const;

export type ConsentText = { textVersion: string; textHash: string };

/** The notice that the person agrees to, as one text. */
export function consentText(t: Translate): string {
  return CONSENT_LINES.map((line) => t(`intake.consent.lines.${line}`)).join("\n");
}

/** What is stored of the text that was agreed to: its version and the SHA-256 of these very words. */
export function consentOf(t: Translate): ConsentText {
  const textHash = createHash("sha256").update(consentText(t)).digest("hex");
  return { textVersion: CONSENT_TEXT_VERSION, textHash };
}
