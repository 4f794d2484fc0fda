import { StaffForm } from "@/components/staff/form";
import type { Shift } from "@/lib/clinic/roster/queries";
import { DayTable } from "../day-table";
import { dayText, timeText } from "../words/clock";
import { remove } from "./actions";

function timeWords({ startsAt, endsAt }: Shift): string {
  const sameDay = dayText(startsAt) === dayText(endsAt);
  return `${timeText(startsAt)} to ${sameDay ? "" : `${dayText(endsAt)}, `}${timeText(endsAt)}`;
}

type Props = { shifts: Shift[]; now: Date; mayRemove: boolean };

function Row({ shift, now, mayRemove }: { shift: Shift } & Omit<Props, "shifts">) {
  const time = timeWords(shift);
  return (
    <tr>
      <th scope="row">{time}</th>
      <td>{shift.staffName}</td>
      <td>{shift.onCall ? <b>On call</b> : "On duty"}</td>
      {mayRemove ? (
        <td>
          {shift.endsAt > now ? (
            <StaffForm
              id={`remove-${shift.id}`}
              action={remove}
              hidden={{ shiftId: shift.id }}
              submit="Remove"
              label={`Remove ${shift.staffName}, ${dayText(shift.startsAt)}, ${time}`}
              tone="inline"
            />
          ) : null}
        </td>
      ) : null}
    </tr>
  );
}

/** The shifts of a week, by the day on which they begin. */
export function ShiftList({ shifts, now, mayRemove }: Props) {
  const canRemove = mayRemove && shifts.some(({ endsAt }) => endsAt > now);
  return (
    <DayTable
      rows={shifts}
      columns={["Time", "Person", "Duty", ...(canRemove ? ["Change"] : [])]}
      none="No shifts this week."
    >
      {(shift) => <Row key={shift.id} shift={shift} now={now} mayRemove={canRemove} />}
    </DayTable>
  );
}
