import { expect, it } from "vitest";
import { LEVELS } from "@/lib/triage/symptoms";
import { toldLevel } from "./told-level";

it("tells the more severe of the answers' level and the current level, for every pair", () => {
  for (const [ours, answersLevel] of LEVELS.entries())
    for (const [theirs, levelNow] of LEVELS.entries())
      expect(LEVELS.indexOf(toldLevel(answersLevel, levelNow).level)).toBe(Math.min(ours, theirs));
});

it("says which way staff decided, and nothing when they agree", () => {
  expect(toldLevel("SELF_CARE", "EMERGENCY")).toEqual({ level: "EMERGENCY", said: "raised" });
  expect(toldLevel("URGENT", "ROUTINE")).toEqual({ level: "URGENT", said: "lowered" });
  expect(toldLevel("SOON", "SOON")).toEqual({ level: "SOON", said: null });
});
