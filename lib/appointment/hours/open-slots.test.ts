import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { Availability, Busy, Exception, Rule } from "./availability";
import { dayOf } from "./day";
import type { Wish } from "./hours-on";
import { openSlots } from "./open-slots";

const DAY_MS = 86_400_000;
const MODE = "in_person" as const;
const VISIT = { id: "visit", mode: MODE, minutes: 30, bufferBefore: 0, bufferAfter: 0 };
const OTHER = { id: "other", mode: MODE, minutes: 20, bufferBefore: 5, bufferAfter: 10 };

const rule = (more: Partial<Rule> = {}): Rule => ({
  clinicianId: "ada",
  locationId: "main",
  zone: null,
  weekday: 7,
  fromMinute: 0,
  toMinute: 5 * 60,
  visitTypeId: null,
  heldFor: null,
  releaseHours: 0,
  validFrom: "2018-01-01",
  validTo: null,
  everyWeeks: 1,
  ...more,
});

const taken = (clinicianId: string, from: Date, to: Date): Busy => ({
  ...{ clinicianId, roomId: null, spans: [{ from: from.getTime(), to: to.getTime() }] },
});

const only = (rules: Rule[], more: Partial<Availability> = {}): Availability => ({
  rules,
  exceptions: [],
  busy: [],
  needRoom: [],
  rooms: [],
  ...more,
});

/** A wish for one whole date of a zone, long before. */
function wishOn(date: string, zone: string, more: Partial<Wish> = {}): Wish {
  const { begins, ends } = dayOf(date, zone);
  const [from, to] = [new Date(begins), new Date(ends)];
  return { visit: VISIT, level: "ROUTINE", from, to, now: new Date(begins - 1), zone, ...more };
}

const wallClock = (moment: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: "minute" });

const startsOf = (availability: Availability, wish: Wish) =>
  openSlots(availability, wish).map(({ startsAt }) => startsAt);
const timesOf = (availability: Availability, wish: Wish) =>
  startsOf(availability, wish).map((moment) => wallClock(moment, wish.zone));

const EVERY_HALF_HOUR = Array.from(
  { length: 10 },
  (_, at) => `${String(Math.floor(at / 2)).padStart(2, "0")}:${at % 2 ? "30" : "00"}`,
);
const without = (...gone: string[]) => EVERY_HALF_HOUR.filter((time) => !gone.includes(time));

describe("when the clocks change at night", () => {
  // Sundays. Lord Howe changes by half an hour; São Paulo changed at midnight.
  it.each([
    ["America/New_York", "2026-03-08", without("02:00", "02:30"), 4],
    ["America/New_York", "2026-11-01", EVERY_HALF_HOUR, 6],
    ["Europe/London", "2026-03-29", without("01:00", "01:30"), 4],
    ["Europe/London", "2026-10-25", EVERY_HALF_HOUR, 6],
    ["Europe/Madrid", "2026-03-29", without("02:00", "02:30"), 4],
    ["Europe/Madrid", "2026-10-25", EVERY_HALF_HOUR, 6],
    ["Australia/Lord_Howe", "2026-10-04", without("02:00"), 4.5],
    ["Australia/Lord_Howe", "2026-04-05", EVERY_HALF_HOUR, 5.5],
    ["America/Sao_Paulo", "2018-11-04", without("00:00", "00:30"), 4],
    ["America/Sao_Paulo", "2026-11-01", EVERY_HALF_HOUR, 5],
    ["Asia/Tokyo", "2026-03-08", EVERY_HALF_HOUR, 5],
  ])("%s offers on %s each time that exists, once", (zone, date, times, realHours) => {
    const wish = wishOn(date, zone);
    expect(timesOf(only([rule()]), wish)).toEqual(times);
    const day = dayOf(date, zone);
    expect((day.until(300) - day.until(0)) / 3_600_000).toBe(realHours);
  });

  it.each([
    ["America/New_York", "2026-03-02", "2026-03-09"],
    ["Europe/London", "2026-03-23", "2026-03-30"],
    ["Europe/Madrid", "2026-10-19", "2026-10-26"],
    ["Australia/Lord_Howe", "2026-04-06", "2026-03-30"],
    ["America/Sao_Paulo", "2018-10-29", "2018-11-05"],
    ["Asia/Tokyo", "2026-03-02", "2026-03-09"],
  ])("%s has the same wall clock on %s and on %s", (zone, before, after) => {
    const monday = rule({ weekday: 1, fromMinute: 540, toMinute: 720 });
    const times = timesOf(only([monday]), wishOn(before, zone));
    expect(times).toEqual(["09:00", "09:30", "10:00", "10:30", "11:00", "11:30"]);
    expect(timesOf(only([monday]), wishOn(after, zone))).toEqual(times);
  });

  it("means the first of two equal hours", () => {
    const [first] = startsOf(
      only([rule({ fromMinute: 60, toMinute: 90 })]),
      wishOn("2026-11-01", "America/New_York"),
    );
    expect(first?.toISOString()).toBe("2026-11-01T05:00:00.000Z");
  });

  it("offers nothing in hours that do not exist", () => {
    const gone = rule({ fromMinute: 120, toMinute: 180 });
    expect(startsOf(only([gone]), wishOn("2026-03-08", "America/New_York"))).toEqual([]);
  });

  it("lets no visit reach beyond the hours when the clocks jump", () => {
    const hour = { ...VISIT, minutes: 60 };
    const night = rule({ fromMinute: 90, toMinute: 180 });
    expect(
      startsOf(only([night]), wishOn("2026-03-08", "America/New_York", { visit: hour })),
    ).toEqual([]);
  });
});

describe("a location in another zone than the clinic", () => {
  const rooms = [{ id: "one", locationId: "main" }];
  const CLINIC = "America/New_York";
  const nine = { weekday: 1, fromMinute: 540, toMinute: 600 };

  // The first instant of two, on the Mondays before and after the clocks of one of the two places change.
  it.each([
    ["Europe/London", "2026-03-02", "2026-03-02T09:00:00.000Z"],
    ["Europe/London", "2026-03-09", "2026-03-09T09:00:00.000Z"],
    ["Europe/London", "2026-03-30", "2026-03-30T08:00:00.000Z"],
    ["Europe/Madrid", "2026-10-19", "2026-10-19T07:00:00.000Z"],
    ["Europe/Madrid", "2026-10-26", "2026-10-26T08:00:00.000Z"],
    ["Australia/Lord_Howe", "2026-03-30", "2026-03-29T22:00:00.000Z"],
    ["Australia/Lord_Howe", "2026-04-06", "2026-04-05T22:30:00.000Z"],
    ["America/Sao_Paulo", "2018-10-29", "2018-10-29T12:00:00.000Z"],
    ["America/Sao_Paulo", "2018-11-05", "2018-11-05T11:00:00.000Z"],
    ["Asia/Tokyo", "2026-03-09", "2026-03-09T00:00:00.000Z"],
    [CLINIC, "2026-03-09", "2026-03-09T13:00:00.000Z"],
  ])("%s begins at nine by its own clock on %s", (zone, date, first) => {
    const wish = wishOn(date, zone, { zone: CLINIC });
    const there = only([rule({ ...nine, zone })], { needRoom: ["main"], rooms });
    expect(startsOf(there, wish).map((moment) => moment.toISOString())).toEqual([
      first,
      new Date(Date.parse(first) + 1_800_000).toISOString(),
    ]);
  });

  it("skips by its own clock the hour that is not there", () => {
    const night = rule({ zone: "Europe/London", fromMinute: 0, toMinute: 180 });
    const wish = wishOn("2026-03-29", "Europe/London", { zone: CLINIC });
    expect(
      startsOf(only([night]), wish).map((moment) => wallClock(moment, "Europe/London")),
    ).toEqual(["00:00", "00:30", "02:00", "02:30"]);
  });

  it("never takes one clinician twice, whatever their two clocks show", () => {
    const here = rule({ weekday: 1, fromMinute: 540, toMinute: 720 });
    // 14:00 in London is 9:00 in New York.
    const there = rule({
      zone: "Europe/London",
      locationId: "mill",
      weekday: 1,
      fromMinute: 840,
      toMinute: 900,
    });
    const starts = startsOf(only([here, there]), wishOn("2026-12-07", CLINIC));
    expect(new Set(starts.map((moment) => moment.getTime())).size).toBe(starts.length);
    expect(starts).toHaveLength(6);
  });
});

const ZONE = "America/New_York";
const MONDAY = "2026-12-07";
const at = (date: string, time: string) => new Date(`${date}T${time}:00-05:00`);
const morning = rule({ weekday: 1, fromMinute: 540, toMinute: 660 });

describe("a week by rules", () => {
  it("goes on around a visit of another length, at a round time", () => {
    const busy = [taken("ada", at(MONDAY, "09:00"), at(MONDAY, "09:17"))];
    expect(timesOf(only([morning], { busy }), wishOn(MONDAY, ZONE))).toEqual([
      "09:20",
      "09:50",
      "10:20",
    ]);
  });

  it("leaves room before and after a visit", () => {
    expect(timesOf(only([morning]), wishOn(MONDAY, ZONE, { visit: OTHER }))).toEqual([
      "09:05",
      "09:40",
      "10:15",
    ]);
  });

  it("offers only what has not begun", () => {
    expect(timesOf(only([morning]), wishOn(MONDAY, ZONE, { now: at(MONDAY, "10:00") }))).toEqual([
      "10:30",
    ]);
  });

  it("counts every second week from the first one", () => {
    const second = { ...morning, validFrom: "2026-12-09", everyWeeks: 2 };
    expect(timesOf(only([second]), wishOn(MONDAY, ZONE))).toEqual([]);
    expect(timesOf(only([second]), wishOn("2026-12-14", ZONE))).toEqual([]);
    expect(timesOf(only([second]), wishOn("2026-12-21", ZONE))).toHaveLength(4);
  });

  it("begins and ends with its days", () => {
    const short = { ...morning, validFrom: MONDAY, validTo: MONDAY };
    for (const date of ["2026-11-30", "2026-12-14"])
      expect(timesOf(only([short]), wishOn(date, ZONE))).toEqual([]);
    expect(timesOf(only([short]), wishOn(MONDAY, ZONE))).toHaveLength(4);
  });

  it("is for one kind of visit where it says so", () => {
    const phone = { ...morning, visitTypeId: "other" };
    expect(timesOf(only([phone]), wishOn(MONDAY, ZONE))).toEqual([]);
    expect(timesOf(only([phone]), wishOn(MONDAY, ZONE, { visit: OTHER }))).toHaveLength(3);
  });

  it("stops for a leave, for the clinic's closing, and goes on in extra hours", () => {
    const away: Exception = {
      clinicianId: "ada",
      kind: "leave",
      startsAt: at(MONDAY, "09:30"),
      endsAt: at(MONDAY, "10:30"),
      locationId: null,
      zone: null,
      visitTypeId: null,
    };
    const extra: Exception = {
      ...away,
      kind: "extra",
      startsAt: at(MONDAY, "17:00"),
      endsAt: at(MONDAY, "17:45"),
    };
    const wish = wishOn(MONDAY, ZONE);
    expect(timesOf(only([morning], { exceptions: [away, extra] }), wish)).toEqual([
      "09:00",
      "10:30",
      "17:00",
    ]);
    const closed: Exception = { ...away, clinicianId: null, kind: "closed" };
    expect(timesOf(only([morning], { exceptions: [closed] }), wish)).toEqual(["09:00", "10:30"]);
    const other: Exception = { ...away, clinicianId: "ben" };
    expect(timesOf(only([morning], { exceptions: [other] }), wish)).toHaveLength(4);
  });
});

describe("hours kept for a level", () => {
  const held = { ...morning, heldFor: "URGENT", releaseHours: 24 } as const;
  const early = at("2026-12-04", "09:00");
  const late = at("2026-12-06", "10:00");

  it("are not given away early", () => {
    for (const level of ["SOON", "ROUTINE", "SELF_CARE"] as const)
      expect(timesOf(only([held]), wishOn(MONDAY, ZONE, { level, now: early }))).toEqual([]);
  });

  it("are for their level and above at once", () => {
    for (const level of ["URGENT", "EMERGENCY"] as const)
      expect(timesOf(only([held]), wishOn(MONDAY, ZONE, { level, now: early }))).toHaveLength(4);
  });

  it("open to the others so many hours before", () => {
    expect(timesOf(only([held]), wishOn(MONDAY, ZONE, { now: late }))).toEqual([
      "09:00",
      "09:30",
      "10:00",
    ]);
  });
});

const ZONES = [
  "America/New_York",
  "Europe/London",
  "Europe/Madrid",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
  "Asia/Tokyo",
];
/** Days near which clocks change somewhere. */
const DATES = ["2018-11-02", "2026-03-06", "2026-03-27", "2026-04-03", "2026-10-02", "2026-10-30"];
const CLINICIANS = ["ada", "ben"];
const minuteOf = (steps: number) => steps * 5;

const ruleOf = fc
  .record({
    clinicianId: fc.constantFrom(...CLINICIANS),
    weekday: fc.integer({ min: 1, max: 7 }),
    from: fc.integer({ min: 0, max: 286 }),
    length: fc.integer({ min: 1, max: 120 }),
    heldFor: fc.constantFrom(null, "URGENT" as const, "SOON" as const),
    releaseHours: fc.integer({ min: 0, max: 72 }),
    everyWeeks: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ from, length, ...rest }) =>
    rule({
      ...rest,
      fromMinute: minuteOf(from),
      toMinute: Math.min(1440, minuteOf(from + length)),
    }),
  );

const spanOf = (start: Date) =>
  fc
    .record({
      clinicianId: fc.constantFrom(...CLINICIANS),
      after: fc.integer({ min: -24, max: 24 * 12 * 5 }),
      length: fc.integer({ min: 1, max: 100 }),
    })
    .map(({ clinicianId, after, length }) => {
      const from = start.getTime() + minuteOf(after) * 60_000;
      return { clinicianId, from: new Date(from), to: new Date(from + minuteOf(length) * 60_000) };
    });

const worldOf = fc
  .record({ zone: fc.constantFrom(...ZONES), date: fc.constantFrom(...DATES) })
  .chain(({ zone, date }) => {
    const from = new Date(dayOf(date, zone).begins);
    const exceptionOf = fc.tuple(spanOf(from), fc.constantFrom("extra", "leave", "closed")).map(
      ([{ clinicianId, from: startsAt, to: endsAt }, kind]): Exception => ({
        ...{ clinicianId: kind === "closed" ? null : clinicianId, kind: kind as "extra" },
        ...{ startsAt, endsAt, locationId: null, visitTypeId: null, zone: null },
      }),
    );
    return fc.record({
      zone: fc.constant(zone),
      from: fc.constant(from),
      rules: fc.array(ruleOf, { maxLength: 6 }),
      exceptions: fc.array(exceptionOf, { maxLength: 4 }),
      busy: fc.array(
        spanOf(from).map((span) => taken(span.clinicianId, span.from, span.to)),
        { maxLength: 5 },
      ),
      visit: fc.constantFrom(VISIT, OTHER),
      level: fc.constantFrom("URGENT" as const, "SOON" as const, "ROUTINE" as const),
      ahead: fc.integer({ min: -48, max: 72 }),
    });
  })
  .map(({ zone, from, rules, exceptions, busy, visit, level, ahead }) => {
    const to = new Date(from.getTime() + 5 * DAY_MS);
    const now = new Date(from.getTime() - ahead * 3_600_000);
    const wish: Wish = { visit, level, from, to, now, zone };
    return { availability: { rules, exceptions, busy, needRoom: [], rooms: [] }, wish };
  });

const inside = (inner: { from: number; to: number }, outer: { from: number; to: number }) =>
  outer.from <= inner.from && inner.to <= outer.to;
const touch = (a: { from: number; to: number }, b: { from: number; to: number }) =>
  a.from < b.to && b.from < a.to;

/** What a slot takes of a clinician's time. */
function blockOf({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, { visit }: Wish) {
  return {
    from: startsAt.getTime() - visit.bufferBefore * 60_000,
    to: endsAt.getTime() + visit.bufferAfter * 60_000,
  };
}

/** The hours that the availability says, worked out a second way: by the wall clock. */
function hoursSaid({ rules, exceptions }: Availability, wish: Wish, clinicianId: string) {
  const first = Temporal.Instant.fromEpochMilliseconds(wish.from.getTime() - DAY_MS)
    .toZonedDateTimeISO(wish.zone)
    .toPlainDate();
  const fromRules = Array.from({ length: 9 }, (_, days) => first.add({ days })).flatMap((date) =>
    rules
      .filter((each) => each.clinicianId === clinicianId && each.weekday === date.dayOfWeek)
      .map((each) => {
        const on = (minute: number) =>
          date.toPlainDateTime().add({ minutes: minute }).toZonedDateTime(wish.zone)
            .epochMilliseconds;
        return { rule: each as Rule | null, from: on(each.fromMinute), to: on(each.toMinute) };
      }),
  );
  const extras = exceptions
    .filter((each) => each.kind === "extra" && each.clinicianId === clinicianId)
    .map((each) => ({
      rule: null,
      from: each.startsAt.getTime(),
      to: each.endsAt.getTime(),
    }));
  return [...fromRules, ...extras];
}

describe("rooms", () => {
  const rooms = [
    { id: "one", locationId: "main" },
    { id: "two", locationId: "main" },
    { id: "far", locationId: "mill" },
  ];
  const takenRoom = (roomId: string, from: string, to: string) => ({
    ...taken(`with ${roomId}`, at(MONDAY, from), at(MONDAY, to)),
    roomId,
  });
  const busy = [takenRoom("one", "09:00", "10:30"), takenRoom("two", "09:30", "10:10")];
  const needRoom = ["main", "mill"];

  it("are needed by a visit in person: it waits until one is free", () => {
    expect(timesOf(only([morning], { needRoom, rooms, busy }), wishOn(MONDAY, ZONE))).toEqual([
      "09:00",
      "10:10",
    ]);
  });

  it("are not needed by phone, nor where there are none", () => {
    const phone = { ...VISIT, mode: "phone" as const };
    const all = ["09:00", "09:30", "10:00", "10:30"];
    expect(
      timesOf(only([morning], { needRoom, rooms, busy }), wishOn(MONDAY, ZONE, { visit: phone })),
    ).toEqual(all);
    const elsewhere = { ...morning, locationId: "tent" };
    // No room there, and none needed.
    expect(timesOf(only([elsewhere], { needRoom, rooms, busy }), wishOn(MONDAY, ZONE))).toEqual(
      all,
    );
  });

  it("offer nothing in person where the last one is closed", () => {
    const [wish, phone] = [wishOn(MONDAY, ZONE), { ...VISIT, mode: "phone" as const }];
    expect(timesOf(only([morning], { needRoom: ["main"], rooms: [] }), wish)).toEqual([]);
    expect(
      timesOf(only([morning], { needRoom: ["main"], rooms: [] }), { ...wish, visit: phone }),
    ).toHaveLength(4);
  });
});

it("offers nothing where it is closed, and the usual times elsewhere", () => {
  const closed = (locationId: string | null) => ({
    ...{ clinicianId: null, kind: "closed" as const, locationId, zone: null, visitTypeId: null },
    ...{ startsAt: at(MONDAY, "00:00"), endsAt: at(MONDAY, "10:00") },
  });
  const there = { ...morning, locationId: "mill" };
  const wish = wishOn(MONDAY, ZONE);
  const all = ["09:00", "09:30", "10:00", "10:30"];
  expect(timesOf(only([there], { exceptions: [closed("mill")] }), wish)).toEqual(all.slice(2));
  expect(timesOf(only([there], { exceptions: [closed(null)] }), wish)).toEqual(all.slice(2));
  expect(timesOf(only([there], { exceptions: [closed("main")] }), wish)).toEqual(all);
});

describe("open slots of any week", () => {
  const always = (holds: (world: { availability: Availability; wish: Wish }) => void) =>
    fc.assert(fc.property(worldOf, holds), { numRuns: 150, seed: 20261130 });

  it("never lie outside what is available, nor in the past", () => {
    always(({ availability, wish }) => {
      for (const slot of openSlots(availability, wish)) {
        const said = hoursSaid(availability, wish, slot.clinicianId);
        expect(said.some((hours) => inside(blockOf(slot, wish), hours))).toBe(true);
        expect(slot.startsAt.getTime()).toBeGreaterThan(wish.now.getTime());
      }
    });
  });

  it("never overlap each other, a booking, a leave or a closing", () => {
    always(({ availability, wish }) => {
      const slots = openSlots(availability, wish);
      for (const [index, slot] of slots.entries()) {
        const block = blockOf(slot, wish);
        const theirs = slots.filter((other, at) => {
          return at !== index && other.clinicianId === slot.clinicianId;
        });
        expect(theirs.some((other) => touch(block, blockOf(other, wish)))).toBe(false);
        const taken = availability.busy.filter((each) => each.clinicianId === slot.clinicianId);
        expect(taken.some(({ spans }) => spans.some((span) => touch(block, span)))).toBe(false);
        const away = availability.exceptions.filter(
          ({ kind, clinicianId }) =>
            kind !== "extra" && (clinicianId ?? slot.clinicianId) === slot.clinicianId,
        );
        expect(
          away.some(({ startsAt, endsAt }) =>
            touch(block, { from: startsAt.getTime(), to: endsAt.getTime() }),
          ),
        ).toBe(false);
      }
    });
  });

  it("never give away early what is kept for a level", () => {
    always(({ availability, wish }) => {
      const above = { URGENT: ["URGENT"], SOON: ["URGENT", "SOON"] } as const;
      for (const slot of openSlots(availability, wish)) {
        const hoursAhead = (slot.startsAt.getTime() - wish.now.getTime()) / 3_600_000;
        const said = hoursSaid(availability, wish, slot.clinicianId);
        const lies = said.filter((hours) => inside(blockOf(slot, wish), hours));
        const free = lies.some(
          ({ rule: from }) =>
            !from?.heldFor ||
            (above[from.heldFor] as readonly string[]).includes(wish.level) ||
            hoursAhead <= from.releaseHours,
        );
        expect(free).toBe(true);
      }
    });
  });

  it("are the same for each part of a range as for the whole", () => {
    always(({ availability, wish }) => {
      const whole = openSlots(availability, wish);
      const middle = new Date(wish.from.getTime() + 2.3 * DAY_MS);
      const parts = [
        ...openSlots(availability, { ...wish, to: middle }),
        ...openSlots(availability, { ...wish, from: middle }),
      ];
      expect(parts).toEqual(whole);
    });
  });

  it("show no time of the wall clock twice on one day", () => {
    always(({ availability, wish }) => {
      const seen = openSlots({ ...availability, exceptions: [] }, wish).map(
        ({ clinicianId, startsAt }) => {
          const wall = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime())
            .toZonedDateTimeISO(wish.zone)
            .toPlainDateTime();
          return `${clinicianId} ${wall}`;
        },
      );
      expect(new Set(seen).size).toBe(seen.length);
    });
  });
});
