import Link from "next/link";
import type { NamedPerson } from "@/lib/auth/queries";
import { daysLater } from "@/lib/time";

export const VIEWS = ["day", "week", "list"] as const;
export type View = (typeof VIEWS)[number];
const VIEW_WORDS: Record<View, string> = { day: "Day", week: "Week", list: "List" };

export type Shown = {
  view: View;
  date: string;
  clinicianId: string | null;
  /** The visit that somebody chose. */
  visitId?: string;
  /** A time to which it could move, as a value of a form. */
  to?: string;
};

/** The address of a calendar. */
export function calendarPath({ view, date, clinicianId, visitId, to }: Shown): string {
  const of = clinicianId && view === "week" ? `&clinician=${clinicianId}` : "";
  const visit = visitId ? `&visit=${visitId}` : "";
  return `/staff/calendar?view=${view}&week=${date}${of}${visit}${to ? `&to=${to}` : ""}`;
}

type Props = { shown: Shown; today: string; title: string; clinicians: NamedPerson[] };

function Step({ to, children }: { to: Shown; children: string }) {
  return (
    <Link href={calendarPath(to)} prefetch={false}>
      {children}
    </Link>
  );
}

/** Which days, which view, whose week. */
export function CalendarNav({ shown, today, title, clinicians }: Props) {
  const here = { ...shown, to: undefined };
  const days = shown.view === "day" ? 1 : 7;
  const step = (count: number) => ({ ...here, date: daysLater(shown.date, count) });
  const unit = shown.view === "day" ? "day" : "week";
  return (
    <>
      <nav aria-label="Days" className="weeks">
        <h2>{title}</h2>
        <p className="print:hidden">
          <Step to={step(-days)}>{`Previous ${unit}`}</Step>{" "}
          <Step to={{ ...here, date: today }}>Today</Step>{" "}
          <Step to={step(days)}>{`Next ${unit}`}</Step>
        </p>
      </nav>
      <nav aria-label="View" className="weeks print:hidden">
        {VIEWS.map((view) => (
          <Link
            key={view}
            href={calendarPath({ ...here, view })}
            prefetch={false}
            aria-current={view === shown.view ? "page" : undefined}
          >
            {VIEW_WORDS[view]}
          </Link>
        ))}
      </nav>
      {shown.view === "week" ? (
        <nav aria-label="Clinicians" className="weeks print:hidden">
          {clinicians.map(({ id, name }) => (
            <Link
              key={id}
              href={calendarPath({ ...here, clinicianId: id })}
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
