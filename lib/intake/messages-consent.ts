import { createHash } from "node:crypto";
import type { Translate } from "@/lib/i18n/translate";
import type { ConsentText, Signer } from "./consent";

/** Give it a new value whenever the words of the question change, in any language. */
export const MESSAGES_TEXT_VERSION = "messages-2026-11-2";

/** The version and the SHA-256 of the question about messages, as this person read it. */
export function messagesConsentOf(t: Translate, signer: Signer = "self"): ConsentText {
  const label = signer === "proxy" ? "proxyLabel" : "label";
  const text = [`intake.fields.messages.${label}`, "intake.fields.messages.hint"]
    .map((key) => t(key))
    .join("\n");
  return {
    textVersion: MESSAGES_TEXT_VERSION,
    textHash: createHash("sha256").update(text).digest("hex"),
  };
}
