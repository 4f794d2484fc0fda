import Link from "next/link";
import { LevelTag } from "@/components/level-tag";
import type { CalendarRow } from "@/lib/appointment/queries";
import { timeText } from "../clock";
import { ReachMarks } from "../reach-marks";
import { LEVEL_WORDS } from "../words";

/** One day of the calendar. */
export function CalendarDay({ day, appointments }: { day: string; appointments: CalendarRow[] }) {
  return (
    <section aria-label={day} className="day print-whole">
      <h3>{day}</h3>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Clinician</th>
            <th scope="col">Patient</th>
            <th scope="col">Phone</th>
            <th scope="col">Level</th>
          </tr>
        </thead>
        <tbody>
          {appointments.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {timeText(row.startsAt)} to {timeText(row.endsAt)}
              </th>
              <td>{row.clinicianName}</td>
              <td>
                <Link href={`/staff/intakes/${row.intakeId}`} prefetch={false}>
                  {row.name ?? row.reference}
                </Link>{" "}
                <ReachMarks needs={row.reachNeeds} />
              </td>
              <td>{row.phone ? <a href={`tel:${row.phone}`}>{row.phone}</a> : "None"}</td>
              <td>
                <LevelTag level={row.level} label={LEVEL_WORDS[row.level]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
