import { describe, expect, it } from "vitest";
import type { Answers } from "@/lib/questions/answers";
import { triage } from "@/lib/triage/triage";
import { strain } from "@/test/people";
import { walk } from "@/test/walk";
import { assess } from "./assess";
import { symptomsOf } from "./symptoms-of";

const isEmergency = (answers: Answers) => assess(answers, { finished: false }).isEmergency;

const facts = (but: Record<string, string[]>) => symptomsOf(walk(strain(but)).answers);
const level = (but: Record<string, string[]>) => triage(facts(but)).level;

describe("what the answers tell", () => {
  it("is nothing before anything was answered", () => {
    expect(symptomsOf({})).toEqual({});
    expect(assess({}, { finished: false }).isEmergency).toBe(false);
  });

  it("leaves out what was not reached or not asked", () => {
    const begun: Answers = { respondent: "self", age_years: "40", sex_at_birth: "male" };
    expect(symptomsOf(begun)).toEqual({ respondent: "self", age_years: 40, sex_at_birth: "male" });
    const healthy = facts({});
    expect(healthy).not.toHaveProperty("pregnancy");
    expect(healthy).not.toHaveProperty("temp_c");
    expect(healthy).not.toHaveProperty("change_days");
    expect(healthy).not.toHaveProperty("examined_since_injury");
    expect(healthy).not.toHaveProperty("morning_stiffness_30min");
    expect(healthy).toMatchObject({ fever: false, saddle_numbness: "none", bladder: "none" });
  });

  it("maps each sign of the first screen to its fact", () => {
    const nerves = (sign: string) => facts({ emergency_nerves: [sign] });
    expect(nerves("saddle").saddle_numbness).toBe("new");
    expect(nerves("bladder_start").bladder).toBe("new_cannot_or_hard_to_start");
    expect(nerves("bladder_leak").bladder).toBe("new_leak");
    expect(nerves("bladder_no_feeling").bladder).toBe("new_no_feeling");
    expect(nerves("bowel").bowel).toBe("new_leak");
    expect(nerves("both_legs_weak_or_numb")).toMatchObject({
      leg_weakness: "both",
      leg_numbness: "both",
      leg_pain: "none",
      leg_symptoms_timing: "new",
    });
    expect(nerves("both_legs_pain")).toMatchObject({
      leg_pain: "both",
      leg_symptoms_timing: "new",
    });
    const other = (sign: string) => facts({ emergency_other: [sign] });
    expect(other("fever_stiff_neck")).toMatchObject({
      fever: true,
      neck_stiff_or_bad_headache: true,
    });
    const spider = { bite_or_wound_kind: ["spider_scorpion_snake"] };
    expect(facts({ emergency_other: ["bite_spreading"], ...spider })).toMatchObject({
      wound_or_bite: true,
      pain_location: "widespread",
    });
    expect(facts({ emergency_body: ["major_injury"] }).trauma).toBe("major");
  });

  it("keeps not sure as not sure until the follow-up answers it", () => {
    const { states } = walk(strain({ emergency_nerves: ["unsure"], saddle_check: ["unsure"] }));
    expect(symptomsOf(states[1]!).bladder).toBe("unsure");
    const end = symptomsOf(states.at(-1)!);
    expect(end).toMatchObject({ saddle_numbness: "unsure", bladder: "none", leg_pain: "none" });
    expect(triage(end).level).toBe("URGENT");
    expect(level({ emergency_nerves: ["unsure"] })).toBe("SELF_CARE");
    const yes = walk(strain({ emergency_nerves: ["unsure"], bowel_check: ["yes"] }));
    expect(isEmergency(yes.states[2]!)).toBe(true);
  });
});

describe("older trouble", () => {
  const older = (sign: string, but: Record<string, string[]>) =>
    facts({ older_signs: [`old_${sign}`], ...but });

  it("is told apart from new trouble", () => {
    expect(older("bladder", { older_bladder: ["checked"] }).bladder).toBe("long_standing_checked");
    expect(older("bladder", { older_bladder: ["long_not_checked"] }).bladder).toBe(
      "long_standing_not_checked",
    );
    expect(older("bladder", { older_bladder: ["now_worse"] }).bladder).toBe(
      "long_standing_now_worse",
    );
    expect(older("bowel", { older_bowel: ["weeks_not_checked"] }).bowel).toBe(
      "began_2_to_12_weeks_not_checked",
    );
    expect(older("bowel", { older_bowel: ["constipation_only"] }).bowel).toBe("constipation_only");
    expect(older("saddle", { older_saddle: ["checked"] }).saddle_numbness).toBe(
      "long_standing_checked",
    );
    const legs = { both_legs_kind: ["numb"], leg_change: ["no"], older_legs: ["checked"] };
    expect(older("both_legs", legs)).toMatchObject({
      leg_numbness: "both",
      leg_weakness: "none",
      leg_symptoms_timing: "long_standing_checked",
    });
  });

  it("does not hide a new sign that is not sure", () => {
    const unsure = { emergency_nerves: ["unsure"], bladder_leak_check: ["unsure"] };
    expect(older("bladder", { ...unsure, older_bladder: ["checked"] }).bladder).toBe("unsure");
    expect(older("bladder", { ...unsure, older_bladder: ["now_worse"] }).bladder).toBe(
      "long_standing_now_worse",
    );
  });
});

describe("legs", () => {
  it("take the reading that triage puts higher where one is sure and both are not", () => {
    const both = { emergency_nerves: ["unsure"], both_legs_weak_or_numb_check: ["unsure"] };
    expect(facts({ ...both, nerve_signs: ["leg_numb"] }).leg_numbness).toBe("unsure");
    const worse = { nerve_signs: ["leg_weak"], leg_weakness_worsening: ["yes"] };
    expect(facts({ ...both, ...worse }).leg_weakness).toBe("one");
    expect(level({ ...both, ...worse })).toBe("EMERGENCY");
  });
});

describe("unwell, and not sure whether confused", () => {
  const sick = { recent_signs: ["unwell", "cramps_or_shakes"], cramp_kind: ["body_shakes"] };
  const medicine = (kind: string) => ({
    recent_events: ["medicine_changed"],
    medicine_kind: [kind],
  });
  const unsure = { emergency_other: ["unsure"], confused_check: ["unsure"] };

  it.each(["started_serotonin", "stopped_sedative"])("is no milder than a no: %s", (kind) => {
    const person = { ...sick, ...medicine(kind) };
    expect(level(person)).toBe("EMERGENCY");
    expect(level({ ...person, ...unsure })).toBe("EMERGENCY");
    expect(walk(strain({ ...person, ...unsure })).states.some(isEmergency)).toBe(true);
  });

  it("stays not sure where that is the worse reading", () => {
    expect(facts({ ...unsure }).general_state).toBe("unsure");
  });
});

describe("an emergency later on", () => {
  it("stops at the page that completes it", () => {
    const { pages, states } = walk(
      strain({
        recent_signs: ["fever_or_chills"],
        drugs: ["injected_lately"],
        temperature: ["101.3"],
      }),
    );
    expect(pages[states.findIndex(isEmergency)]).toBe("history_recent");
    expect(symptomsOf(states.at(-1)!).temp_c).toBe(38.5);
  });

  it("is a kidney infection of which every drink comes back up", () => {
    const kidney = {
      recent_signs: ["fever_or_chills", "urine", "vomiting"],
      urine_kind: ["urine_burns"],
    };
    const pregnant = { sex_at_birth: ["female"], pregnancy: ["yes"], gestation_weeks: ["20"] };
    for (const who of [{}, pregnant]) {
      const { pages, states } = walk(
        strain({ ...who, ...kidney, cannot_keep_fluids_down: ["yes"] }),
      );
      expect(pages[states.findIndex(isEmergency)]).toBe("general_head");
      expect(level({ ...who, ...kidney })).toBe("URGENT");
      expect(level({ ...who, ...kidney, cannot_keep_fluids_down: ["unsure"] })).toBe("URGENT");
    }
  });

  it("is not made of questions that are still to come", () => {
    const { pages, states } = walk(strain({ pain_score: ["10"], course: ["worsening"] }));
    const at = pages.indexOf("pain_now");
    expect(isEmergency(states[at]!)).toBe(false);
    expect(states.some(isEmergency)).toBe(false);
  });
});
