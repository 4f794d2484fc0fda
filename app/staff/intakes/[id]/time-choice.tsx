import Link from "next/link";
import type { ReactNode } from "react";
import { MODE_WORDS } from "@/app/staff/availability/choices";
import { intakeHref } from "@/app/staff/board/queue-address";
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
  /** The queue that the page was opened from. */
  queue?: string;
};

/** What a form for a time sends, and where it is sent. `there`: from the page of all times. */
export function formOf(
  { intakeId, moves, version, booked, queue }: Purpose,
  there = false,
): {
  action: typeof book;
  hidden: Record<string, string>;
  submit: string;
} {
  const back: Record<string, string> = there && queue ? { queue } : {};
  return moves
    ? {
        action: there ? moveThere : rebook,
        hidden: {
          ...{ appointmentId: moves, version: String(version ?? "") },
          ...(there ? { intakeId } : {}),
          ...back,
        },
        submit: "Reschedule follow-up",
      }
    : {
        action: there ? bookThere : book,
        hidden: { intakeId, version: String(version ?? ""), booked: String(booked), ...back },
        submit: "Book this time",
      };
}

/** Links that choose the kind of visit. */
export function VisitLinks(props: {
  visits: VisitType[];
  shown: string;
  /** The address with another kind of visit. */
  href: (visit: string) => string;
}) {
  const { visits, shown, href } = props;
  return (
    <nav aria-label="Kind of visit" className="weeks">
      {visits.map(({ id, name, minutes, mode }) => (
        <Link
          key={id}
          href={href(id)}
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
  /** The first of them alone, in sight at once. */
  few: boolean;
  /** The ISO date. */
  today: string;
};

const LATER_WEEKS = [2, 4, 6];

/** So many times are offered beside the queue. */
const FEW = 3;

/** The kinds of visit, and the way to every time. A move is chosen on the page of all times. */
function Ways({ purpose: { intakeId, moves, queue }, visits, visit, today }: Props) {
  const times = (visitId: string, week?: string) =>
    intakeHref(intakeId, { week, visit: visitId, moves, queue }, "/times");
  return (
    <>
      <VisitLinks
        visits={visits}
        shown={visit.id}
        href={(id) =>
          moves ? times(id) : intakeHref(intakeId, { visit: id, queue }, "#follow-ups")
        }
      />
      <p className="row-actions">
        <Link href={times(visit.id)} prefetch={false}>
          All times, and later weeks
        </Link>
        {LATER_WEEKS.map((weeks) => (
          <Link key={weeks} href={times(visit.id, daysLater(today, weeks * 7))} prefetch={false}>
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
  if (props.few) return <Times {...props} />;
  return (
    <>
      <Ways {...props} />
      <Times {...props} />
    </>
  );
}

function Times({ children, ...props }: Props & { children?: ReactNode }) {
  const { id, purpose, offers, minded, unfolded, few } = props;
  const summary = purpose.moves ? "Reschedule" : "Book a visit";
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
  const others = next
    .filter((time) => timeCode(time) !== timeCode(first))
    .slice(0, few ? FEW - 1 : undefined);
  return (
    <StaffForm id={id} summary={few ? undefined : summary} unfolded={unfolded} {...formOf(purpose)}>
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
