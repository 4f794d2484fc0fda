import { expect, it } from "vitest";
import { assess } from "@/lib/facts/assess";
import { translatorIn } from "@/lib/i18n/translator";
import type { Answers } from "@/lib/questions/answers";
import type { Symptoms } from "@/lib/triage/symptoms";
import { triage } from "@/lib/triage/triage";
import { strain } from "@/test/people";
import { reasonsFor } from "./reasons";

function told(symptoms: Symptoms, locale: "en" | "es" = "en"): string[] {
  const { level, rules } = triage(symptoms);
  const firedRules = rules.map(({ id }) => id);
  return reasonsFor(translatorIn(locale), { answersLevel: level, firedRules, symptoms });
}
const of = (more: Answers) => assess(strain(more), { finished: true }).symptoms;

it("what was only read in the own words is not told as not sure", () => {
  const wet = of({ free_text: "It only spasms, but I wet myself twice" });
  for (const reason of told(wet)) expect(reason).toMatch(/^what you wrote may mean this: /);
  for (const reason of told(wet, "es"))
    expect(reason).toMatch(/^lo que escribió puede querer decir esto: /);
  expect(told(wet)).not.toEqual([]);
});

it("not sure is still told as not sure", () => {
  const unsure = of({ emergency_nerves: ["unsure"], bladder_leak_check: ["unsure"] });
  expect(told(unsure).some((reason) => reason.startsWith("you are not sure"))).toBe(true);
});

it("danger at home is never on the page, alone or beside other reasons", () => {
  for (const unsafe_at_home of ["danger_now", "unsafe"] as const) {
    const symptoms = { ...of({}), unsafe_at_home };
    expect(triage(symptoms).rules[0]?.id).toMatch(/^unsafe_/);
    expect(told(symptoms)).toEqual([]);
    const feverish = told({ ...symptoms, fever: true, unsafe_at_home: "unsafe" });
    expect(feverish).toHaveLength(1);
  }
});
