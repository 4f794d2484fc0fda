import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import {
  CONSENT_TEXT_VERSION,
  CONSENT_TEXTS,
  consentHash,
  consentLines,
  consentOf,
  findConsentText,
  SIGNERS,
} from "./consent";

const wordsOf = (locale: string) => {
  const file = new URL(`../../messages/${locale}.json`, import.meta.url);
  const messages = JSON.parse(readFileSync(file, "utf8"));
  return createTranslator({ locale, messages }) as (key: string) => string;
};

const SHOWN = LOCALES.flatMap((locale) => SIGNERS.map((signer) => [locale, signer] as const));

/** SHA-256 of all texts of a version. Add a line with each version and never change one. */
const PUBLISHED: Record<string, string> = {
  "2026-11-1": "55a1e33ad1f2d63d6059e71b00353db29e3dfef9afdbbd23595cad3396b82820",
  "2026-11-2": "2b9afb26b6b25c4bf58b45005a3008a06144f3c060ae77df0f6b27ee8d084eb9",
  "2026-12-1": "e4730159a2f30bd1da2f081c58be045b6cd8248ec93d5fe343785f901d9d1ea4",
  "2026-12-2": "6e6f1d12fc9e2fcaa07988e6f2ed441a0a0d0acb4d12c8252caa3ef17730fbd1",
};

describe("the consent texts", () => {
  it.each(SHOWN)("are kept under the current version, as shown in %s to %s", (locale, signer) => {
    const lines = consentLines(wordsOf(locale), signer);
    const kept = CONSENT_TEXTS.find(
      (text) =>
        text.version === CONSENT_TEXT_VERSION &&
        text.locale === locale &&
        text.signers.includes(signer),
    );
    const advice = "The words changed: set a new CONSENT_TEXT_VERSION and add the new texts.";
    expect(kept?.lines, advice).toEqual(lines);
  });

  it("never change once they were published", () => {
    const versions = [...new Set(CONSENT_TEXTS.map(({ version }) => version))];
    const digests = versions.map((version) => {
      const texts = CONSENT_TEXTS.filter((text) => text.version === version);
      const whole = texts.map(({ lines }) => lines.join("\n")).join("\n\n");
      return [version, createHash("sha256").update(whole).digest("hex")];
    });
    expect(Object.fromEntries(digests)).toEqual(PUBLISHED);
    expect(versions.at(-1)).toBe(CONSENT_TEXT_VERSION);
  });

  it.each(SHOWN)("are found by their stored hash, in %s for %s", (locale, signer) => {
    const t = wordsOf(locale);
    const { textHash, textVersion } = consentOf(t, signer);
    const found = findConsentText(textHash);
    expect(found).toMatchObject({ version: textVersion, locale, lines: consentLines(t, signer) });
    expect(found?.signers).toContain(signer);
  });

  it("differ in their hash, and another hash finds none", () => {
    const hashes = CONSENT_TEXTS.map(({ lines }) => consentHash(lines));
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(findConsentText("0".repeat(64))).toBeNull();
  });
});
