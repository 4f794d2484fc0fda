import { longDayText, timeText } from "@/app/staff/words/clock";
import { STATUS_WORDS } from "@/app/staff/words/words";
import type { CalendarRow } from "@/lib/appointment/queries";

/** What is booked in this week already, by day, so that a time is chosen beside it. */
export function DayVisits({ visits }: { visits: CalendarRow[] }) {
  const days = new Map<string, CalendarRow[]>();
  for (const visit of visits) {
    const day = longDayText(visit.startsAt);
    days.set(day, [...(days.get(day) ?? []), visit]);
  }
  return (
    <details className="mt-4">
      <summary>
        {visits.length === 0
          ? "No visits are booked this week"
          : `Booked this week: ${visits.length}`}
      </summary>
      {[...days].map(([day, rows]) => (
        <section key={day}>
          <h3>{day}</h3>
          <ul>
            {rows.map((row) => (
              <li key={row.id}>
                {timeText(row.startsAt)} to {timeText(row.endsAt)}, {row.clinicianName},{" "}
                {[row.visitType ?? "Follow-up", row.location, row.reference]
                  .filter(Boolean)
                  .join(", ")}
                {row.status === "booked" ? null : `, ${STATUS_WORDS[row.status]?.toLowerCase()}`}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
}
