import Link from "next/link";
import { LevelTag } from "@/components/level-tag";
import type { CalendarRow } from "@/lib/appointment/queries";
import { dayTimeText } from "../words/clock";
import { LEVEL_WORDS, UNREADABLE_WORDS } from "../words/words";

/** The appointments of the rest of today and of tomorrow. */
export function Appointments({ rows }: { rows: CalendarRow[] }) {
  return (
    <section aria-labelledby="appointments">
      <h2 id="appointments">Appointments today and tomorrow ({rows.length})</h2>
      {rows.length === 0 ? (
        <p>None.</p>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.id}>
              <b>{dayTimeText(row.startsAt)}</b>{" "}
              <Link href={`/staff/intakes/${row.intakeId}`} prefetch={false}>
                {row.name ?? row.reference}
              </Link>{" "}
              {row.unreadable ? <b className="flag">{UNREADABLE_WORDS}</b> : null} with{" "}
              {row.clinicianName} <LevelTag level={row.level} label={LEVEL_WORDS[row.level]} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
