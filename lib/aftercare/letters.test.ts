import { describe, expect, it } from "vitest";
import { findClinicalWord } from "@/lib/clinic/settings/clinical-words";
import { LETTER_KINDS } from "@/lib/clinic/settings/wording";
import { LOCALES } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import { textsOf } from "@/test/messages";
import { letterOf } from "./letters";

const target = { token: "t".repeat(43), below: "/check-in/3" };

describe.each(LOCALES)("messages to patients in %s", (locale) => {
  const t = translatorIn(locale);
  const cases = LETTER_KINDS.flatMap((kind) => [[kind, "email"] as const, [kind, "sms"] as const]);

  it.each(cases)("%s by %s does not say why they wrote to us", (kind, channel) => {
    const { subject, text } = letterOf(t, kind, channel, { locale, ...target });
    for (const part of [subject, text]) expect(findClinicalWord(part), part).toBeNull();
    expect(text).toContain(`/${locale}/status/${target.token}/check-in/3`);
    expect(text).toContain(`/${locale}/status/${target.token}/stop`);
  });

  it.each(LETTER_KINDS)("%s fits into three text messages", (kind) => {
    const { text } = letterOf(t, kind, "sms", { locale, ...target });
    expect(text.length).toBeLessThanOrEqual(3 * 153);
  });
});

it.each(LOCALES)("no wording of any message to a patient says why, in %s", (locale) => {
  const texts = textsOf(locale).filter(({ path }) => /^(messages|saveLater\.message)\./.test(path));
  expect(texts.length).toBeGreaterThan(15);
  expect(texts.filter(({ text }) => findClinicalWord(text))).toEqual([]);
});

it.each([
  ["Your back pain check is ready", "pain"],
  ["/en/intake/emergency_nerves", "emergenc"],
  ["level URGENT", "URGEN"],
  ["¿Sigue con dolor de espalda?", "dolor"],
  ["/es/intake/pregnancy", "pregnan"],
])("would find the word in %s", (text, word) => {
  expect(findClinicalWord(text)?.toLowerCase()).toContain(word.toLowerCase());
});

it("does not mistake a common word for a clinical one", () => {
  const plain = "Hello, how are you today? Come back when you like: /en/status/abc/check-in/3";
  expect(findClinicalWord(plain)).toBeNull();
});
