import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { translatorIn } from "@/lib/i18n/translator";
import type { Visit } from "../place";
import { daysOf, firstTimes, pageOfDays, TimeChoices } from "./time-choices";

const offer = (startsAt: string, zone = "America/New_York") => ({
  ...{ clinicianId: "c", visitTypeId: "v", clinicianName: "Dr Test", heldFor: null, zone },
  ...{ startsAt: new Date(startsAt), endsAt: new Date(startsAt), locationId: null, location: null },
  mode: "phone" as const,
});
/** So many times on one day in December. */
const day = (date: number, count: number) =>
  Array.from({ length: count }, (_, at) => offer(`2026-12-${date}T15:${at + 10}:00Z`));

it("puts each time under its date by the clock of its place", () => {
  const late = "2026-12-04T03:00:00Z";
  const dates = (zone: string) => daysOf([offer(late, zone)]).map(({ date }) => date);
  expect(dates("America/New_York")).toEqual(["2026-12-03"]);
  expect(dates("Europe/Madrid")).toEqual(["2026-12-04"]);
});

it("offers on the result times that differ, and not one time with three clinicians", () => {
  const starts = ["14:00", "14:00", "14:00", "14:30", "14:30", "15:00", "16:00"];
  const offers = starts.map((start) => offer(`2026-12-04T${start}:00Z`));
  const shown = firstTimes(offers, 3).map(({ startsAt }) => startsAt.toISOString().slice(11, 16));
  expect(shown).toEqual(["14:00", "14:30", "15:00"]);
});

it("shows whole days until there are enough times, and then the next ones", () => {
  const days = daysOf([...day(10, 20), ...day(11, 20), ...day(12, 20)]);
  const first = pageOfDays(days, "");
  expect(first.shown.map(({ date, offers }) => [date, offers.length])).toEqual([
    ["2026-12-10", 20],
    ["2026-12-11", 20],
  ]);
  expect(first.next).toBe("2026-12-12");
  expect(pageOfDays(days, "2026-12-12")).toMatchObject({
    shown: [{ date: "2026-12-12" }],
    next: null,
  });
  expect(pageOfDays(days, "2027-01-01")).toEqual({ shown: [], next: null });
});

it("says the zone once a day, or with each time where it differs, and how only where the page does not", () => {
  const visit = { t: translatorIn("en"), locale: "en" } as Visit;
  const at = "2026-12-04T15:00:00Z";
  const shown = (zones: string[], how = false) => {
    const days = daysOf(zones.map((zone) => offer(at, zone)));
    const choices = <TimeChoices visit={visit} days={days} now={new Date(at)} how={how} />;
    return renderToStaticMarkup(choices).match(/EST|CST|By phone/g);
  };
  expect(shown(["America/New_York", "America/New_York"])).toEqual(["EST"]);
  expect(shown(["America/New_York", "America/Chicago"])).toEqual(["EST", "CST"]);
  expect(shown(["America/New_York"], true)).toEqual(["EST", "By phone"]);
});
