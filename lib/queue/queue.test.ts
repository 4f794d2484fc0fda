import { expect, it } from "vitest";
import { triage } from "@/lib/triage/triage";
import { ageOn } from "./person";
import { reasonsFor, rowReasons } from "./reasons";
import { durationWords, timeLeft } from "./waiting";

it.each([
  [0, "under a minute"],
  [59_999, "under a minute"],
  [7 * 60_000, "7 min"],
  [60 * 60_000, "1 h"],
  [185 * 60_000, "3 h 5 min"],
  [24 * 3_600_000, "1 day"],
  [52 * 3_600_000, "2 days 4 h"],
])("says %i ms as %s", (length, words) => expect(durationWords(length)).toBe(words));

it("says what is left, what is over, and that there is no target", () => {
  const now = new Date("2026-11-20T10:00:00Z");
  expect(timeLeft(new Date("2026-11-20T10:09:00Z"), now)).toEqual({
    words: "9 min left",
    overdue: false,
  });
  expect(timeLeft(new Date("2026-11-20T09:00:00Z"), now)).toEqual({
    words: "1 h overdue",
    overdue: true,
  });
  expect(timeLeft(null, now)).toEqual({ words: "No target", overdue: false });
});

it("counts whole years to the birthday", () => {
  expect(ageOn("1980-11-22", "2026-11-21")).toBe(45);
  expect(ageOn("1980-11-22", "2026-11-22")).toBe(46);
  expect(ageOn(undefined, "2026-11-22")).toBeNull();
});

const stopped = { age_years: 40, saddle_numbness: "new", fever: "unsure" } as const;
const fired = triage(stopped).rules.map((rule) => rule.id);

it("tells what was said from what was merely not asked", () => {
  const reasons = reasonsFor(stopped, fired);
  expect(reasons.sure.length).toBeGreaterThan(0);
  expect(reasons.sure.every((rule) => !rule.unsure)).toBe(true);
  expect(reasons.unsure.every((rule) => rule.because.some(({ value }) => value === "unsure"))).toBe(
    true,
  );
  expect(reasons.notAsked.length).toBeGreaterThan(0);
  expect(rowReasons(stopped, fired).length).toBe(reasons.sure.length + reasons.unsure.length);
});

it("keeps the rules that fired then, also when today's rules do not know them", () => {
  expect(rowReasons({ saddle_numbness: "new" }, ["a_rule_of_then"])).toEqual([
    { id: "a_rule_of_then", unsure: false },
  ]);
  expect(reasonsFor(stopped, []).sure).toEqual([]);
});
