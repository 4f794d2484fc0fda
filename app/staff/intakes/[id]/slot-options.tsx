import Link from "next/link";
import { dayTimeText } from "@/app/staff/words/clock";
import { SelectField } from "@/components/staff/fields";
import type { OpenSlot } from "@/lib/appointment/queries";

function byClinician(slots: OpenSlot[]): [string, OpenSlot[]][] {
  const groups = new Map<string, OpenSlot[]>();
  for (const slot of slots)
    groups.set(slot.clinicianName, [...(groups.get(slot.clinicianName) ?? []), slot]);
  return [...groups];
}

/** The available slots, grouped by clinician. */
export function SlotOptions({ slots, label }: { slots: OpenSlot[]; label: string }) {
  if (slots.length === 0)
    return (
      <p>
        No times are available in the next four weeks.{" "}
        <Link href="/staff/availability" prefetch={false}>
          Add availability
        </Link>
      </p>
    );
  return (
    <SelectField name="slotId" label={label}>
      <option value="">Choose a time</option>
      {byClinician(slots).map(([name, theirs]) => (
        <optgroup key={name} label={name}>
          {theirs.map((slot) => (
            <option key={slot.id} value={slot.id}>
              {dayTimeText(slot.startsAt)}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  );
}
