import { expect, it } from "vitest";
import { parseStep } from "@/lib/form/parse-page";
import { meanOf, PEG_STEP, scoresOf } from "./peg";

it("takes three numbers, and never takes a blank for 0", () => {
  const form = { peg_pain: ["7"], peg_enjoyment: ["0"], peg_activity: ["10"] };
  const read = parseStep(PEG_STEP, {}, form);
  expect(read.ok && scoresOf(read.answers)).toEqual({ pain: 7, enjoyment: 0, activity: 10 });
  const blank = parseStep(PEG_STEP, {}, { ...form, peg_enjoyment: [] });
  expect(blank).toMatchObject({ ok: false, errors: [{ field: "peg_enjoyment" }] });
  expect(scoresOf({ peg_pain: "7", peg_activity: "1", peg_enjoyment: "" })).toBeNull();
  const beyond = parseStep(PEG_STEP, {}, { ...form, peg_pain: ["11"] });
  expect(beyond).toMatchObject({ ok: false, kind: "hostile" });
});

it("scores the mean of the three to one decimal", () => {
  expect(meanOf({ pain: 7, enjoyment: 5, activity: 8 })).toBe(6.7);
  expect(meanOf({ pain: 0, enjoyment: 0, activity: 0 })).toBe(0);
});
