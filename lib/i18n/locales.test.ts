import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { directionOf, isLocale, LANGUAGES, LOCALES, pathIn, preferredLocale } from "./locales";

const FOLDER = new URL("../../messages/", import.meta.url);

it("has a file of messages for each language, and a language for each file", () => {
  for (const locale of LOCALES) expect(existsSync(new URL(`${locale}.json`, FOLDER))).toBe(true);
  const files = readdirSync(FOLDER).map((file) => file.replace(".json", ""));
  expect(files.sort()).toEqual([...LOCALES].sort());
});

it("names each language in itself and knows how it writes dates", () => {
  expect(LANGUAGES.es.name).toBe("Español");
  for (const locale of LOCALES) {
    expect(Intl.DateTimeFormat.supportedLocalesOf(LANGUAGES[locale].format)).toHaveLength(1);
    expect(["ltr", "rtl"]).toContain(directionOf(locale));
  }
});

describe("the language that a browser asks for", () => {
  it.each([
    [null, "en"],
    ["", "en"],
    ["es", "es"],
    ["es-MX,es;q=0.9,en;q=0.8", "es"],
    ["en-US,en;q=0.9,es;q=0.8", "en"],
    ["fr-FR,fr;q=0.9,es;q=0.5,en;q=0.4", "es"],
    ["en;q=0.3, ES-419;q=0.7", "es"],
    ["es;q=0", "en"],
    ["es;q=none", "en"],
    ["constructor, __proto__, *", "en"],
    ["zh", "en"],
  ])("%s is %s", (header, locale) => expect(preferredLocale(header)).toBe(locale));
});

describe("the same page in another language", () => {
  it.each([
    ["/en", "/es"],
    ["/en/intake/contact", "/es/intake/contact"],
    ["/es/result", "/es/result"],
    ["/moon", "/es/moon"],
    ["/", "/es"],
    ["//evil.example", "/es/evil.example"],
  ])("of %s is %s", (path, other) => expect(pathIn("es", path)).toBe(other));
});

it("mistakes no other word for a language", () => {
  expect(["de", "toString", "", undefined].filter(isLocale)).toEqual([]);
});
