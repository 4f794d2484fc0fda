import Link from "next/link";
import { StaffForm } from "@/components/staff/form";
import type { Opening } from "@/lib/appointment/queries";
import { byDay } from "../by-day";
import { timeText } from "../clock";
import { withdraw } from "./actions";

function Row({ opening, now }: { opening: Opening; now: Date }) {
  const time = `${timeText(opening.startsAt)} to ${timeText(opening.endsAt)}`;
  return (
    <tr>
      <th scope="row">{time}</th>
      <td>{opening.clinicianName}</td>
      <td>
        {opening.bookedIntakeId ? (
          <>
            Booked:{" "}
            <Link href={`/staff/intakes/${opening.bookedIntakeId}`} prefetch={false}>
              {opening.bookedReference}
            </Link>
          </>
        ) : (
          "Open"
        )}
      </td>
      <td>
        {!opening.bookedIntakeId && opening.startsAt > now ? (
          <StaffForm
            id={`withdraw-${opening.id}`}
            action={withdraw}
            hidden={{ slotId: opening.id }}
            submit="Withdraw"
            label={`Withdraw ${time}, ${opening.clinicianName}`}
            tone="inline"
          />
        ) : null}
      </td>
    </tr>
  );
}

/** The openings of a week by day, with who has each. */
export function OpeningList({ openings, now }: { openings: Opening[]; now: Date }) {
  if (openings.length === 0) return <p className="empty">No time is open in this week.</p>;
  return byDay(openings).map(([day, rows]) => (
    <section key={day} aria-label={day} className="day">
      <h3>{day}</h3>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Clinician</th>
            <th scope="col">State</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((opening) => (
            <Row key={opening.id} opening={opening} now={now} />
          ))}
        </tbody>
      </table>
    </section>
  ));
}
