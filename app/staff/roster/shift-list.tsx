import { StaffForm } from "@/components/staff/form";
import type { Shift } from "@/lib/roster/queries";
import { byDay } from "../by-day";
import { dayText, timeText } from "../clock";
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
  if (shifts.length === 0) return <p className="empty">Nobody is on the roster in this week.</p>;
  return byDay(shifts).map(([day, rows]) => (
    <section key={day} aria-label={day} className="day">
      <h3>{day}</h3>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Person</th>
            <th scope="col">Does what</th>
            {mayRemove ? <th scope="col">Change</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((shift) => (
            <Row key={shift.id} shift={shift} now={now} mayRemove={mayRemove} />
          ))}
        </tbody>
      </table>
    </section>
  ));
}
