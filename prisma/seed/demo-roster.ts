import { randomUUID } from "node:crypto";
import { shiftTimes } from "@/lib/clinic/roster/shifts";
import { sql } from "@/lib/db/client";
import { env } from "@/lib/env";
import { dateIn, daysLater } from "@/lib/time";

type Row = { staffId: string; startsAt: Date; endsAt: Date; onCall: boolean };

/**
 * A roster for the demo week: by day these people are on duty, by night this one is on call. Skips
 * shifts that already exist.
 */
export async function seedDemoRoster(
  now: Date,
  people: { byDay: string[]; byNight: string },
): Promise<void> {
  const zone = env().CLINIC_TIME_ZONE;
  // From yesterday on, because last night's shift may still go on.
  const yesterday = daysLater(dateIn(zone, now), -1);
  const shifts = (from: string, to: string, lastDay: string) =>
    [0, 1].flatMap((week) => {
      const firstDay = daysLater(yesterday, 7 * week);
      const last = daysLater(lastDay, 7 * week);
      return shiftTimes({ firstDay, from, lastDay: last, to, repeat: "daily_7" }, zone) ?? [];
    });
  const rows: Row[] = [
    ...people.byDay.flatMap((staffId, index) =>
      // The second of them is called first.
      shifts("07:00", "19:00", yesterday).map((time) => ({
        staffId,
        ...time,
        onCall: index === 1,
      })),
    ),
    ...shifts("19:00", "07:00", daysLater(yesterday, 1)).map((time) => ({
      staffId: people.byNight,
      ...time,
      onCall: true,
    })),
  ];
  await sql(
    "seed_roster",
    `INSERT INTO "DutyShift" ("id", "staffId", "startsAt", "endsAt", "onCall")
     SELECT * FROM unnest($ids::uuid[], $people::uuid[], $starts::timestamptz[], $ends::timestamptz[], $onCall::boolean[])
     ON CONFLICT DO NOTHING`,
    {
      ids: rows.map(() => randomUUID()),
      people: rows.map((row) => row.staffId),
      starts: rows.map((row) => row.startsAt),
      ends: rows.map((row) => row.endsAt),
      onCall: rows.map((row) => row.onCall),
    },
  );
}
