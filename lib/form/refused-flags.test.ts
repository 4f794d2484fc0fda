import { describe, expect, it } from "vitest";
import { assess } from "@/lib/facts/assess";
import type { Answers } from "@/lib/questions/answers";
import { strain } from "@/test/people";
import { walk } from "@/test/walk";
import { withFlaggedPages, withLateYes } from "./refused-flags";
import { getStep } from "./steps";

const isEmergency = (answers: Answers) => assess(answers, { finished: false }).isEmergency;

const HEALTHY = walk(strain()).answers;
const page = getStep("emergency_nerves_unsure");

describe("a yes on a page that is no longer asked", () => {
  it("counts as the sign itself, and as an emergency when the sign is one", () => {
    const told = withLateYes(page, HEALTHY, { saddle_check: ["yes"], bladder_leak_check: ["no"] });
    expect(told).toEqual({ ...HEALTHY, emergency_nerves: ["saddle"] });
    expect(isEmergency(told)).toBe(true);
  });

  it("counts beside the checked signs", () => {
    const some = { ...HEALTHY, emergency_nerves: ["bowel"] };
    const told = withLateYes(page, some, { saddle_check: ["yes"] });
    expect(told.emergency_nerves).toEqual(["bowel", "saddle"]);
  });

  it("does not exist after no answer or a no, or when the page asks about no sign", () => {
    expect(withLateYes(page, HEALTHY, {})).toBe(HEALTHY);
    const form = { saddle_check: ["no"], bowel_check: ["unsure"] };
    expect(withLateYes(page, HEALTHY, form)).toBe(HEALTHY);
    expect(withLateYes(getStep("general"), HEALTHY, { saddle_check: ["yes"] })).toBe(HEALTHY);
  });

  it.each(["emergency_nerves", "emergency_body", "emergency_other", "nerves"] as const)(
    "is read on every such page: %s",
    (group) => {
      const again = getStep(`${group}_unsure`);
      for (const { name } of again.fields)
        expect(withLateYes(again, {}, { [name]: ["yes"] })).not.toEqual({});
    },
  );
});

it.each([
  ["emergency_nerves", "saddle", "emergency_other", "self_harm"],
  ["emergency_nerves", "saddle", "emergency_nerves", "bladder_start"],
  ["general", "fever_or_chills", "general", "unwell"],
] as const)(
  "%s: %s stays when %s with %s was refused, and both count",
  (page, sign, refused, other) => {
    const list = (id: string) => (id === "general" ? "recent_signs" : id);
    const { pages, states } = walk(strain({ [list(page)]: [sign] }));
    const known = assess(states[pages.indexOf(page)]!, { finished: false });
    const values = { [list(refused)]: [other, "none"] };
    const told = withFlaggedPages(known, { stepId: refused, values, errors: [] });
    expect(told.level).toBe(known.level);
    expect(told.redFlags).toEqual(expect.arrayContaining([...known.redFlags]));
    expect(told.redFlags.length).toBeGreaterThan(known.redFlags.length);
  },
);
