import type { CalendarRow } from "@/lib/appointment/queries";
import type { NamedPerson } from "@/lib/auth/queries";

/**
 * Whose columns a calendar has: the clinicians who work here now, and everybody else with whom a visit
 * is booked, such as a clinician who was disabled or got another role.
 */
export function peopleOf(
  clinicians: readonly NamedPerson[],
  rows: readonly Pick<CalendarRow, "clinicianId" | "clinicianName">[],
): NamedPerson[] {
  const others = new Map<string, string>();
  for (const { clinicianId, clinicianName } of rows)
    if (!clinicians.some(({ id }) => id === clinicianId))
      others.set(clinicianId, `${clinicianName} (not a clinician here now)`);
  return [...clinicians, ...[...others].map(([id, name]) => ({ id, name }))];
}
