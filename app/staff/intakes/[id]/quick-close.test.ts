import { expect, it } from "vitest";
import type { IntakePageData } from "./load";
import { closesAtOnce } from "./quick-close";

const CALM = {
  ...{ level: "SOON", closesAfterContact: false, alarm: false, worseSince: null },
  ...{ answerSince: null, unreadable: false, booked: false, tries: 0 },
};
const outcomes = (other: Partial<IntakePageData> = {}) =>
  closesAtOnce({ ...CALM, ...other } as IntakePageData);

it("offers the outcomes that need no words, and only possible ones", () => {
  expect(outcomes()).toEqual(["advice_given", "seen_in_clinic", "seen_elsewhere"]);
  expect(outcomes({ booked: true })[0]).toBe("appointment_booked");
  expect(outcomes({ tries: 3 })[0]).toBe("could_not_reach");
});

it.each<[string, Partial<IntakePageData>]>([
  ["an emergency", { level: "EMERGENCY" }],
  ["an urgent one", { level: "URGENT" }],
  ["words of self-harm without contact", { closesAfterContact: true }],
  ["what rings", { alarm: true }],
  ["who says that it is worse", { worseSince: new Date() }],
  ["an answer that nobody read", { answerSince: new Date() }],
  ["what cannot be read", { unreadable: true }],
])("offers none for %s", (_, other) => {
  expect(outcomes(other)).toEqual([]);
});
