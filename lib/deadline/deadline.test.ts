import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { DEFAULTS } from "@/lib/clinic/settings/defaults";
import { type Opening, openingOf, WEEKDAYS } from "@/lib/clinic/settings/opening";
import { type Target, targetsOf } from "@/lib/clinic/settings/targets";
import { normalizeFor, tokensFor } from "@/lib/contact/search-words";
import { newReference } from "@/lib/intake/reference";
import { LEVELS } from "@/lib/triage/symptoms";
import { type Calendar, dueAt } from "./deadline";

const timeZone = "America/New_York";
const TARGETS = targetsOf(DEFAULTS.targets());
const asDelivered: Calendar = { ...openingOf(DEFAULTS.opening()), timeZone };

/** A calendar that is open at these hours on these weekdays and closed on these dates. */
function calendar(hours: string, open: readonly string[], holidays: string[] = []): Calendar {
  const week = Object.fromEntries(
    WEEKDAYS.map((weekday) => [weekday, open.includes(weekday) ? hours : ""]),
  ) as Record<(typeof WEEKDAYS)[number], string>;
  return { ...openingOf({ ...week, holidays: holidays.join("\n") }), timeZone };
}
const MON_TO_FRI = ["mon", "tue", "wed", "thu", "fri"];

const due = (level: Parameters<typeof dueAt>[0], at: string, when = asDelivered) =>
  dueAt(level, new Date(at), when, TARGETS)?.toISOString();

/** When something with this target is due. */
const dueFor = (target: Target, at: string, when: Calendar) =>
  dueAt("SOON", new Date(at), when, { ...TARGETS, SOON: target })!.toISOString();

describe("default deadlines", () => {
  it("count minutes for emergencies and hours for urgent, on any day", () => {
    expect(due("EMERGENCY", "2026-11-21T23:50:00Z")).toBe("2026-11-22T00:05:00.000Z");
    expect(due("URGENT", "2026-11-21T23:00:00Z")).toBe("2026-11-22T03:00:00.000Z");
    expect(due("SELF_CARE", "2026-11-21T23:00:00Z")).toBeUndefined();
  });

  it("count working days in the clinic's zone, over weekends", () => {
    expect(due("SOON", "2026-11-18T15:00:00Z")).toBe("2026-11-19T15:00:00.000Z");
    expect(due("SOON", "2026-11-20T15:00:00Z")).toBe("2026-11-23T15:00:00.000Z");
    expect(due("SOON", "2026-11-21T15:00:00Z")).toBe("2026-11-23T15:00:00.000Z");
    expect(due("ROUTINE", "2026-11-18T15:00:00Z")).toBe("2026-11-25T15:00:00.000Z");
    // Late on Thursday in New York, already Friday in UTC.
    expect(due("SOON", "2026-11-20T03:00:00Z")).toBe("2026-11-21T03:00:00.000Z");
  });

  it("keep the time of day when the clocks change", () => {
    expect(due("SOON", "2026-10-30T14:00:00Z")).toBe("2026-11-02T15:00:00.000Z");
    expect(due("SOON", "2026-03-06T15:00:00Z")).toBe("2026-03-09T14:00:00.000Z");
  });
});

describe("deadlines in opening hours", () => {
  const office = calendar("09:00-12:00, 13:00-17:00", MON_TO_FRI, ["2026-11-26 Thanksgiving"]);
  const hours = (amount: number): Target => ({ amount, unit: "opening_hours" });
  const days = (amount: number): Target => ({ amount, unit: "working_days" });

  it.each([
    // Tuesday 10:00 -> 2 hours later; over the break; over night; from the weekend.
    [hours(2), "2026-11-24T15:00:00Z", "2026-11-24T17:00:00.000Z"],
    [hours(3), "2026-11-24T15:00:00Z", "2026-11-24T19:00:00.000Z"],
    [hours(8), "2026-11-24T15:00:00Z", "2026-11-25T16:00:00.000Z"],
    [hours(1), "2026-11-21T15:00:00Z", "2026-11-23T15:00:00.000Z"],
    // Wednesday 16:30, closed on Thursday: 30 minutes are left on Friday.
    [hours(1), "2026-11-25T21:30:00Z", "2026-11-27T14:30:00.000Z"],
    // The same time of day on the next open day, moved into its hours.
    [days(1), "2026-11-24T15:00:00Z", "2026-11-25T15:00:00.000Z"],
    [days(1), "2026-11-25T15:00:00Z", "2026-11-27T15:00:00.000Z"],
    [days(2), "2026-11-25T15:00:00Z", "2026-11-30T15:00:00.000Z"],
    [days(1), "2026-11-23T11:00:00Z", "2026-11-24T14:00:00.000Z"],
    [days(1), "2026-11-23T17:30:00Z", "2026-11-24T17:00:00.000Z"],
    [days(1), "2026-11-24T03:00:00Z", "2026-11-24T22:00:00.000Z"],
  ])("%j from %s is %s", (target, at, moment) => expect(dueFor(target, at, office)).toBe(moment));

  it("skips a holiday beside a weekend", () => {
    const christmas = calendar("08:00-18:00", MON_TO_FRI, ["2026-12-25"]);
    expect(dueFor(days(1), "2026-12-24T15:00:00Z", christmas)).toBe("2026-12-28T15:00:00.000Z");
    expect(dueFor(hours(10), "2026-12-24T15:00:00Z", christmas)).toBe("2026-12-28T15:00:00.000Z");
  });

  it("counts the real hours across a clock change", () => {
    const nights = calendar("00:00-06:00", ["sun", "mon"]);
    // 8 March 2026, 02:00 becomes 03:00: midnight to six are five hours.
    expect(dueFor(hours(5), "2026-03-08T05:00:00Z", nights)).toBe("2026-03-08T10:00:00.000Z");
    // 1 November 2026, 02:00 becomes 01:00 again: seven hours.
    expect(dueFor(hours(7), "2026-11-01T04:00:00Z", nights)).toBe("2026-11-01T11:00:00.000Z");
    // Half past two does not exist on the day it is due.
    const always = calendar("00:00-24:00", [...WEEKDAYS]);
    expect(dueFor(days(1), "2026-03-07T07:30:00Z", always)).toBe("2026-03-08T07:30:00.000Z");
  });

  it("never closes where it is open day and night", () => {
    const always = calendar("00:00-24:00", [...WEEKDAYS]);
    expect(dueFor(hours(30), "2026-11-20T22:00:00Z", always)).toBe("2026-11-22T04:00:00.000Z");
    expect(dueFor(days(1), "2026-11-20T22:00:00Z", always)).toBe("2026-11-21T22:00:00.000Z");
  });

  it("leaves EMERGENCY and URGENT to the clock", () => {
    for (const level of ["EMERGENCY", "URGENT"] as const)
      expect(due(level, "2026-11-26T04:00:00Z", office)).toBe(due(level, "2026-11-26T04:00:00Z"));
  });

  it("reads a calendar without any hours as always open", () => {
    expect(dueFor(hours(1), "2026-11-21T15:00:00Z", calendar("", []))).toBe(
      "2026-11-21T16:00:00.000Z",
    );
  });
});

describe("any deadline", () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
    .map(([from, length]) => ({ from, until: Math.min(1440, from + length) }));
  const date = fc
    .integer({ min: 0, max: 800 })
    .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
  const anyCalendar = fc.record({
    week: fc
      .array(fc.array(span, { maxLength: 1 }), { minLength: 7, maxLength: 7 })
      .filter((week: Opening["week"]) => week.some((hours) => hours.length > 0)),
    holidays: fc.array(date, { maxLength: 20 }).map((dates) => new Set(dates)),
    timeZone: fc.constantFrom(
      timeZone,
      "Europe/Madrid",
      "Australia/Lord_Howe",
      "Pacific/Apia",
      "UTC",
    ),
  });
  const unit = fc.constantFrom(
    "minutes" as const,
    "opening_hours" as const,
    "working_days" as const,
  );
  const moment = fc.date({
    min: new Date("2026-01-01T00:00:00Z"),
    max: new Date("2027-12-31T00:00:00Z"),
    noInvalidDate: true,
  });
  const amount = fc.integer({ min: 1, max: 30 });
  const at = (from: Date, target: Target, when: Calendar) =>
    dueAt("SOON", from, when, { ...TARGETS, SOON: target })!.getTime();

  it("is later than the intake, and a longer target is never due earlier", () => {
    fc.assert(
      fc.property(moment, anyCalendar, unit, amount, (from, when, kind, length) => {
        const short = at(from, { amount: length, unit: kind }, when);
        const long = at(from, { amount: length + 1, unit: kind }, when);
        expect(short).toBeGreaterThan(from.getTime());
        expect(long).toBeGreaterThanOrEqual(short);
      }),
    );
  });

  it("in opening hours is never due earlier for a later intake", () => {
    fc.assert(
      fc.property(moment, fc.nat(10_000), anyCalendar, amount, (from, minutes, when, length) => {
        const later = new Date(from.getTime() + minutes * 60_000);
        const target: Target = { amount: length, unit: "opening_hours" };
        expect(at(later, target, when)).toBeGreaterThanOrEqual(at(from, target, when));
      }),
    );
  });

  it("does not depend on earlier questions to the calendar", () => {
    const asked = fc.array(fc.tuple(moment, unit, amount), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(anyCalendar, asked, (when, questions) => {
        for (const [from, kind, length] of questions)
          expect(at(from, { amount: length, unit: kind }, when)).toBe(
            at(from, { amount: length, unit: kind }, { ...when }),
          );
      }),
    );
  });

  it("keeps the time of day, whatever the clocks do", () => {
    const week = Array.from({ length: 7 }, () => [{ from: 0, until: 1440 }]);
    fc.assert(
      fc.property(moment, anyCalendar, amount, (from, { timeZone }, length) => {
        const wished = Temporal.Instant.fromEpochMilliseconds(from.getTime())
          .toZonedDateTimeISO(timeZone)
          .add({ days: length });
        expect(
          at(
            from,
            { amount: length, unit: "working_days" },
            { week, holidays: new Set(), timeZone },
          ),
        ).toBe(wished.epochMilliseconds);
      }),
    );
  });

  it("exists for every level but self-care", () => {
    for (const level of LEVELS)
      expect(due(level, "2026-11-20T15:00:00Z") === undefined).toBe(level === "SELF_CARE");
  });
});

describe("references", () => {
  it("can be read aloud", () => {
    for (let seed = 0; seed < 200; seed += 1) {
      let at = seed;
      const reference = newReference((below) => (at++ * 7) % below);
      expect(reference).toMatch(/^BK-[^01ILO58BSU]{4}-[^01ILO58BSU]{2}$/);
    }
  });
});

describe("search words", () => {
  it("are the same for the same person", () => {
    expect(normalizeFor("phone", "(212) 555-0134")).toEqual(["+12125550134"]);
    expect(normalizeFor("phone", "+1 212 555 0134")).toEqual(["+12125550134"]);
    expect(normalizeFor("email", " Ada@Example.COM ")).toEqual(["ada@example.com"]);
    expect(normalizeFor("surname", "O’Néill")).toEqual(normalizeFor("surname", "oneill"));
    expect(normalizeFor("surname_sound", "Smith")).toEqual(normalizeFor("surname_sound", "Smyth"));
    expect(normalizeFor("surname_sound", "Smith")).not.toEqual(
      normalizeFor("surname_sound", "Jones"),
    );
    expect(normalizeFor("birth_date", "1992-02-01")).toEqual(["1992-02-01"]);
  });

  it("give no token for a value of another kind", () => {
    expect(tokensFor("phone", "12")).toEqual([]);
    expect(tokensFor("email", "ada")).toEqual([]);
    expect(tokensFor("surname", "123")).toEqual([]);
    expect(tokensFor("birth_date", undefined)).toEqual([]);
  });
});
