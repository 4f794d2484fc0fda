import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { lines } from "@/lib/i18n/translate";
import { translatorIn } from "@/lib/i18n/translator";
import { LEVELS } from "@/lib/triage/symptoms";
import { strain } from "@/test/people";
import { UntilThen } from "../result/until-then";
import type { StatusProps } from "./access";
import { HowSoon, StatusUntil } from "./how-soon";

const NOW = new Date("2026-03-02T10:00:00Z");
const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

type Said = {
  level: string;
  open?: boolean;
  age_years?: string;
  dueAt?: Date | null;
  staffSay?: "sooner" | "later" | null;
};

function shown(locale: (typeof LOCALES)[number], said: Said) {
  const { level, open = true, dueAt = inHours(1), staffSay = null, ...answers } = said;
  const t = translatorIn(locale);
  const intake = { level, open, dueAt, staffSay, answers: strain(answers), own: false };
  const props = { visit: { t }, intake, now: NOW } as unknown as StatusProps;
  return renderToStaticMarkup(
    <>
      <HowSoon {...props} />
      <StatusUntil {...props} />
    </>,
  );
}

it.each(LOCALES)("says through a link how soon, and what to do until then, in %s", (locale) => {
  const t = translatorIn(locale);
  for (const [level, base, until] of [
    ["URGENT", "urgent", lines(t, "result.urgent.until")],
    ["SOON", "soon", []],
    ["ROUTINE", "routine", lines(t, "result.routine.until")],
  ] as const) {
    const html = shown(locale, { level });
    for (const part of [t(`levels.${level}`), t(`result.${base}.title`), ...until])
      expect(html, level).toContain(part);
    expect(html, level).not.toContain(t("result.formAgain"));
  }
  const home = shown(locale, { level: "SELF_CARE", dueAt: null });
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

it("says no longer how soon once that is over, or staff said something else", () => {
  const title = translatorIn("en")("result.urgent.title");
  const html = (said: Partial<Said>) => shown("en", { level: "URGENT", ...said });
  expect(html({})).toContain(title);
  for (const said of [
    { dueAt: NOW },
    { dueAt: inHours(-48) },
    { staffSay: "later" },
    { staffSay: "sooner" },
  ] as const)
    expect(html(said)).not.toContain(title);
});

it("names the form again where the answers were sent", () => {
  const t = translatorIn("en");
  for (const level of ["SOON", "ROUTINE"] as const)
    expect(renderToStaticMarkup(<UntilThen t={t} level={level} />)).toContain(
      t("result.formAgain"),
    );
});

it("leaves an emergency to its own panel, and says nothing of what is over", () => {
  expect(shown("en", { level: "EMERGENCY" })).toBe("");
  for (const level of LEVELS) expect(shown("en", { level, open: false }), level).toBe("");
});
