import { expect, it } from "vitest";
import { type Contact, contactOf } from "./contact";
import { presetLanguage, spokenLanguage } from "./language";

const asking = (preferred_language: string): Contact =>
  contactOf({ given_name: "Ada", preferred_language })!;

it.each([
  ["", "en", null],
  ["", "es", "Spanish"],
  ["Español", "es", "Spanish"],
  [" espanol ", "en", "Spanish"],
  ["SPANISH", "en", "Spanish"],
  ["English", "es", null],
  ["Quechua", "es", "Quechua"],
  ["Quechua", "en", "Quechua"],
] as const)("who asks for %j in the form in %s is spoken to in %s", (asked, locale, spoken) => {
  expect(spokenLanguage(asking(asked), locale)).toBe(spoken);
});

it("who left no contact is spoken to in the language of the form", () => {
  expect(spokenLanguage(null, "es")).toBe("Spanish");
  expect(spokenLanguage(null, "en")).toBeNull();
});

it("the question on the language begins with that of the form, where it is not the usual one", () => {
  expect(presetLanguage("es")).toBe("Español");
  expect(presetLanguage("en")).toBe("");
});
