import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import { strain } from "@/test/people";
import { FeelsWorse } from "./feels-worse";

const PEOPLE = [
  { who: "a patient", given: {}, title: "title", button: "button" },
  {
    ...{ who: "a helper", given: { respondent: "proxy", relation: "parent" } },
    ...{ title: "proxyTitle", button: "proxyButton" },
  },
] as const;

it.each(LOCALES.flatMap((locale) => PEOPLE.map((person) => ({ locale, ...person }))))(
  "asks $who in $locale whether the patient feels worse",
  ({ locale, given, title, button }) => {
    const t = translatorIn(locale);
    const intake = { id: "5e0c1cce-7a36-4a8e-9e52-3f2c2a5a0d11", answers: strain(given) };
    const html = renderToStaticMarkup(<FeelsWorse t={t} action="/check" intake={intake} />);
    expect(html).toContain(`${t(`status.worse.${title}`)}</h2>`);
    expect(html).toContain(`${t(`status.worse.${button}`)}</button>`);
  },
);
