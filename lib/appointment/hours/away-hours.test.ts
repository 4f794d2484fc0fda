import { expect, it } from "vitest";
import type { Availability, Exception, Rule } from "./availability";
import { awayHours } from "./away-hours";

const rule = (clinicianId: string, more: Partial<Rule> = {}): Rule => ({
  ...{ clinicianId, locationId: "here", zone: null, weekday: 1, fromMinute: 540, toMinute: 720 },
  ...{ visitTypeId: null, heldFor: null, releaseHours: 0, validTo: null, everyWeeks: 1 },
  validFrom: "2026-01-01",
  ...more,
});
const availability = (rules: Rule[], exceptions: Availability["exceptions"] = []) => ({
  ...{ rules, exceptions, busy: [], needRoom: [], rooms: [] },
});
const clock = { now: new Date("2026-11-30T12:00Z"), zone: "UTC" };
const at = (time: string) => new Date(`2026-12-07T${time}Z`);
const monday: Exception = {
  ...{ clinicianId: null, kind: "closed", locationId: "here", zone: null, visitTypeId: null },
  ...{ startsAt: at("00:00"), endsAt: new Date("2026-12-08T00:00Z") },
};

it("gives only the hours at the closed location, for any kind of visit, joined where they touch", () => {
  const rules = [
    rule("ada", { visitTypeId: "a kind" }),
    rule("ada", { fromMinute: 720, toMinute: 780, heldFor: "URGENT" }),
    rule("ben", { locationId: "elsewhere" }),
    rule("cem", { weekday: 2 }),
  ];
  expect(awayHours(monday, availability(rules), clock)).toEqual([
    { clinicianId: "ada", startsAt: at("09:00"), endsAt: at("13:00") },
  ]);
});

it("cuts the hours to the time of the closing, and counts extra hours there", () => {
  const extra: Exception = {
    ...{ clinicianId: "ben", locationId: "here", zone: null, visitTypeId: null },
    ...{ kind: "extra", startsAt: at("16:00"), endsAt: at("18:00") },
  };
  const part = { ...monday, startsAt: at("11:00"), endsAt: at("17:00") };
  expect(awayHours(part, availability([rule("ada")], [extra]), clock)).toEqual([
    { clinicianId: "ada", startsAt: at("11:00"), endsAt: at("12:00") },
    { clinicianId: "ben", startsAt: at("16:00"), endsAt: at("17:00") },
  ]);
});

it("gives of a leave the hours of its clinician, at places of its zone", () => {
  const rules = [
    rule("ada"),
    rule("ada", { locationId: "far", zone: "Europe/London", fromMinute: 780, toMinute: 840 }),
    rule("ben"),
  ];
  const leave: Exception = { ...monday, kind: "leave", clinicianId: "ada", locationId: null };
  const hours = (zone: string | null) => awayHours({ ...leave, zone }, availability(rules), clock);
  expect(hours(null)).toEqual([{ clinicianId: "ada", startsAt: at("09:00"), endsAt: at("12:00") }]);
  expect(hours("Europe/London")).toEqual([
    { clinicianId: "ada", startsAt: at("13:00"), endsAt: at("14:00") },
  ]);
});
