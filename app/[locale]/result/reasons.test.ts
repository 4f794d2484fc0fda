import { describe, expect, it } from "vitest";
import { assess } from "@/lib/facts/assess";
import { translatorIn } from "@/lib/i18n/translator";
import type { Answers } from "@/lib/questions/answers";
import type { Symptoms } from "@/lib/triage/symptoms";
import { triage } from "@/lib/triage/triage";
import { strain } from "@/test/people";
import { reasonsFor, reassuring } from "./reasons";

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

describe("what reassured", () => {
  const t = translatorIn("en");
  const good = (more: Answers, rest: Partial<Parameters<typeof reassuring>[1]> = {}) =>
    reassuring(t, {
      ...{ level: "SELF_CARE", staffSay: null, ...rest },
      symptoms: assess(strain(more), { finished: true }).symptoms,
    });

  it("names the signs that were denied, and leaves out what was told or not sure", () => {
    expect(good({})).toHaveLength(5);
    expect(good({ recent_signs: ["fever_or_chills"] })).not.toContain(
      t("result.reassured.infection"),
    );
    const unsure = { emergency_body: ["unsure"], chest_pain_check: "unsure" };
    expect(good(unsure)).not.toContain(t("result.reassured.chest"));
    const marked = { pain_zones: ["saddle_area"], zone_saddle: "unsure" };
    expect(good(marked)).not.toContain(t("result.reassured.nerves"));
  });

  it("says no word of a sign that is there, only old or checked", () => {
    const old = { older_signs: ["old_saddle"], older_saddle: "checked" };
    expect(good(old)).not.toContain(t("result.reassured.nerves"));
    expect(good({ injury: "big_and_checked", age_years: "71" })).not.toContain(
      t("result.reassured.injury"),
    );
    expect(good({ nerve_signs: ["leg_pain"] })).toContain(t("result.reassured.legs"));
  });

  it("is not said to somebody urgent, nor of questions that were not asked", () => {
    expect(good({}, { level: "URGENT" })).toEqual([]);
    expect(good({}, { staffSay: "raised" })).toEqual([]);
    expect(reassuring(t, { level: "SOON", staffSay: null, symptoms: {} })).toEqual([]);
  });
});
