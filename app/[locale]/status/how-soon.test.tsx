import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { lines } from "@/lib/i18n/translate";
import { translatorIn } from "@/lib/i18n/translator";
import { LEVELS } from "@/lib/triage/symptoms";
import { strain } from "@/test/people";
import type { StatusProps } from "./access";
import { HowSoon, StatusUntil } from "./how-soon";

type Said = { level: string; open?: boolean; age_years?: string };

function shown(locale: (typeof LOCALES)[number], { level, open = true, ...answers }: Said) {
  const t = translatorIn(locale);
  const intake = { level, open, answers: strain(answers), own: false };
  const props = { visit: { t }, intake } as unknown as StatusProps;
  return renderToStaticMarkup(
    <>
      <HowSoon {...props} />
      <StatusUntil {...props} />
    </>,
  );
}

it.each(LOCALES)("says through a link how soon, and what to do until then, in %s", (locale) => {
  const t = translatorIn(locale);
  for (const [level, base] of [
    ["URGENT", "urgent"],
    ["SOON", "soon"],
    ["ROUTINE", "routine"],
  ] as const) {
    const html = shown(locale, { level });
    for (const part of [t(`levels.${level}`), t(`result.${base}.title`)])
      expect(html, level).toContain(part);
    for (const line of lines(t, `result.${base}.until`)) expect(html, level).toContain(line);
  }
  const home = shown(locale, { level: "SELF_CARE" });
  expect(home).toContain(t("result.selfCare.title"));
  expect(home).not.toContain(t("result.untilTitle"));
});

it.each(LOCALES)("says where a child is seen, and no level, in %s", (locale) => {
  const t = translatorIn(locale);
  const html = shown(locale, { level: "ROUTINE", age_years: "12" });
  expect(html).toContain(t("result.under16.title"));
  for (const part of [t("levels.ROUTINE"), t("result.untilTitle")])
    expect(html).not.toContain(part);
});

it("leaves an emergency to its own panel, and says nothing of what is over", () => {
  expect(shown("en", { level: "EMERGENCY" })).toBe("");
  for (const level of LEVELS) expect(shown("en", { level, open: false }), level).toBe("");
});
