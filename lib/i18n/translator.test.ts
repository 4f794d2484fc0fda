import { readFileSync } from "node:fs";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { textsOf } from "@/test/messages";
import { LOCALES } from "./locales";
import type { Words } from "./translate";
import { translatorIn } from "./translator";

/** Names and signs that mean something to a formatter must come out as they are. */
const TYPED = "{count} <b>O'Brien</b> '{x}' # |";

/** A value for each name in braces: a number where the sentence counts. */
function valuesFor(text: string): Record<string, string | number> {
  const names = [...text.matchAll(/\{(\w+)(, plural)?/g)];
  return Object.fromEntries(names.map(([, name, counts]) => [name, counts ? 2 : TYPED]));
}

describe.each(LOCALES)("the words in %s", (locale) => {
  const messages = JSON.parse(
    readFileSync(new URL(`../../messages/${locale}.json`, import.meta.url), "utf8"),
  );
  const formatter = createTranslator({ locale, messages }) as unknown as Words;
  const t = translatorIn(locale);

  it("are what the formatter makes of them, with and without values", () => {
    // The reasons in English are not in the file.
    const inFile = textsOf(locale).filter(({ path }) => formatter.has(path));
    const plain = inFile.filter(({ text }) => !text.includes("<"));
    expect(plain.length).toBeGreaterThan(1000);
    for (const { path, text } of plain) {
      expect(t(path, valuesFor(text)), path).toBe(formatter(path, valuesFor(text)));
      if (!text.includes("{")) expect(t(path), path).toBe(formatter(path));
      expect(t.raw(path), path).toBe(text);
    }
  });

  it("shows 0 as a value, and an empty one as nothing", () => {
    const [one] = textsOf(locale).filter(({ text }) => /^[^{<]*\{\w+\}[^{<]*$/.test(text));
    const { path = "", text = "" } = one ?? {};
    const [name = ""] = Object.keys(valuesFor(text));
    expect(t(path, { [name]: 0 })).toBe(text.replace(/\{\w+\}/, "0"));
    expect(t(path, { [name]: "" })).toBe(text.replace(/\{\w+\}/, ""));
  });

  it("knows sentences, lists and groups by their path, and nothing else", () => {
    expect(["start.title", "start", "intake.fields"].every(t.has)).toBe(true);
    expect(["start.nothing", "", "toString", "start.title.length"].some(t.has)).toBe(false);
  });

  it("shows the path of what is missing", () => {
    expect(t("start.nothing")).toBe("start.nothing");
  });
});
