import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { assess } from "@/lib/facts/assess";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import type { OwnIntake } from "@/lib/intake/queries";
import type { Answers } from "@/lib/questions/answers";
import { strain } from "@/test/people";
import type { Visit } from "../place";
import { NoVoice } from "./no-voice";

const PREGNANT: Answers = {
  sex_at_birth: "female",
  pregnancy: "yes",
  gestation_weeks: "20",
  emergency_nerves: ["saddle"],
  free_text: "I cannot feel <the seat>",
};

/** The words to show or read out of somebody who answers like this, as text. */
function shown(locale: Locale, more: Answers) {
  const { level, rules, symptoms, answers } = assess(strain(more), { finished: true });
  const intake = {
    answers,
    symptoms,
    contact: null,
    staffSay: null,
    answersLevel: level,
    firedRules: rules.map(({ id }) => id),
  } as unknown as OwnIntake;
  const t = translatorIn(locale);
  const visit = { t, locale, kiosk: null } as Visit;
  const html = renderToStaticMarkup(<NoVoice visit={visit} intake={intake} />);
  return { html, t };
}

it.each(LOCALES)(
  "the words to show hold the pregnancy and the patient's own words, in %s",
  (locale) => {
    const { html, t } = shown(locale, PREGNANT);

    const card = "result.emergency.card";
    expect(html).toContain(t(`${card}.self.pain`));
    expect(html).toContain(t(`${card}.self.pregnant`, { weeks: 20 }));
    expect(html).toContain("I cannot feel &lt;the seat&gt;");
    // The clinic has set no numbers for texts and relay.
    expect(html).not.toContain("sms:");
  },
);

it("a helper speaks of the patient, and nothing is said of what was not answered", () => {
  const helper = { respondent: "proxy", emergency_nerves: ["saddle"], free_text: "" };
  const { html, t } = shown("en", helper);
  expect(html).toContain(t("result.emergency.card.proxy.pain"));
  expect(html).not.toContain("pregnant");
  expect(html).not.toContain("own words");
});
