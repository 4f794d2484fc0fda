import { expect, it } from "vitest";
import { bookingWindow, isFor } from "./window";

const clock = { now: new Date("2026-12-01T15:00:00Z"), zone: "America/New_York", leadHours: 1 };
const inMinutes = (minutes: number) => new Date(clock.now.getTime() + minutes * 60_000);
const visit = { levels: ["URGENT", "SOON"], patientsBook: true } as const;

it.each([
  ["patient", "URGENT", 5, false],
  ["patient", "SOON", 59, false],
  ["patient", "URGENT", 60, true],
  ["staff", "URGENT", 5, true],
] as const)("a %s at %s can be booked %i minutes ahead: %s", (by, level, minutes, can) => {
  const startsAt = inMinutes(minutes);
  expect(isFor(visit, { level, by, startsAt, ...clock })).toBe(can);
});

it("an emergency has no times, and an urgent patient those of today", () => {
  expect(bookingWindow("EMERGENCY", "patient", clock)).toBeNull();
  expect(bookingWindow("URGENT", "patient", clock)).toEqual({
    from: inMinutes(60),
    to: new Date("2026-12-02T05:00:00Z"),
  });
});
