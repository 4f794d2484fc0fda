import { randomUUID } from "node:crypto";
import { query } from "./database";
import { addPerson } from "./staff";

export type Slot = { id: string; startsAt: Date; clinicianName: string };

/** Adds a half-hour slot of a clinician of this test alone, some hours from now. */
export async function openSlot(
  hoursAhead: number,
  clinician?: { id: string; name: string },
): Promise<Slot> {
  const { id: clinicianId, name } = clinician ?? (await addPerson("clinician"));
  const id = randomUUID();
  const [row] = await query<{ startsAt: Date }>(
    `INSERT INTO "Slot" ("id", "clinicianId", "startsAt", "endsAt")
     VALUES ($1, $2, date_trunc('minute', now()) + make_interval(hours => $3),
       date_trunc('minute', now()) + make_interval(hours => $3, mins => 30)) RETURNING "startsAt"`,
    [id, clinicianId, hoursAhead],
  );
  if (!row) throw new Error("no slot");
  return { id, startsAt: row.startsAt, clinicianName: name };
}
