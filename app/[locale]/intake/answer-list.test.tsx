import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import { strain } from "@/test/people";
import { AnswerList } from "./answer-list";

it.each(LOCALES)("folds the answers by part, and names what was denied, in %s", (locale) => {
  const t = translatorIn(locale);
  const html = renderToStaticMarkup(<AnswerList t={t} answers={strain()} />);
  const parts = html.match(/<details[^>]*>/g) ?? [];
  expect(parts).toHaveLength(8);
  for (const part of parts) expect(part).not.toContain("open");
  for (const sign of ["saddle", "bladder_leak", "both_legs_pain"])
    expect(html).toContain(t(`intake.fields.emergency_nerves.options.${sign}`));
  const denied = t("check.denied", { signs: "" }).trim();
  expect(html.split(denied).length - 1).toBeGreaterThan(5);
});
