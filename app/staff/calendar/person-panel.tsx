import Link from "next/link";
import { StaffForm } from "@/components/staff/form";
import type { NextTimes, OtherVisit, PatientToBook } from "@/lib/appointment/bookable/queries";
import { timeCode } from "@/lib/appointment/schema";
import type { VisitType } from "@/lib/appointment/visit-type/queries";
import { type Minded, warningsOf } from "../intakes/[id]/time-options";
import { dayTimeText } from "../words/clock";
import { bookVisit } from "./actions";
import { calendarPath, type Shown } from "./calendar-nav";
import { ChosenHead, timeWords } from "./chosen";
import type { Free } from "./load";

/** Somebody who is to be booked, with all that is to be known before. */
export type Person = PatientToBook & {
  intakeId: string;
  /** The kinds of visit for their level, and the chosen one. */
  visits: VisitType[];
  visit: VisitType;
  /** The soonest time that fits in six weeks. */
  first: NextTimes["first"];
  others: OtherVisit[];
  minded: Minded;
};

type Props = { person: Person; shown: Shown; free: Free[] };

/** Books a time at once, with what is to be minded of it. */
function BookForm({ person, time, submit }: { person: Person; time: Free; submit: string }) {
  const { intakeId, version, booked, minded } = person;
  return (
    <>
      {warningsOf(time, minded).map((words) => (
        <p key={words} className="flag">
          It is {words}.
        </p>
      ))}
      {time.heldFor ? <p>That time is kept for patients who must be seen sooner.</p> : null}
      <StaffForm
        id="book-form"
        action={bookVisit}
        hidden={{
          intakeId,
          version: String(version ?? ""),
          booked: String(booked),
          time: timeCode(time),
        }}
        submit={submit}
      />
    </>
  );
}

function Question({ person, time, shown }: { person: Person; time: Free; shown: Shown }) {
  return (
    <section id="question" tabIndex={-1} aria-labelledby="book-at" className="cal-question">
      <h3 id="book-at">Book {timeWords(time)}?</h3>
      <BookForm person={person} time={time} submit="Book the visit" />
      <p>
        <Link href={calendarPath({ ...shown, to: undefined })} prefetch={false} scroll={false}>
          Choose another time
        </Link>
      </p>
    </section>
  );
}

/** How many of the shown times fit, and the first of all. */
function Fits({ person, free, shown }: Props) {
  const { first, visit } = person;
  if (!first)
    return (
      <p>
        Nothing fits in the next six weeks.{" "}
        <Link href={`/staff/intakes/${person.intakeId}#follow-ups`} prefetch={false}>
          Waiting list, recall or another time on purpose
        </Link>
      </p>
    );
  const count = free.length === 1 ? "1 time fits" : `${free.length} times fit`;
  return (
    <>
      {shown.view === "list" ? null : (
        <p>{count} on the days shown: choose one that says “Book”.</p>
      )}
      <p>
        The first of all: <b>{timeWords({ ...first, visitType: visit.name })}</b>
      </p>
      <BookForm
        person={person}
        time={{ ...first, visitType: visit.name }}
        submit={`Book the first, ${dayTimeText(first.startsAt)}`}
      />
    </>
  );
}

/** The person who was chosen to be booked: for which kind of visit, and at what time. */
export function PersonPanel({ person, shown, free }: Props) {
  const { intakeId, reference, visits, visit, others } = person;
  const to = free.find((each) => timeCode(each) === shown.to);
  return (
    <section
      id="person"
      tabIndex={-1}
      aria-labelledby="person-name"
      className="cal-chosen print:hidden"
    >
      <ChosenHead id="person-name" of={person} shown={shown} />
      <p>
        <Link href={`/staff/intakes/${intakeId}`} prefetch={false}>
          Open the intake ({reference})
        </Link>
      </p>
      {others.map(({ id, startsAt, clinicianName }) => (
        <p key={id} className="flag">
          This person has another visit: {dayTimeText(startsAt)} with {clinicianName}
        </p>
      ))}
      <nav aria-label="Kind of visit" className="cal-kinds">
        {visits.map(({ id, name, minutes }) => (
          <Link
            key={id}
            href={calendarPath({ ...shown, kindId: id, to: undefined })}
            prefetch={false}
            scroll={false}
            aria-current={id === visit.id ? "page" : undefined}
          >
            {name}, {minutes} min
          </Link>
        ))}
      </nav>
      {to ? (
        <Question person={person} time={to} shown={shown} />
      ) : (
        <Fits person={person} free={free} shown={shown} />
      )}
    </section>
  );
}
