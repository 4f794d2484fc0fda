import { expect, test } from "vitest";
import { deniedSigns, unsureSigns } from "./pertinent";

test("a denied sign is one that was asked and answered no, under its body system", () => {
  expect(
    deniedSigns({
      saddle_numbness: "none",
      leg_weakness: "one",
      fever: false,
      cancer_history: "none",
    }),
  ).toEqual([
    { system: "Nerves", signs: ["saddle_numbness"] },
    { system: "Infection", signs: ["fever"] },
    { system: "History", signs: ["cancer_history"] },
  ]);
});

test("what was not asked, or not sure, is never denied", () => {
  expect(deniedSigns({ fever: "unsure", bladder: "unsure", chest_pain: true })).toEqual([]);
  expect(deniedSigns({})).toEqual([]);
});

test("names what the patient was not sure of", () => {
  expect(unsureSigns({ fever: "unsure", bladder: "none", saddle_numbness: "unsure" })).toEqual([
    "fever",
    "saddle_numbness",
  ]);
});
