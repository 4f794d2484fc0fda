import Link from "next/link";
import { dayText, timeText } from "@/app/staff/words/clock";
import { Columns } from "@/components/staff/columns";
import type { BookableTime } from "@/lib/appointment/bookable/queries";
import type { BookedTime } from "@/lib/appointment/queries";

function timesOn<Row extends { startsAt: Date }>(rows: Row[], day: string): Row[] {
  return rows.filter(({ startsAt }) => dayText(startsAt) === day);
}

type Props = { visit: string; offers: BookableTime[]; booked: BookedTime[] };

/** What comes of the hours in a week: open times for a kind of visit, and what is booked. */
export function WeekTimes({ visit, offers, booked }: Props) {
  const inOrder = [...offers, ...booked].sort(
    (a, b) => a.startsAt.getTime() - b.startsAt.getTime(),
  );
  const days = [...new Set(inOrder.map(({ startsAt }) => dayText(startsAt)))];
  if (days.length === 0) return <p className="empty">No open times this week.</p>;
  return (
    <table className="plain">
      <Columns names={["Day", `Open for: ${visit}`, "Booked"]} />
      <tbody>
        {days.map((day) => (
          <tr key={day}>
            <th scope="row">{day}</th>
            <td>
              {timesOn(offers, day)
                .map(({ startsAt, heldFor }) => `${timeText(startsAt)}${heldFor ? " (kept)" : ""}`)
                .join(", ") || "None"}
            </td>
            <td>
              {timesOn(booked, day).map(({ id, intakeId, reference, startsAt }) => (
                <div key={id}>
                  {timeText(startsAt)}{" "}
                  <Link href={`/staff/intakes/${intakeId}`} prefetch={false}>
                    {reference}
                  </Link>
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
