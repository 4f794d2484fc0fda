import { expect, it } from "vitest";
import { seenBy } from "./seen-by";

const zone = "America/New_York";
const received = new Date("2026-11-01T03:30:00Z");

it.each([
  ["EMERGENCY", "2026-11-01T04:00:00.000Z"],
  ["URGENT", "2026-11-01T04:00:00.000Z"],
  // The clocks change in between: the day still ends at midnight.
  ["SOON", "2026-11-08T05:00:00.000Z"],
] as const)("%s is to be seen before %s", (level, end) => {
  expect(seenBy(level, received, zone)?.toISOString()).toBe(end);
});

it.each(["ROUTINE", "SELF_CARE"] as const)("%s can wait", (level) => {
  expect(seenBy(level, received, zone)).toBeNull();
});
