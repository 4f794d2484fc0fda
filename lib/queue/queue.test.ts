import fc from "fast-check";
import { expect, it } from "vitest";
import { ageOn } from "@/lib/contact/open-contact";
import { assess } from "@/lib/facts/assess";
import { triageUnfinished } from "@/lib/facts/level";
import { symptomsOf } from "@/lib/facts/symptoms-of";
import type { Answers } from "@/lib/questions/answers";
import { reasonsFor, rowReasons } from "@/lib/triage/reasons";
import { triage } from "@/lib/triage/triage";
import { strain } from "@/test/people";
import { randomChoose } from "@/test/random-answers";
import { walk } from "@/test/walk";
import { durationWords, gapWords, timeLeft } from "./time-left";

const isEmergency = (answers: Answers) => assess(answers, { finished: false }).isEmergency;

it.each([
  [0, "under a minute"],
  [59_999, "under a minute"],
  [7 * 60_000, "7 min"],
  [60 * 60_000, "1 h"],
  [185 * 60_000, "3 h 5 min"],
  [24 * 3_600_000, "1 day"],
  [52 * 3_600_000, "2 days 4 h"],
])("says %i ms as %s", (length, words) => expect(durationWords(length)).toBe(words));

it("says the time between two contacts in days and weeks", () => {
  const hours = [-3, 50, 13 * 24, -(23 * 24)];
  expect(hours.map((each) => gapWords(each * 3_600_000))).toEqual([
    "3 h",
    "2 days",
    "13 days",
    "3 weeks",
  ]);
});

const clock = (moment: Date) => moment.toISOString().slice(11, 16);

it("says the time left, the time overdue, and that there is no target", () => {
  const now = new Date("2026-11-20T10:00:00Z");
  const received = new Date("2026-11-20T06:00:00Z");
  const left = (due: string) => timeLeft(new Date(due), received, now, clock);
  expect(left("2026-11-20T12:09:00Z")).toMatchObject({ words: "2 h 9 min left", tone: "later" });
  expect(left("2026-11-20T10:25:00Z")).toMatchObject({ words: "25 min left", tone: "soon" });
  expect(left("2026-11-20T11:00:00Z")).toMatchObject({ words: "1 h left", tone: "soon" });
  expect(left("2026-11-20T10:00:00Z")).toMatchObject({
    words: "under a minute left",
    tone: "soon",
  });
  expect(left("2026-11-20T14:01:00Z")).toMatchObject({ words: "by 14:01", tone: "later" });
  expect(left("2026-11-20T08:00:00Z")).toMatchObject({ words: "Overdue 2 h", tone: "overdue" });
  expect(left("2026-11-20T09:59:30Z").words).toBe("Overdue just now");
  expect(timeLeft(null, received, now, clock)).toEqual({
    words: "No target",
    tone: "later",
    used: null,
  });
});

it("gives the share of its time that is used, more than all of it when overdue", () => {
  const [received, now] = [new Date("2026-11-20T09:00:00Z"), new Date("2026-11-20T10:00:00Z")];
  const used = (due: string) => timeLeft(new Date(due), received, now, clock).used;
  expect(used("2026-11-20T13:00:00Z")).toBe(0.25);
  expect(used("2026-11-20T10:00:00Z")).toBe(1);
  expect(used("2026-11-20T09:30:00Z")).toBe(2);
  expect(timeLeft(new Date("2026-11-20T13:00:00Z"), received, received, clock).used).toBe(0);
});

it("counts whole years to the birthday", () => {
  expect(ageOn("1980-11-22", "2026-11-21")).toBe(45);
  expect(ageOn("1980-11-22", "2026-11-22")).toBe(46);
  expect(ageOn(undefined, "2026-11-22")).toBeNull();
});

const stopped = { age_years: 40, saddle_numbness: "new", fever: "unsure" } as const;
const fired = triage(stopped).rules.map((rule) => rule.id);

it("separates what was said from what was not asked", () => {
  const reasons = reasonsFor(stopped, fired);
  expect(reasons.sure.length).toBeGreaterThan(0);
  expect(reasons.sure.every((rule) => !rule.unsure)).toBe(true);
  expect(reasons.unsure.every((rule) => rule.because.some(({ value }) => value === "unsure"))).toBe(
    true,
  );
  expect(reasons.notAsked.length).toBeGreaterThan(0);
  expect(rowReasons(stopped, fired).length).toBe(reasons.sure.length + reasons.unsure.length);
});

/** An intake as an emergency stop files it: its facts and the rules that are stored with it. */
function stopOf(choose: Parameters<typeof walk>[0]) {
  const state = walk(choose).states.find(isEmergency);
  const symptoms = state && symptomsOf(state);
  return symptoms && { symptoms, stored: triageUnfinished(symptoms).rules.map(({ id }) => id) };
}

it("hides, after an emergency stop, rules that fired only for questions not reached", () => {
  const { symptoms, stored } = stopOf(strain({ emergency_nerves: ["saddle"] }))!;
  const fromSilence = triage(symptoms).rules.filter(({ id }) => !stored.includes(id));
  expect(fromSilence.length).toBeGreaterThan(0);
  expect(rowReasons(symptoms, stored)).toEqual([{ id: "ces_saddle_new", unsure: false }]);
});

it("shows, after any emergency stop, only the stored rules, and as not asked at most what a not sure left open", () => {
  fc.assert(
    fc.property(randomChoose("any"), (choose) => {
      const stop = stopOf(choose);
      fc.pre(stop !== undefined);
      const { notAsked, former } = reasonsFor(stop.symptoms, stop.stored);
      expect(former).toEqual([]);
      // A sum that a "not sure" leaves open is also left open by the questions that were not reached.
      const silent = notAsked.map(({ id }) => id);
      if (!Object.values(stop.symptoms).includes("unsure")) expect(silent).toEqual([]);
      const said = stop.stored.filter((id) => !silent.includes(id));
      const shown = rowReasons(stop.symptoms, stop.stored).map(({ id }) => id);
      expect([...shown].sort()).toEqual([...said].sort());
    }),
    { numRuns: 30 },
  );
});

it("keeps the rules that fired then, even when today's rules do not know them", () => {
  expect(rowReasons({ saddle_numbness: "new" }, ["a_rule_of_then"])).toEqual([
    { id: "a_rule_of_then", unsure: false },
  ]);
  expect(reasonsFor(stopped, []).sure).toEqual([]);
});
