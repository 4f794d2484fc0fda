import { createHash } from "node:crypto";
import type { Translate } from "./describe";

/** Change it with every change of the words below `intake.consent` in any language. */
export const CONSENT_TEXT_VERSION = "2026-11-1";

/** The lines of the notice, in order: keys below `intake.consent.lines`. */
export const CONSENT_LINES = ["purpose", "readers", "not_watched", "kept", "rights"] as const;

export type ConsentText = { textVersion: string; textHash: string };

/** The notice and the words beside the box that the person ticks, as one text. */
export function consentText(t: Translate): string {
  const keys = CONSENT_LINES.map((line) => `intake.consent.lines.${line}`);
  return [...keys, "intake.fields.consent.label"].map((key) => t(key)).join("\n");
}

/** What is stored of the text that was agreed to: its version and the SHA-256 of these very words. */
export function consentOf(t: Translate): ConsentText {
  const textHash = createHash("sha256").update(consentText(t)).digest("hex");
  return { textVersion: CONSENT_TEXT_VERSION, textHash };
}
