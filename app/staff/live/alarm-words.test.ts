import { expect, it } from "vitest";
import { alarmWords } from "./alarm-words";

const since = Date.UTC(2026, 10, 30, 15, 42);
const words = (alarms: number, selfHarm: number, sizes: number[] = [], lostVisits = 0) =>
  alarmWords(
    {
      alarms: Array.from({ length: alarms }, (_, at) => `${at}`),
      selfHarm,
      lostVisits,
      alarmSince: alarms ? since : null,
      bursts: sizes.map((size) => ({ id: `${size}`, size, since })),
    },
    "America/New_York",
    "988",
  );

it("calls an emergency an emergency, and words of self-harm what they are, with the crisis line", () => {
  expect(words(1, 0)).toBe("1 unacknowledged emergency, waiting since 10:42");
  expect(words(2, 0)).toBe("2 unacknowledged emergencies, the first waiting since 10:42");
  expect(words(1, 1)).toBe(
    "1 unacknowledged Urgent intake with words of self-harm, waiting since 10:42. Crisis line: 988",
  );
  expect(words(4, 2)).toBe(
    "2 unacknowledged emergencies and 2 unacknowledged Urgent intakes with words of self-harm, " +
      "the first waiting since 10:42. Crisis line: 988",
  );
});

it("names a burst, alone and beside an emergency", () => {
  expect(words(0, 0, [7])).toBe("Unacknowledged: a burst of 7 alike from one source");
  expect(words(1, 0, [7])).toBe(
    "1 unacknowledged emergency and a burst of 7 alike from one source, the first waiting since 10:42",
  );
});

it("says of an Urgent intake whose follow-up was lost just that, and names no crisis line", () => {
  expect(words(2, 0, [], 1)).toBe(
    "1 unacknowledged emergency and 1 unacknowledged Urgent intake without the follow-up that was booked, " +
      "the first waiting since 10:42",
  );
});
