import Link from "next/link";
import { MODE_WORDS } from "@/app/staff/availability/choices";
import { StaffForm } from "@/components/staff/form";
import type { ChosenVisit } from "@/lib/appointment/queries";
import { TimeSchema, timeCode } from "@/lib/appointment/schema";
import { ReachMarks } from "../board/reach-marks";
import { Attended } from "../intakes/[id]/attended";
import { dayTimeText, timeText } from "../words/clock";
import { OVERBOOK_WORDS, STATUS_WORDS, UNREADABLE_WORDS } from "../words/words";
import { moveVisit } from "./actions";
import { Phone } from "./appointment-row";
import { calendarPath, type Shown } from "./calendar-nav";
import { ChosenHead, timeWords } from "./chosen";
import type { Free } from "./load";

/** Whether a visit can be moved: it is ahead, and it is known what kind it is. */
export const isMovable = ({ status, startsAt, visitTypeId }: ChosenVisit, now: Date) =>
  status === "booked" && startsAt > now && visitTypeId !== null;

/** When and with whom a visit is, as a value of a form. */
const timeOf = ({ clinicianId, visitTypeId, startsAt }: ChosenVisit) =>
  timeCode({ clinicianId, visitTypeId: visitTypeId ?? "", startsAt });

/** The question before a visit is moved. */
function MoveQuestion({ visit, to, shown }: { visit: ChosenVisit; to: Free; shown: Shown }) {
  return (
    <section id="question" tabIndex={-1} aria-labelledby="move-to" className="cal-question">
      <h3 id="move-to">
        Move {visit.name ?? visit.reference} to {timeWords(to)}?
      </h3>
      {to.heldFor ? <p>That time is kept for patients who must be seen sooner.</p> : null}
      <StaffForm
        id="move-form"
        action={moveVisit}
        hidden={{
          appointmentId: visit.id,
          version: String(visit.version ?? ""),
          time: timeCode(to),
          from: timeOf(visit),
        }}
        submit="Move the visit"
      />
      <p>
        <Link href={calendarPath({ ...shown, to: undefined })} prefetch={false} scroll={false}>
          Choose another time
        </Link>
      </p>
    </section>
  );
}

/** What is next: choose a time, or the days on which there are some. */
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
        : "To move it, choose one of the times that say “Move here”, or drag it there."}{" "}
      <Link
        href={`/staff/intakes/${visit.intakeId}/times?visit=${visit.visitTypeId}&moves=${visit.id}`}
        prefetch={false}
      >
        All times, other kinds, later weeks
      </Link>
    </p>
  );
}

/** What was just done with the visit, and the way back. */
function Told({ visit, shown, now }: { visit: ChosenVisit; shown: Shown; now: Date }) {
  const { told } = shown;
  if (!told) return null;
  const where = `${dayTimeText(visit.startsAt)} with ${visit.clinicianName}`;
  const from = "movedFrom" in told ? TimeSchema.safeParse(told.movedFrom).data : null;
  return (
    <section id="told" tabIndex={-1} aria-labelledby="told-words" className="form-done">
      <p id="told-words">
        <b>{from ? `Moved to ${where}.` : `Booked: ${where}.`}</b>
      </p>
      {from && from.startsAt > now && isMovable(visit, now) ? (
        <StaffForm
          id="undo-form"
          action={moveVisit}
          hidden={{
            appointmentId: visit.id,
            version: String(visit.version ?? ""),
            time: timeCode(from),
            from: timeOf(visit),
          }}
          submit="Undo"
          label={`Undo: move it back to ${dayTimeText(from.startsAt)}`}
          tone="inline"
        />
      ) : null}
      <p>
        <Link href={calendarPath({ ...shown, told: undefined })} prefetch={false} scroll={false}>
          Choose another time
        </Link>
      </p>
    </section>
  );
}

type Props = { visit: ChosenVisit; shown: Shown; free: Free[]; now: Date };

/** The visit that was chosen in the calendar: who, whether they came, and the way to move it. */
export function VisitPanel({ visit, shown, free, now }: Props) {
  const movable = isMovable(visit, now) && !shown.told;
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
      className="cal-chosen print:hidden"
    >
      <ChosenHead id="visit-name" of={visit} shown={shown} />
      <Told visit={visit} shown={shown} now={now} />
      <p>
        <b>
          {dayTimeText(visit.startsAt)} to {timeText(visit.endsAt)}
        </b>{" "}
        with {visit.clinicianName}, {what.filter(Boolean).join(", ")}
      </p>
      <p>
        {visit.phone ? <Phone typed={visit.phone} /> : visit.unreadable ? null : "No phone"}
        {visit.unreadable ? <b className="flag">{UNREADABLE_WORDS}</b> : null}{" "}
        <ReachMarks needs={visit.reachNeeds} />
      </p>
      <p>
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
