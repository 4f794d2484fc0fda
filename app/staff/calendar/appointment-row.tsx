import Link from "next/link";
import { LevelTag } from "@/components/level-tag";
import type { CalendarRow } from "@/lib/appointment/queries";
import { dialed, phoneParts } from "@/lib/contact/phone";
import { env } from "@/lib/env";
import { dateIn } from "@/lib/time";
import { ReachMarks } from "../board/reach-marks";
import { Attended } from "../intakes/[id]/attended";
import { timeText } from "../words/clock";
import { LEVEL_WORDS, OVERBOOK_WORDS, STATUS_WORDS, UNREADABLE_WORDS } from "../words/words";
import { calendarPath } from "./calendar-nav";

/** What is dialed is the link; what else was typed stands beside it. */
export function Phone({ typed }: { typed: string }) {
  const { before, number, after } = phoneParts(typed);
  return (
    <>
      {before} {number === "" ? null : <a href={`tel:${dialed(typed)}`}>{number}</a>} {after}
    </>
  );
}

/** A follow-up in the calendar. */
export function AppointmentRow({ row, now }: { row: CalendarRow; now: Date }) {
  const date = dateIn(env().CLINIC_TIME_ZONE, row.startsAt);
  const movePath = calendarPath({ view: "day", date, clinicianId: null, visitId: row.id });
  return (
    <tr>
      <th scope="row">
        {timeText(row.startsAt)} to {timeText(row.endsAt)}
      </th>
      <td>{row.clinicianName}</td>
      <td>
        {[row.visitType ?? "Follow-up", row.location, row.room].filter(Boolean).join(", ")}
        {row.overbookReason ? (
          <b className="flag block">
            Beside others: {OVERBOOK_WORDS[row.overbookReason] ?? row.overbookReason}
          </b>
        ) : null}
      </td>
      <td>
        <Link href={`/staff/intakes/${row.intakeId}`} prefetch={false}>
          {row.name ?? row.reference}
        </Link>{" "}
        {row.unreadable ? <b className="flag">{UNREADABLE_WORDS}</b> : null}{" "}
        <ReachMarks needs={row.reachNeeds} />
      </td>
      <td>{row.phone ? <Phone typed={row.phone} /> : "None"}</td>
      <td>
        <LevelTag level={row.level} label={LEVEL_WORDS[row.level]} />
      </td>
      <td>
        {STATUS_WORDS[row.status]}
        <Attended visit={row} now={now} about={row.reference} />
        {row.status === "booked" && row.startsAt > now ? (
          <Link href={movePath} prefetch={false} aria-label={`Move: ${row.reference}`}>
            Move
          </Link>
        ) : null}
      </td>
    </tr>
  );
}
