import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import type { Answers } from "@/lib/questions/answers";
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

it.each(LOCALES)("counts what was answered, and no blank, in %s", (locale) => {
  const t = translatorIn(locale);
  const counted = (answers: Answers) => {
    const html = renderToStaticMarkup(<AnswerList t={t} answers={answers} />);
    const blanks = html.split(`>${t("check.notProvided")}<`).length - 1;
    const counts = [...html.matchAll(/\((\d+) (?:answers?|respuestas?)\)/g)];
    return { blanks, sum: counts.reduce((sum, [, count]) => sum + Number(count), 0) };
  };
  const [blank, given] = [
    counted(strain({ email: "" })),
    counted(strain({ email: "a@b.example" })),
  ];
  expect(blank.blanks).toBe(given.blanks + 1);
  expect(blank.sum).toBe(given.sum - 1);
});

it.each(LOCALES)("ends no sentence before a semicolon, in %s", (locale) => {
  const answers = strain({ emergency_body: ["cold_sweat", "tearing_pain"] });
  const t = translatorIn(locale);
  const html = renderToStaticMarkup(<AnswerList t={t} answers={answers} />);
  const [first, last] = answers.emergency_body as string[];
  const words = (sign = "") => t(`intake.fields.emergency_body.options.${sign}`);
  expect(html).toContain(`${words(first).replace(/\.$/, "")}; ${words(last)}`);
  expect(html).not.toContain(".;");
});
