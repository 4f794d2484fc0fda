import { expect, it } from "vitest";
import { getStep } from "@/lib/form/steps";
import { LOCALES } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import { errorSayings } from "./field-words";

it.each(LOCALES)("asks for an age as an age, of the one who has the pain, in %s", (locale) => {
  const t = translatorIn(locale);
  const said = (code: string, respondent?: string) => {
    const answers = respondent ? { respondent } : {};
    return errorSayings(t, getStep("about_you"), answers, [{ field: "age_years", code }])[0]?.text;
  };
  const words = (name: string) => t(`intake.fields.age_years.${name}`);
  expect(said("number", "self")).toBe(words("number"));
  expect(said("number", "proxy")).toBe(words("proxyNumber"));
  expect(said("number")).toBe(words("proxyNumber"));
  expect(said("required", "self")).toBe(words("required"));
});
