import { z } from "zod";
import { freshSettings, setting } from "@/lib/clinic/settings/current-settings";
import { statement } from "@/lib/db/statement";
import { deadlinesFrom, dueSql } from "@/lib/deadline/due";

// A lost follow-up puts its intake back into the queue by triggers, whatever caused it: lose_visit()
// (20261130141500_lost_visits). Here is what the triggers leave to jobs.

/** The job's payload, written by lose_visit(): which intake is back in the queue, and since when. */
export const ReturnedSchema = z.object({
  intakeId: z.uuid(),
  since: z.iso.datetime({ offset: true }),
});
export type Returned = z.infer<typeof ReturnedSchema>;

const PLACE = statement({
  name: "visit_place_returned",
  text: `UPDATE "QueueEntry" q
    SET "dueAt" = ${dueSql("$deadlines", 'i."locationId"', 'q."levelRank"')}, "version" = q."version" + 1
    FROM "Intake" i WHERE i."id" = q."intakeId" AND q."intakeId" = $intake
      AND q."dueAt" = $since::text::timestamptz(3)
    RETURNING q."intakeId"`,
  columns: { intakeId: "uuid" },
});

/**
 * Gives an intake that came back into the queue its deadline, counted from then. Until this has run it
 * is due at once. A second run changes nothing.
 */
export async function placeReturned({ intakeId: intake, since }: Returned): Promise<void> {
  await PLACE.run({ intake, since, deadlines: await deadlinesFrom(new Date(since)) });
}

// A trigger does the rest. Locked rows come a minute later; none counts as lost twice.
const LOSE_UNRECORDED = statement({
  name: "visit_lose_unrecorded",
  text: `WITH over AS (
      SELECT a."id" FROM "Appointment" a
      WHERE a."status" IN ('booked', 'arrived') AND a."attendance" IS DISTINCT FROM 'not_recorded'
        AND a."lostAt" IS NULL
        AND a."endsAt" <= $now::timestamptz - make_interval(hours => $hours::int)
      ORDER BY a."intakeId", a."startsAt" LIMIT 500 FOR UPDATE SKIP LOCKED)
    UPDATE "Appointment" a SET "lostAt" = $now FROM over WHERE a."id" = over."id" RETURNING a."id"`,
  columns: { id: "uuid" },
});

/**
 * Takes each visit as lost that has been over for the hours of the settings while nobody recorded
 * whether the patient came. Returns how many. Runs every minute.
 */
export async function loseUnrecorded(now: Date): Promise<number> {
  await freshSettings();
  const hours = Number(setting("follow_up").unrecorded);
  return (await LOSE_UNRECORDED.run({ now, hours })).length;
}
