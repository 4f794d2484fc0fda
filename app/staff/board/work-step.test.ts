import { expect, it } from "vitest";
import type { QueueRow } from "@/lib/queue/queries";
import { workStep } from "./work-step";

const now = new Date("2026-12-01T15:42:00Z");
const nothing = {
  ...{ opened: null, claimedAt: null, called: null, reviewed: null, bookedFor: null },
  ...{ askedAt: null, answeredAt: null },
};
const stepOf = (row: Partial<QueueRow>) => workStep({ ...nothing, ...row } as QueueRow, now);

const called = { at: "2026-12-01T15:25:00Z", outcome: "no_answer", by: "Dr Okafor" };
const reviewed = { at: "2026-11-30T15:30:00Z", level: "SOON" as const };

it("names the furthest step, and the last call beside it", () => {
  expect(stepOf({})).toEqual({ step: "New", call: null });
  const opened = { at: "2026-12-01T15:20:00Z", by: "Rosa Delgado" };
  expect(stepOf({ opened }).step).toMatch(/^Opened \d\d:20 by Rosa Delgado$/);
  expect(stepOf({ opened, claimedAt: new Date("2026-12-01T15:31:00Z") }).step).toMatch(
    /^Claimed \d\d:31$/,
  );
  const call = stepOf({ called, claimedAt: now }).step;
  expect(call).toMatch(/^Called \d\d:25 by Dr Okafor: No answer$/);
  expect(stepOf({ called, reviewed })).toEqual({
    step: expect.stringMatching(/^Reviewed Mon, Nov 30, \d\d:30: Soon$/),
    call,
  });
  expect(stepOf({ called, reviewed, bookedFor: new Date("2026-12-02T15:00:00Z") })).toEqual({
    step: expect.stringMatching(/^Booked Wed, Dec 2, \d\d:00$/),
    call,
  });
});

it("names a question that was asked since the review, and before all an answer to be looked at", () => {
  const asked = { reviewed, askedAt: new Date("2026-12-01T15:20:00Z") };
  expect(stepOf(asked).step).toMatch(/^Asked \d\d:20: no answer yet$/);
  const before = { reviewed, askedAt: new Date("2026-11-29T15:20:00Z") };
  expect(stepOf(before).step).toMatch(/^Reviewed/);
  const answered = { ...before, bookedFor: now, answeredAt: new Date("2026-12-01T15:41:00Z") };
  expect(stepOf(answered).step).toMatch(/^Answered \d\d:41$/);
});
