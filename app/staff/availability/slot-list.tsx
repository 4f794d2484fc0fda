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
          "Available"
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

/** The slots of a week by day, with the intake that each is booked for. */
export function SlotList({ slots, now }: { slots: Opening[]; now: Date }) {
  return (
    <DayTables
      rows={slots}
      columns={["Time", "Clinician", "State", "Change"]}
      none="No availability this week."
    >
      {(opening) => <Row key={opening.id} opening={opening} now={now} />}
    </DayTables>
  );
}
