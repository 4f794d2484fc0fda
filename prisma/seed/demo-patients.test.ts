import { describe, expect, test } from "vitest";
import { symptomsOf } from "@/lib/facts/symptoms-of";
import { parseStep } from "@/lib/form/parse-page";
import { askedSteps } from "@/lib/form/steps";
import type { Answers } from "@/lib/questions/answers";
import { LEVELS } from "@/lib/triage/symptoms";
import { triage } from "@/lib/triage/triage";
import { demoAnswers } from "./demo-intakes";
import { DEMO_PATIENTS } from "./demo-patients";

const NOW = new Date("2026-11-20T15:00:00Z");

function asForm(names: string[], answers: Answers): Record<string, string[]> {
  return Object.fromEntries(
    names.flatMap((name): [string, string[]][] => {
      const value = answers[name];
      if (value === undefined || value === "") return [];
      if (name !== "birth_date") return [[name, [value].flat()]];
      const [year = "", month = "", day = ""] = String(value).split("-");
      return [
        [`${name}.year`, [year]],
        [`${name}.month`, [month]],
        [`${name}.day`, [day]],
      ];
    }),
  );
}

/** Posts the answers page by page, as the browser would. */
function typeIn(whole: Answers): Answers {
  let answers: Answers = {};
  const seen = new Set<string>();
  for (;;) {
    const step = askedSteps(answers).find((each) => !seen.has(each.id));
    if (!step) return answers;
    seen.add(step.id);
    const names = step.fields
      .filter((field) => field.when?.(answers) ?? true)
      .map((field) => field.name);
    if (names.every((name) => whole[name] === undefined)) return answers;
    const parsed = parseStep(step, answers, asForm(names, whole), NOW);
    if (!parsed.ok) throw new Error(`${step.id}: ${JSON.stringify(parsed.errors)}`);
    answers = parsed.answers;
  }
}

describe("the demo patients", () => {
  test("are forty over all five levels", () => {
    const levels = DEMO_PATIENTS.map(
      (patient) => triage(symptomsOf(demoAnswers(patient, NOW))).level,
    );
    expect(DEMO_PATIENTS).toHaveLength(40);
    for (const level of LEVELS)
      expect(levels.filter((each) => each === level).length, level).toBeGreaterThanOrEqual(5);
  });

  test.each(DEMO_PATIENTS)("$given $family could have been typed in", (patient) => {
    const whole = demoAnswers(patient, NOW);
    expect(typeIn(whole)).toEqual(whole);
  });
});
