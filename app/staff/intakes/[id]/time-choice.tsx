import Link from "next/link";
import type { ReactNode } from "react";
import { MODE_WORDS } from "@/app/staff/availability/choices";
import { RadioField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { NextTimes } from "@/lib/appointment/bookable/queries";
import { timeCode } from "@/lib/appointment/schema";
import type { VisitType } from "@/lib/appointment/visit-type/queries";
import { daysLater } from "@/lib/time";
import { book, bookThere, moveThere, rebook } from "./actions";
import { type Minded, timeOptions } from "./time-options";

/** What a time is chosen for: a new visit of an intake, or an appointment that is moved. */
export type Purpose = {
  intakeId: string;
  moves: string | null;
  /** The version of the intake that the page shows; null when it is closed. */
  version: number | null;
  /** How many of its visits the page shows, canceled ones too. */
  booked: number;
};

/** What a form for a time sends, and where it is sent. `there`: from the page of all times. */
export function formOf(
  { intakeId, moves, version, booked }: Purpose,
  there = false,
): {
  action: typeof book;
  hidden: Record<string, string>;
  submit: string;
} {
  return moves
    ? {
        action: there ? moveThere : rebook,
        hidden: {
          ...{ appointmentId: moves, version: String(version ?? "") },
          ...(there ? { intakeId } : {}),
        },
        submit: "Reschedule follow-up",
      }
    : {
        action: there ? bookThere : book,
        hidden: { intakeId, version: String(version ?? ""), booked: String(booked) },
        submit: "Book follow-up",
      };
}

/** Links that choose the kind of visit. */
export function VisitLinks(props: {
  visits: VisitType[];
  shown: string;
  path: string;
  query: string;
}) {
  const { visits, shown, path, query } = props;
  return (
    <nav aria-label="Kind of visit" className="weeks">
      {visits.map(({ id, name, minutes, mode }) => (
        <Link
          key={id}
          href={`${path}?visit=${id}${query}`}
          prefetch={false}
          scroll={false}
          aria-current={id === shown ? "page" : undefined}
        >
          {name}, {minutes} min, {MODE_WORDS[mode].toLowerCase()}
        </Link>
      ))}
    </nav>
  );
}

type Props = {
  id: string;
  purpose: Purpose;
  visits: VisitType[];
  visit: VisitType;
  offers: NextTimes;
  minded: Minded;
  unfolded: boolean;
  /** The ISO date. */
  today: string;
};

const LATER_WEEKS = [2, 4, 6];

/** The kinds of visit, and the way to every time. A move is chosen on the page of all times. */
function Ways({ purpose: { intakeId, moves }, visits, visit, today }: Props) {
  const page = `/staff/intakes/${intakeId}`;
  const more = moves ? `&moves=${moves}` : "";
  return (
    <>
      <VisitLinks
        visits={visits}
        shown={visit.id}
        path={moves ? `${page}/times` : page}
        query={moves ? more : "#follow-ups"}
      />
      <p className="row-actions">
        <Link href={`${page}/times?visit=${visit.id}${more}`} prefetch={false}>
          All times, and later weeks
        </Link>
        {LATER_WEEKS.map((weeks) => (
          <Link
            key={weeks}
            href={`${page}/times?week=${daysLater(today, weeks * 7)}&visit=${visit.id}${more}`}
            prefetch={false}
          >
            In {weeks} weeks
          </Link>
        ))}
      </p>
    </>
  );
}

/**
 * The soonest time of all and the next three of each clinician, as one choice. For a new visit the kinds
 * and the later weeks stand above it, so that each is three clicks away.
 */
export function TimeChoice(props: Props) {
  if (props.purpose.moves)
    return (
      <Times {...props}>
        <Ways {...props} />
      </Times>
    );
  return (
    <>
      <Ways {...props} />
      <Times {...props} />
    </>
  );
}

function Times({ children, ...props }: Props & { children?: ReactNode }) {
  const { id, purpose, offers, minded, unfolded } = props;
  const summary = purpose.moves ? "Reschedule" : "Book a follow-up";
  const { first, next } = offers;
  if (!first)
    return (
      <details open={unfolded || undefined}>
        <summary>{summary}</summary>
        <p>
          No times are available in the next six weeks.{" "}
          <Link href="/staff/availability" prefetch={false}>
            Add availability
          </Link>
        </p>
        {children}
      </details>
    );
  const others = next.filter((time) => timeCode(time) !== timeCode(first));
  return (
    <StaffForm id={id} summary={summary} unfolded={unfolded} {...formOf(purpose)}>
      {children}
      <div className="times">
        <RadioField
          picks
          name="time"
          label={purpose.moves ? "New time" : "Clinician and time"}
          {...timeOptions([first, ...others], minded)}
        />
      </div>
    </StaffForm>
  );
}
