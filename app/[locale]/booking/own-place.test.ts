import { expect, it } from "vitest";
import type { Level } from "@/lib/triage/symptoms";
import { atOnePlace, timesHere } from "./own-place";
import type { Times } from "./times";

const offer = (hour: number, locationId: string | null) => ({
  ...{ clinicianId: "c", visitTypeId: "v", clinicianName: "Dr Test", heldFor: null },
  ...{
    startsAt: new Date(Date.UTC(2026, 11, 3, hour)),
    endsAt: new Date(Date.UTC(2026, 11, 3, hour)),
  },
  ...{ zone: "America/New_York", locationId, location: locationId, mode: "in_person" as const },
});
const times = (more: Partial<Times> = {}): Times => ({
  ...{ mode: "in_person", minutes: 30 },
  offers: [offer(14, "lake"), offer(15, "main"), offer(16, null)],
  ...more,
});
const place = (id: string, own: boolean) => ({ id, name: id, address: null, own });
const whose = (own: string, level: Level = "SOON", every = false) => ({
  ...{ level, every, places: [place("main", own === "main"), place("lake", own === "lake")] },
});
const hours = (found: readonly { startsAt: Date }[]) =>
  found.map(({ startsAt }) => startsAt.getUTCHours());

it("shows first the times at the place that the patient came by, and knows of the others", () => {
  const here = timesHere(times(), whose("main"));
  expect([hours(here.offers), hours(here.elsewhere)]).toEqual([[15], [14, 16]]);
  expect(atOnePlace(here)).toBe(true);
});

it("shows all places on request, to an urgent patient, and to one who came by no place", () => {
  for (const all of [whose("main", "SOON", true), whose("main", "URGENT"), whose("nowhere")]) {
    const here = timesHere(times(), all);
    expect([hours(here.offers), here.elsewhere]).toEqual([[14, 15, 16], []]);
    expect(atOnePlace(here)).toBe(false);
  }
});

it("shows all places to a patient of level Soon when another one is a day sooner", () => {
  const late = times({ offers: [offer(14, "lake"), offer(14 + 24, "main")] });
  const here = timesHere(late, whose("main"));
  expect(here).toMatchObject({ elsewhere: [], widened: false });
  expect(here.offers).toEqual(late.offers);
  const [near, routine] = [
    timesHere(times({ offers: [offer(14, "lake"), offer(13 + 24, "main")] }), whose("main")),
    timesHere(late, whose("main", "ROUTINE")),
  ];
  expect([near.offers.length, routine.offers.length]).toEqual([1, 1]);
});

it("leads back to the own place only who asked for all, as it changes nothing for the others", () => {
  expect(timesHere(times(), whose("main", "SOON", true)).widened).toBe(true);
  expect(timesHere(times(), whose("main", "URGENT", true)).widened).toBe(false);
  expect(timesHere(times(), whose("nowhere", "SOON", true)).widened).toBe(false);
});

it("shows other places where there is no time at their own, and every time by phone", () => {
  const away = times({ offers: [offer(14, "lake")] });
  expect(hours(timesHere(away, whose("main")).offers)).toEqual([14]);
  expect(timesHere(times({ mode: "phone" }), whose("main")).offers).toHaveLength(3);
});
