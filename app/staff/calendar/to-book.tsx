import Link from "next/link";
import { MOST_TO_BOOK, type ToBook } from "@/lib/appointment/to-book/queries";
import type { Level } from "@/lib/triage/symptoms";
import { dayText, timeText } from "../words/clock";
import { LEVEL_WORDS, nameWords } from "../words/words";
import { calendarPath, type Shown, withoutChoice } from "./calendar-nav";
import { LevelMark } from "./visit";

/** By when somebody is to be dealt with: only the time if that is today. */
function dueWords(dueAt: Date | null, now: Date): string | null {
  if (!dueAt) return null;
  const when = dayText(dueAt) === dayText(now) ? timeText(dueAt) : dayText(dueAt);
  return dueAt <= now ? `was due ${when}` : `by ${when}`;
}

function Person({ person, shown, now }: { person: ToBook; shown: Shown; now: Date }) {
  const { intakeId, name, age, reference, location, dueAt } = person;
  return (
    <li>
      <Link
        href={calendarPath({ ...withoutChoice(shown), intakeId })}
        prefetch={false}
        scroll={false}
      >
        <b>
          {nameWords({ name, unreadable: false })}
          {age === null ? null : `, ${age}`}
        </b>{" "}
        <span className="cal-due">{dueWords(dueAt, now)}</span>
        <span className="cal-note">{[reference, location].filter(Boolean).join(", ")}</span>
      </Link>
    </li>
  );
}

type Props = { people: ToBook[]; all: number; shown: Shown; now: Date };

/** Who waits for a visit, most urgent first: a person is chosen, then a time. */
export function ToBookList({ people, all, shown, now }: Props) {
  const levels = [...new Set(people.map(({ level }) => level))];
  const of = (level: Level) => people.filter((person) => person.level === level);
  return (
    <section aria-labelledby="to-book" className="cal-to-book print:hidden">
      <h2 id="to-book">
        To book {all} <span className="cal-note">most urgent first</span>
      </h2>
      {all === 0 ? <p className="empty">Everybody has a visit, or needs none.</p> : null}
      {levels.map((level) => (
        <section key={level} aria-label={`${LEVEL_WORDS[level]}, to book`}>
          <h3>
            <LevelMark level={level} /> <span aria-hidden="true">{LEVEL_WORDS[level]}</span>{" "}
            {of(level).length}
          </h3>
          <ul>
            {of(level).map((person) => (
              <Person key={person.intakeId} person={person} shown={shown} now={now} />
            ))}
          </ul>
        </section>
      ))}
      {all > MOST_TO_BOOK ? (
        <p>
          The first {MOST_TO_BOOK} of {all}.{" "}
          <Link href="/staff?followUp=none" prefetch={false}>
            All are in the queue
          </Link>
        </p>
      ) : null}
    </section>
  );
}
