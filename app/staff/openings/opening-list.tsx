import Link from "next/link";
import { StaffForm } from "@/components/staff/form";
import type { Opening } from "@/lib/appointment/queries";
import { DayTables } from "../day-tables";
import { timeText } from "../words/clock";
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
  return (
    <DayTables
      rows={openings}
      columns={["Time", "Clinician", "State", "Change"]}
      none="No time is open in this week."
    >
      {(opening) => <Row key={opening.id} opening={opening} now={now} />}
    </DayTables>
  );
}
