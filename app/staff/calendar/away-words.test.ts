import { expect, it } from "vitest";
import { awayWords } from "./away-words";
import { placeOn } from "./place";

const ZONE = "America/New_York";
const leave = { kind: "leave", location: null, reason: "" } as const;

/** The words of a leave on each of these days of December 2026; from and to: UTC. */
const words = (from: string, to: string, days: number[]) =>
  days.map((day) => {
    const span = { startsAt: new Date(from), endsAt: new Date(to) };
    const place = placeOn(`2026-12-0${day}`, span, ZONE);
    return place && awayWords(leave, place);
  });

it("a leave of several days says on each day from when to when it is", () => {
  expect(words("2026-12-04T17:30Z", "2026-12-07T17:00Z", [3, 4, 5, 6, 7, 8])).toEqual([
    ...[null, "Leave from 12:30", "Leave", "Leave", "Leave 00:00 to 12:00", null],
  ]);
});

it("a leave of one day names its hours, unless it is the whole day", () => {
  expect(words("2026-12-04T14:00Z", "2026-12-04T16:30Z", [4])).toEqual(["Leave 09:00 to 11:30"]);
  expect(words("2026-12-04T05:00Z", "2026-12-05T04:59Z", [4])).toEqual(["Leave"]);
});

it("a closing says where, and why", () => {
  const closed = { kind: "closed", location: "Lake House", reason: "Snow" } as const;
  expect(awayWords(closed, { from: 540, to: 1440 })).toBe("Closed at Lake House, Snow from 09:00");
});
