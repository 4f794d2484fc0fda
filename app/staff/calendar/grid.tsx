import type { CSSProperties, ReactNode } from "react";
import { HELD_WORDS } from "../availability/choices";
import { timeText } from "../words/clock";
import { awayWords } from "./away-words";
import { calendarPath, type Shown, withoutChoice } from "./calendar-nav";
import { FreeTime } from "./free-time";
import type { CalendarData, Choosing, Free } from "./load";
import { hourRem, type Lane, lanesOf, type Place, placeOn, shownHours } from "./place";
import { Visit, visitLook } from "./visit";

/** One column: a clinician on one date. */
export type Column = {
  key: string;
  head: ReactNode;
  name: string;
  clinicianId: string;
  date: string;
};

type Item = Place & { key: string; look: string; body: ReactNode };

function itemsOf({ clinicianId, date }: Column, props: Omit<Props, "columns">): Item[] {
  const { data, shown, choosing, zone, now } = props;
  const placed = <Row extends { startsAt: Date; endsAt: Date }>(
    rows: Row[],
    part: (row: Row, place: Place) => { key: string; body: ReactNode; look: string },
  ): Item[] =>
    rows.flatMap((row) => {
      const place = placeOn(date, row, zone);
      return place ? [{ ...place, ...part(row, place) }] : [];
    });
  const theirs = <Row extends { clinicianId: string | null }>(rows: Row[]) =>
    rows.filter((row) => row.clinicianId === null || row.clinicianId === clinicianId);
  return [
    ...placed(theirs(data.away), (away, place) => ({
      look: "away",
      key: `${away.id} ${away.startsAt.getTime()}`,
      body: awayWords(away, place),
    })),
    ...placed(theirs(data.rows), (row) => ({
      key: row.id,
      look: `${visitLook(row, now)}${row.id === shown.visitId ? " cal-picked" : ""}`,
      body: <Visit row={row} href={calendarPath({ ...withoutChoice(shown), visitId: row.id })} />,
    })),
    ...placed(theirs(data.free), (free) => ({
      look: choosing ? "free cal-fits" : "free",
      key: `${free.clinicianId}-${free.startsAt.getTime()}`,
      body: <FreeTime free={free} shown={shown} choosing={choosing} />,
    })),
  ].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** How many times of a column are free, and how many of these are kept for Urgent or Soon. */
function openWords({ clinicianId, date }: Column, free: Free[], zone: string): string {
  const open = free.filter(
    (each) => each.clinicianId === clinicianId && placeOn(date, each, zone) !== null,
  );
  const count = (level: Free["heldFor"]) => open.filter(({ heldFor }) => heldFor === level).length;
  const kept = (["URGENT", "SOON"] as const)
    .filter((level) => count(level) > 0)
    .map((level) => `${count(level)} kept for ${HELD_WORDS[level]}`);
  return [`${count(null)} free`, ...kept].join(", ");
}

/** A length of so many minutes; an hour is `--cal-hour` high. */
const high = (minutes: number) => `calc(${minutes / 60} * var(--cal-hour))`;

/** Visits and free times that overlap stand beside each other; a leave lies behind them. */
function laidOut(items: Item[]): (Item & Lane)[] {
  const shown = items.filter(({ look }) => look !== "away");
  const lanes = lanesOf(shown);
  const whole = { lane: 0, lanes: 1 };
  return items.map((item) => ({ ...item, ...(lanes[shown.indexOf(item)] ?? whole) }));
}

/** The inset of one of several that stand beside each other. */
const beside = (lane: number, lanes: number) => ({
  insetInlineStart: `${(lane / lanes) * 100}%`,
  insetInlineEnd: `${((lanes - lane - 1) / lanes) * 100}%`,
});

function ColumnOf(props: {
  column: Column;
  items: Item[];
  hours: Place;
  open: string;
  now: Place | null;
}) {
  const { column, items, hours, open, now } = props;
  return (
    <section className={`cal-column${now ? " cal-today" : ""}`} aria-label={column.name}>
      <h3>
        {column.head}
        <span className="cal-note">{open}</span>
      </h3>
      <ol style={{ height: high(hours.to - hours.from) }}>
        {now ? (
          <li className="cal-now" style={{ top: high(now.from - hours.from) }} aria-hidden="true" />
        ) : null}
        {laidOut(items).map(({ key, from, to, look, body, lane, lanes }) => (
          <li
            key={key}
            className={`cal-item cal-${look}`}
            style={{
              top: high(from - hours.from),
              height: `calc(${high(to - from)} - 1px)`,
              ...(lanes > 1 ? beside(lane, lanes) : {}),
            }}
          >
            {body}
          </li>
        ))}
        {items.length === 0 ? <li className="cal-none">Nothing</li> : null}
      </ol>
    </section>
  );
}

function HourMarks({ hours, now, time }: { hours: Place; now: Place | null; time: string }) {
  const marks = Array.from(
    { length: (hours.to - hours.from) / 60 },
    (_, at) => hours.from / 60 + at,
  );
  return (
    <div className="cal-hours" aria-hidden="true">
      {now ? (
        <b
          className="cal-now-time"
          style={{ top: `calc(var(--cal-head) + ${high(now.from - hours.from)})` }}
        >
          {time}
        </b>
      ) : null}
      {marks.map((hour) => (
        <span key={hour}>{String(hour).padStart(2, "0")}:00</span>
      ))}
    </div>
  );
}

type Props = {
  columns: Column[];
  data: CalendarData;
  shown: Shown;
  /** What the free times are for: moving the chosen visit, or booking the chosen person. */
  choosing: Choosing;
  zone: string;
  now: Date;
};

/**
 * A calendar: a column for each clinician or day, everything at the height of its time. On a narrow
 * screen each column is a list in the same order.
 */
export function CalendarGrid({ columns, ...props }: Props) {
  const { data, zone, now } = props;
  const all = columns.map((column) => ({ column, items: itemsOf(column, props) }));
  // Of many clinicians only those have a column who are here or away.
  const here = all.filter(({ items }) => items.length > 0);
  const filled = here.length > 0 ? here : all;
  // A leave of the whole day does not stretch the calendar to midnight.
  const seen = filled.flatMap(({ items }) => items.filter(({ look }) => look !== "away"));
  const hours = shownHours(seen);
  const inHours = ({ from, to }: Place) => ({
    from: Math.max(from, hours.from),
    to: Math.min(to, hours.to),
  });
  const style = { "--cal-hour": `${hourRem(seen)}rem` } as CSSProperties;
  const moment = { startsAt: now, endsAt: new Date(now.getTime() + 60_000) };
  const nowOn = (date: string) => {
    const place = placeOn(date, moment, zone);
    return place && place.from >= hours.from && place.from < hours.to ? place : null;
  };
  const today = filled.find(({ column }) => nowOn(column.date));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, also with the keyboard.
    <section className="cal" tabIndex={0} aria-label="Calendar" style={style}>
      <HourMarks hours={hours} now={today ? nowOn(today.column.date) : null} time={timeText(now)} />
      {filled.map(({ column, items }) => (
        <ColumnOf
          key={column.key}
          column={column}
          hours={hours}
          open={openWords(column, data.free, zone)}
          now={nowOn(column.date)}
          items={items
            .map((item) => ({ ...item, ...inHours(item) }))
            .filter(({ from, to }) => from < to)}
        />
      ))}
    </section>
  );
}
