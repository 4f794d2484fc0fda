import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Symptoms } from "@/lib/triage/symptoms";
import type { IntakePageData } from "./load";
import { Pain } from "./pain";
import { painLine } from "./pain-course";

const TOLD = {
  ...{ duration_days: 12, onset: "gradual", course: "improving" },
  ...{ pain_score: 4, pain_score_worst: 8 },
} satisfies Symptoms;

const answeredAt = new Date("2026-11-20T15:00:00Z");
const shown = (symptoms: Symptoms) =>
  renderToStaticMarkup(
    <Pain intake={{ clinical: { symptoms }, answeredAt } as unknown as IntakePageData} />,
  );

it("draws what was said, with the days of the answers", () => {
  const html = shown(TOLD);
  expect(html).toContain("The pain from Nov 8 to Nov 20: 12 days, bit by bit, getting better");
  expect(html).not.toMatch(/today/i);
  const sameDay = shown({ ...TOLD, duration_days: 0 });
  expect(sameDay).toContain("The pain from Nov 20 to Nov 20: bit by bit, getting better");
  expect(sameDay).not.toMatch(/today/i);
});

it("draws a line that goes where the pain goes", () => {
  const end = (told: Symptoms) => painLine(told)?.slice(-2);
  expect(end(TOLD)).toEqual([
    [0.4, 8],
    [1, 4],
  ]);
  expect(end({ ...TOLD, course: "same" })).toEqual([
    [0.4, 4],
    [1, 4],
  ]);
  expect(end({ ...TOLD, onset: "sudden", course: "same" })).toEqual([
    [0, 4],
    [1, 4],
  ]);
  expect(end({ ...TOLD, course: "worsening", pain_score: 8 })).toEqual([
    [0, 0],
    [1, 8],
  ]);
});

it("says in words what is not known, and draws nothing", () => {
  const cases: [Partial<Symptoms>, string][] = [
    [{ onset: "unsure" }, "Onset: not sure"],
    [{ onset: undefined }, "Onset: not answered"],
    [{ course: "unsure" }, "Course: not sure"],
    [{ course: undefined }, "Course: not answered"],
    [{ duration_days: undefined }, "Days of pain: not answered"],
    [{ pain_score: undefined }, "Pain score (0 to 10): not answered"],
  ];
  for (const [unknown, words] of cases) {
    const html = shown({ ...TOLD, ...unknown });
    expect(html).toContain(words);
    expect(html).not.toContain("<figure");
  }
});

it("draws no heights that nobody gave, nor answers that do not fit", () => {
  for (const symptoms of [
    { ...TOLD, pain_score_worst: undefined },
    { ...TOLD, course: "worsening" },
    { ...TOLD, onset: "sudden", course: "worsening", pain_score: 8 },
  ] satisfies Symptoms[])
    expect(shown(symptoms)).not.toContain("<figure");
});
