import { expect, it } from "vitest";
import type { AskedQuestion } from "@/lib/intake/question/queries";
import type { IntakePageData } from "./load";
import { closesAtOnce } from "./quick-close";

const CALM = {
  ...{ level: "SOON", closesAfterContact: false, alarm: false, worseSince: null },
  ...{ answerSince: null, unreadable: false, booked: false, tries: 0 },
  ...{ lostVisit: null, nextTryAt: null, handover: null, waitsForVisit: false, questions: [] },
};
const asked = (more: Partial<AskedQuestion>) =>
  [{ answeredAt: null, endedAt: null, ...more }] as AskedQuestion[];
const outcomes = (other: Partial<IntakePageData> = {}) =>
  closesAtOnce({ ...CALM, ...other } as IntakePageData);

it("offers the outcomes that need no words, and only possible ones", () => {
  expect(outcomes()).toEqual(["advice_given", "seen_in_clinic", "seen_elsewhere"]);
  expect(outcomes({ booked: true })[0]).toBe("appointment_booked");
  expect(outcomes({ tries: 3 })[0]).toBe("could_not_reach");
  expect(outcomes({ questions: asked({ endedAt: new Date() }) })).toHaveLength(3);
});

it.each<[string, Partial<IntakePageData>]>([
  ["an emergency", { level: "EMERGENCY" }],
  ["an urgent one", { level: "URGENT" }],
  ["words of self-harm without contact", { closesAfterContact: true }],
  ["what rings", { alarm: true }],
  ["who says that it is worse", { worseSince: new Date() }],
  ["an answer that nobody read", { answerSince: new Date() }],
  ["what cannot be read", { unreadable: true }],
  ["a visit that was lost", { lostVisit: "visit_cancelled" }],
  ["a call that is promised", { nextTryAt: new Date() }],
  ["a handoff that waits", { handover: {} as IntakePageData["handover"] }],
  ["a waiting list or a recall", { waitsForVisit: true }],
  ["a question without an answer", { questions: asked({}) }],
])("offers none for %s", (_, other) => {
  expect(outcomes(other)).toEqual([]);
});
