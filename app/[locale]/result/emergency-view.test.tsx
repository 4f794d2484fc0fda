import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { assess } from "@/lib/facts/assess";
import { LOCALES } from "@/lib/i18n/locales";
import { lines } from "@/lib/i18n/translate";
import { translatorIn } from "@/lib/i18n/translator";
import type { OwnIntake } from "@/lib/intake/queries";
import { strain } from "@/test/people";
import type { Visit } from "../place";
import { EmergencyView } from "./emergency-view";

const PLACES = [
  { who: "at home", wait: "wait" },
  { who: "on the phone", desk: { channel: "phone" }, wait: "wait" },
  { who: "at the desk", desk: { channel: "in_person" }, wait: "waitHere" },
  { who: "in the waiting room", kiosk: { code: "main-street" }, wait: "waitHere" },
];

it.each(LOCALES.flatMap((locale) => PLACES.map((place) => ({ locale, ...place }))))(
  "says in $locale what to do until help comes, and asks where only who may be elsewhere: $who",
  ({ locale, wait, ...place }) => {
    const { level, rules, symptoms, answers } = assess(strain({ emergency_nerves: ["saddle"] }), {
      finished: true,
    });
    const intake = {
      id: "5e0c1cce-7a36-4a8e-9e52-3f2c2a5a0d11",
      ...{ level, answers, symptoms, contact: null, staffSay: null, answersLevel: level },
      firedRules: rules.map(({ id }) => id),
    } as unknown as OwnIntake;
    const t = translatorIn(locale);
    const visit = { t, locale, base: `/${locale}`, kiosk: null, desk: null, ...place };
    const html = renderToStaticMarkup(
      <EmergencyView visit={visit as unknown as Visit} intake={intake} />,
    );
    const [first] = lines(t, `result.emergency.${wait}`);
    const [other] = lines(t, `result.emergency.${wait === "wait" ? "waitHere" : "wait"}`);
    expect(html).toContain(first);
    expect(html).not.toContain(other);
    const asksWhere = html.includes(t("intake.fields.where_now.label"));
    expect(asksWhere).toBe(wait === "wait");
  },
);
