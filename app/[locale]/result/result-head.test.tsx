import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import type { OwnIntake } from "@/lib/intake/queries";
import { strain } from "@/test/people";
import type { Visit } from "../place";
import { ResultHead } from "./result-head";

it.each(LOCALES)("has the level, one warm sentence and the reference on top, in %s", (locale) => {
  const t = translatorIn(locale);
  for (const level of ["URGENT", "SOON", "ROUTINE", "SELF_CARE"] as const) {
    const intake = { level, answers: strain(), reference: "BK-TEST-1" } as OwnIntake;
    const html = renderToStaticMarkup(<ResultHead visit={{ t } as Visit} intake={intake} />);
    const inOrder = [t(`levels.${level}`), "<h1", t("result.warm"), "BK-TEST-1"];
    const places = inOrder.map((part) => html.indexOf(part));
    expect(places, level).toEqual([...places].sort((one, other) => one - other));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    expect(html.split(t("result.warm"))).toHaveLength(2);
    expect(html).not.toContain(t("result.proxyNote"));
  }
});

it.each(LOCALES)("tells a helper at the top whom the page means by you, in %s", (locale) => {
  const t = translatorIn(locale);
  const answers = strain({ respondent: "proxy", relation: "parent" });
  const intake = { level: "SOON", answers, reference: "BK-TEST-1" } as OwnIntake;
  const html = renderToStaticMarkup(<ResultHead visit={{ t } as Visit} intake={intake} />);
  expect(html).toContain(t("result.proxyNote"));
});
