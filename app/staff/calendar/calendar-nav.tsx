import Link from "next/link";
import { ModeIcon } from "@/app/mode-icon";
import type { NamedPerson } from "@/lib/auth/queries";
import { daysLater } from "@/lib/time";
import { MODE_WORDS } from "../availability/choices";

export const VIEWS = ["day", "week", "list"] as const;
export type View = (typeof VIEWS)[number];
const VIEW_WORDS: Record<View, string> = { day: "Day", week: "Week", list: "List" };

/** What was just done: a visit was booked, or moved from a time (a value of a form). */
export type Told = { booked: true } | { movedFrom: string };

export type Shown = {
  view: View;
  date: string;
  clinicianId: string | null;
  /** The visit that somebody chose. */
  visitId?: string;
  /** The intake whose patient is to be booked. */
  intakeId?: string;
  /** The kind of visit for which they are. */
  kindId?: string;
  /** A time to which the visit could move, or that could be booked, as a value of a form. */
  to?: string;
  told?: Told;
};

/** The address of a calendar. */
export function calendarPath({ view, date, clinicianId, told, ...shown }: Shown): string {
  const query = new URLSearchParams({ view, week: date });
  if (clinicianId && view === "week") query.set("clinician", clinicianId);
  const { visitId, intakeId, kindId, to } = shown;
  for (const [name, value] of Object.entries({ visit: visitId, book: intakeId, kind: kindId, to }))
    if (value) query.set(name, value);
  if (told && "booked" in told) query.set("told", "booked");
  if (told && "movedFrom" in told) query.set("from", told.movedFrom);
  return `/staff/calendar?${query}`;
}

/** The same days with nobody chosen. */
export const withoutChoice = ({ view, date, clinicianId }: Shown): Shown => ({
  view,
  date,
  clinicianId,
});

/** Another look at the calendar; who was chosen stays chosen. */
const elsewhere = (shown: Shown, other: Partial<Shown>): Shown => ({
  ...shown,
  ...other,
  to: undefined,
  told: undefined,
});

type Props = { shown: Shown; today: string; title: string; clinicians: NamedPerson[] };

function Days({ shown, today, title }: Omit<Props, "clinicians">) {
  const days = shown.view === "day" ? 1 : 7;
  const unit = shown.view === "day" ? "day" : "week";
  const step = (count: number) =>
    calendarPath(elsewhere(shown, { date: daysLater(shown.date, count) }));
  return (
    <nav aria-label="Days" className="cal-days">
      <p className="print:hidden">
        <Link href={step(-days)} prefetch={false} aria-label={`Previous ${unit}`}>
          <span aria-hidden="true">‹</span>
        </Link>
        <Link href={calendarPath(elsewhere(shown, { date: today }))} prefetch={false}>
          Today
        </Link>
        <Link href={step(days)} prefetch={false} aria-label={`Next ${unit}`}>
          <span aria-hidden="true">›</span>
        </Link>
      </p>
      <h2>{title}</h2>
    </nav>
  );
}

/** What the looks of visits mean. */
function Legend() {
  return (
    <p className="cal-legend">
      {(["in_person", "phone", "video"] as const).map((mode) => (
        <span key={mode}>
          <i className={`cal-visit cal-${mode.replace("_", "-")}`}>
            <ModeIcon mode={mode} />
          </i>
          {MODE_WORDS[mode]}
        </span>
      ))}
      <span>
        <i className="cal-free" /> Free
      </span>
    </p>
  );
}

/** Which days, which view, whose week. */
export function CalendarNav({ shown, today, title, clinicians }: Props) {
  return (
    <>
      <div className="cal-bar">
        <h1>Calendar</h1>
        <Link href="/staff/calendar/waiting" prefetch={false} className="print:hidden">
          Waiting list
        </Link>
        <Days shown={shown} today={today} title={title} />
        <Legend />
        <nav aria-label="View" className="cal-views print:hidden">
          {VIEWS.map((view) => (
            <Link
              key={view}
              href={calendarPath(elsewhere(shown, { view }))}
              prefetch={false}
              aria-current={view === shown.view ? "page" : undefined}
            >
              {VIEW_WORDS[view]}
            </Link>
          ))}
        </nav>
      </div>
      {shown.view === "week" ? (
        <nav aria-label="Clinicians" className="cal-people print:hidden">
          {clinicians.map(({ id, name }) => (
            <Link
              key={id}
              href={calendarPath(elsewhere(shown, { clinicianId: id }))}
              prefetch={false}
              aria-current={id === shown.clinicianId ? "page" : undefined}
            >
              {name}
            </Link>
          ))}
        </nav>
      ) : null}
    </>
  );
}
