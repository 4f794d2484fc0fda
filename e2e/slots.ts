import type { Locator, Page } from "@playwright/test";
import { dateIn, daysLater } from "@/lib/time";
import { onTheHalfHour } from "@/test/on-the-half-hour";
import { query } from "./database";
import { addPerson } from "./staff";

export type Slot = { clinicianId: string; clinicianName: string; startsAt: Date };

/** Offers half an hour of a clinician of this test alone, some hours from now. */
export async function openSlot(
  hoursAhead: number,
  clinician?: { id: string; name: string },
): Promise<Slot> {
  const { id: clinicianId, name } = clinician ?? (await addPerson("clinician"));
  const [row] = await query<{ startsAt: Date }>(
    `INSERT INTO "AvailabilityException" ("id", "clinicianId", "kind", "startsAt", "endsAt")
     SELECT gen_random_uuid(), $1, 'extra', t, t + interval '30 minutes'
     FROM ${onTheHalfHour("date_trunc('minute', now()) + make_interval(hours => $2)")} at(t) RETURNING "startsAt"`,
    [clinicianId, hoursAhead],
  );
  if (!row) throw new Error("no slot");
  return { clinicianId, clinicianName: name, startsAt: row.startsAt };
}

/** The radio of this time, on a page that offers it. */
export function timeOf(within: Page | Locator, { clinicianId, startsAt }: Slot): Locator {
  const minute = startsAt.getTime() / 60_000;
  return within.locator(`input[name="time"][value^="${clinicianId}_"][value$="_${minute}"]`);
}

export const ZONE = "America/New_York";
const format = (options: Intl.DateTimeFormatOptions, moment: Date) =>
  new Intl.DateTimeFormat("en-US", { timeZone: ZONE, ...options }).format(moment);
export const timeText = (moment: Date) =>
  format({ hour: "numeric", minute: "2-digit", hourCycle: "h23" }, moment);
export const dayTimeText = (moment: Date) =>
  `${format({ weekday: "short", day: "numeric", month: "short" }, moment)}, ${timeText(moment)}`;
/** The ISO date of the clinic some days from today. */
export const dayIn = (days: number) => daysLater(dateIn(ZONE, new Date()), days);

export const liveBookings = ({ clinicianId, startsAt }: Slot) =>
  query(
    `SELECT 1 FROM "Appointment" WHERE "clinicianId" = $1 AND "startsAt" = $2 AND "cancelledAt" IS NULL`,
    [clinicianId, startsAt],
  );
