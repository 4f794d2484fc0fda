import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { sql } from "@/lib/db/client";
import { DAY_MS } from "@/lib/time";
import type { Want } from "./booker";
import { NOON } from "./noon";
import { addIntakeForTest, addStaffForTest } from "./rows";

const VISIT_MINUTES = 30;
const DAYS_AHEAD = 3;

/** A kind of visit that patients book themselves. */
async function addOwnVisitType(): Promise<string> {
  const id = randomUUID();
  await sql(
    "test_race_visit_type",
    `INSERT INTO "VisitType" ("id", "name", "mode", "minutes", "patientsBook") VALUES ($id, 'Race', 'phone', $minutes, true)`,
    { id, minutes: VISIT_MINUTES },
  );
  return id;
}

/** For tests and benches: so many patients, and as many times of new clinicians, ten for each. */
export async function raceForTest(patients: number, times: number): Promise<Want[]> {
  const visitTypeId = await addOwnVisitType();
  // All on one day of the clinic, and at a round time, so that what is booked moves no time after it.
  const begin = NOON.getTime() + DAYS_AHEAD * DAY_MS;
  const slots: Omit<Want, "intakeId">[] = [];
  for (let at = 0; at < times; at += 10) {
    const { id: clinicianId } = await addStaffForTest();
    const count = Math.min(10, times - at);
    await sql(
      "test_race_hours",
      `INSERT INTO "AvailabilityException" ("id", "clinicianId", "kind", "startsAt", "endsAt")
       VALUES (gen_random_uuid(), $clinicianId, 'extra', $from, $from::timestamptz + make_interval(mins => $minutes))`,
      { clinicianId, from: new Date(begin), minutes: count * VISIT_MINUTES },
    );
    for (let slot = 0; slot < count; slot += 1)
      slots.push({
        ...{ clinicianId, visitTypeId },
        startsAt: new Date(begin + slot * VISIT_MINUTES * 60_000).toISOString(),
      });
  }
  const wants: Want[] = [];
  for (let at = 0; at < patients; at += 1) {
    const slot = slots[at % slots.length];
    if (slot) wants.push({ ...slot, intakeId: await addIntakeForTest("SOON") });
  }
  return wants;
}

async function startBooker() {
  const file = path.join(import.meta.dirname, "booker.ts");
  const child = fork(file, [], { execArgv: ["--import", "tsx"] });
  await once(child, "message");
  return child;
}

/**
 * For tests and benches: lets these patients book at once, over two processes of the service. Gives
 * what became of each, and how long all took in milliseconds.
 */
export async function runRace(wants: Want[]): Promise<{ outcomes: string[]; took: number }> {
  const bookers = [await startBooker(), await startBooker()];
  const begun = performance.now();
  const answers = bookers.map(async (booker, own) => {
    booker.send(wants.filter((_, at) => at % bookers.length === own));
    const [outcomes] = (await once(booker, "message")) as [string[]];
    return outcomes;
  });
  const outcomes = (await Promise.all(answers)).flat();
  return { outcomes, took: performance.now() - begun };
}
