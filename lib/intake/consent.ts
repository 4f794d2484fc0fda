import { createHash } from "node:crypto";
import archive from "./consent-texts.json" with { type: "json" };

/**
 * Give it a new value with every change of the consent words, in any language, and add the new
 * texts to consent-texts.json. Never change the texts already there: people signed them.
 */
export const CONSENT_TEXT_VERSION = "2026-12-2";

/** The lines of the notice, in order: keys below `intake.consent.lines`. */
export const CONSENT_LINES = ["purpose", "readers", "not_watched", "kept", "rights"] as const;

/** Who agrees and signs: the patient, or the person who fills in the form for them. */
export const SIGNERS = ["self", "proxy"] as const;
export type Signer = (typeof SIGNERS)[number];

/** The words of a message key. */
type Say = (key: string) => string;

/** What is stored of the consent text: its version and the SHA-256 of its exact words. */
export type ConsentText = { textVersion: string; textHash: string };

/** The lines that this person agrees to: the notice, the words above the name, and how to sign. */
export function consentLines(t: Say, signer: Signer = "self"): string[] {
  const label = signer === "proxy" ? "proxyLabel" : "label";
  return [
    ...CONSENT_LINES.map((line) => `intake.consent.lines.${line}`),
    `intake.fields.consent.${label}`,
    `intake.fields.signed_name.${label}`,
  ].map((key) => t(key));
}

/** The SHA-256 of these lines, in hex, as Consent.textHash holds it. */
export function consentHash(lines: readonly string[]): string {
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}

/** The version and the hash of the text that is shown now in this language to this person. */
export function consentOf(t: Say, signer: Signer = "self"): ConsentText {
  return { textVersion: CONSENT_TEXT_VERSION, textHash: consentHash(consentLines(t, signer)) };
}

/** A consent text, current or earlier. */
export type KeptText = { version: string; locale: string; signers: string[]; lines: string[] };

/** Every consent text so far, oldest first. */
export const CONSENT_TEXTS: readonly KeptText[] = archive;

const BY_HASH = new Map(CONSENT_TEXTS.map((text) => [consentHash(text.lines), text]));

/** The text with this stored hash; null for an unknown hash. */
export function findConsentText(textHash: string): KeptText | null {
  return BY_HASH.get(textHash) ?? null;
}
