import Link from "next/link";
import { MODE_WORDS } from "@/app/staff/availability/choices";
import { LevelTag } from "@/components/level-tag";
import { StaffForm } from "@/components/staff/form";
import type { ChosenVisit } from "@/lib/appointment/queries";
import { timeCode } from "@/lib/appointment/schema";
import { ReachMarks } from "../board/reach-marks";
import { Attended } from "../intakes/[id]/attended";
import { dayTimeText, timeText } from "../words/clock";
import { LEVEL_WORDS, OVERBOOK_WORDS, STATUS_WORDS, UNREADABLE_WORDS } from "../words/words";
import { moveVisit } from "./actions";
import { Phone } from "./appointment-row";
import { calendarPath, type Shown } from "./calendar-nav";
import type { Free } from "./load";

/** Whether a visit can be moved: it is ahead, and it is known what kind it is. */
export const isMovable = ({ status, startsAt, visitTypeId }: ChosenVisit, now: Date) =>
  status === "booked" && startsAt > now && visitTypeId !== null;

const whereOf = (free: Free) =>
  [dayTimeText(free.startsAt), free.clinicianName, free.visitType, free.location]
    .filter(Boolean)
    .join(", ");

/** The question before a visit is moved. */
function MoveQuestion({ visit, to, shown }: { visit: ChosenVisit; to: Free; shown: Shown }) {
  return (
    <section id="move-question" tabIndex={-1} aria-labelledby="move-to" className="cal-question">
      <h3 id="move-to">Move it to {whereOf(to)}?</h3>
      {to.heldFor ? <p>That time is kept for patients who must be seen sooner.</p> : null}
      <div className="row-actions">
        <StaffForm
          id="move-form"
          action={moveVisit}
          hidden={{
            appointmentId: visit.id,
            version: String(visit.version ?? ""),
            time: timeCode(to),
          }}
          submit="Move the visit"
        />
        <Link href={calendarPath({ ...shown, to: undefined })} prefetch={false}>
          Choose another time
        </Link>
      </div>
    </section>
  );
}

/** What is next: choose a time below, or the days on which there are some. */
function MoveWords({ visit, shown, free }: { visit: ChosenVisit; shown: Shown; free: Free[] }) {
  if (shown.view === "list")
    return (
      <p>
        <Link href={calendarPath({ ...shown, view: "day" })} prefetch={false}>
          Move it: choose a time in the day view
        </Link>
      </p>
    );
  return (
    <p>
      {free.length === 0
        ? "No time here fits this visit. Choose another day or clinician."
        : "To move it, choose one of the times below that say “Move here”."}{" "}
      <Link
        href={`/staff/intakes/${visit.intakeId}/times?visit=${visit.visitTypeId}&moves=${visit.id}`}
        prefetch={false}
      >
        All times, other kinds, later weeks
      </Link>
    </p>
  );
}

type Props = { visit: ChosenVisit; shown: Shown; free: Free[]; now: Date };

/** The visit that was chosen in the calendar: who, whether they came, and the way to move it. */
export function VisitPanel({ visit, shown, free, now }: Props) {
  const movable = isMovable(visit, now);
  const to = movable ? free.find((each) => timeCode(each) === shown.to) : undefined;
  const what = [
    visit.visitType ?? "Follow-up",
    visit.mode ? MODE_WORDS[visit.mode].toLowerCase() : null,
    visit.location,
    visit.room,
    STATUS_WORDS[visit.status],
  ];
  return (
    <section
      id="visit"
      tabIndex={-1}
      aria-labelledby="visit-name"
      className="panel cal-chosen print:hidden"
    >
      <div className="hours-line">
        <h2 id="visit-name">
          {visit.name ?? visit.reference}{" "}
          <LevelTag level={visit.level} label={LEVEL_WORDS[visit.level]} />
        </h2>
        <Link href={calendarPath({ ...shown, visitId: undefined, to: undefined })} prefetch={false}>
          Close
        </Link>
      </div>
      <p>
        <b>
          {dayTimeText(visit.startsAt)} to {timeText(visit.endsAt)}
        </b>{" "}
        with {visit.clinicianName}, {what.filter(Boolean).join(", ")}
      </p>
      <p>
        {visit.phone ? <Phone typed={visit.phone} /> : visit.unreadable ? null : "No phone"}
        {visit.unreadable ? <b className="flag">{UNREADABLE_WORDS}</b> : null}{" "}
        <ReachMarks needs={visit.reachNeeds} />{" "}
        <Link href={`/staff/intakes/${visit.intakeId}#follow-ups`} prefetch={false}>
          Open the intake ({visit.reference})
        </Link>
      </p>
      {visit.overbookReason ? (
        <p className="flag">
          Beside others: {OVERBOOK_WORDS[visit.overbookReason] ?? visit.overbookReason}
        </p>
      ) : null}
      <Attended visit={visit} now={now} about={visit.reference} />
      {movable && !to ? <MoveWords visit={visit} shown={shown} free={free} /> : null}
      {to ? <MoveQuestion visit={visit} to={to} shown={shown} /> : null}
    </section>
  );
}
