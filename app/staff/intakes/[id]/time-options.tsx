import { Fragment } from "react";
import { HELD_WORDS, MODE_WORDS } from "@/app/staff/availability/choices";
import { dayText, timeText } from "@/app/staff/words/clock";
import type { BookableTime } from "@/lib/appointment/bookable/queries";
import { timeCode } from "@/lib/appointment/schema";
import type { Contact } from "@/lib/contact/contact";
import { dateFormat } from "@/lib/i18n/date-format";

const LATE = "later than this level should wait";
const NOT_THEIR_TIME = "not at the time of day they asked for";

/** The time of day at which the patient likes to be reached; undefined: they did not say. */
export type BestTime = Contact["bestTime"];

/** What is to be minded of a time. */
export type Minded = {
  /** The end of the last day on which this level should be seen; null: none. */
  seenBy: Date | null;
  bestTime?: BestTime;
};

const isLate = (offer: BookableTime, seenBy: Date | null) =>
  seenBy !== null && offer.startsAt >= seenBy;

/** The hours of a day that each answer means. */
const HOURS = { morning: [0, 12], afternoon: [12, 17], evening: [17, 24] } as const;

function isOutside({ startsAt, zone }: BookableTime, bestTime: BestTime): boolean {
  if (!bestTime || bestTime === "any") return false;
  const clock = { hour: "numeric", hourCycle: "h23", timeZone: zone } as const;
  const hour = Number(dateFormat("en-US", clock).format(startsAt));
  const [from, to] = HOURS[bestTime];
  return hour < from || hour >= to;
}

/** What is to be minded of an offered time: later than it should be, or not when the patient can. */
export function warningsOf(offer: BookableTime, { seenBy, bestTime }: Minded): string[] {
  return [
    ...(isLate(offer, seenBy) ? [LATE] : []),
    ...(isOutside(offer, bestTime) ? [NOT_THEIR_TIME] : []),
  ];
}

type BoxProps = { time: BookableTime; minded: Minded; withDay: boolean; first?: boolean };

/** An offered time: when, with whom, how and where, and what is to be minded. */
function TimeBox({ time, minded, withDay, first }: BoxProps) {
  const { startsAt, clinicianName, mode, location, heldFor } = time;
  const where = [MODE_WORDS[mode].toLowerCase(), location].filter(Boolean).join(", ");
  return (
    <span className="time-box">
      {first ? <span className="time-first">First that fits: </span> : null}
      {withDay ? <span>{dayText(startsAt)}, </span> : null}
      <b>{timeText(startsAt)}</b>, <span>{clinicianName},</span> <span>{where}</span>
      {heldFor ? <>, kept for {HELD_WORDS[heldFor]}</> : null}
      {warningsOf(time, minded).map((words) => (
        <Fragment key={words}>
          , <span className="time-warning">{words}</span>
        </Fragment>
      ))}
    </span>
  );
}

const timeOption = (props: BoxProps) => ({
  value: timeCode(props.time),
  label: <TimeBox {...props} />,
});

/** Of times that are all late it is said once. */
function lateOf(times: BookableTime[], { seenBy, bestTime }: Minded) {
  const late = times.every((time) => isLate(time, seenBy));
  return { late, minded: { seenBy: late ? null : seenBy, bestTime } };
}

/** Times of any day, each as a box; the first of them is the soonest of all. */
export function timeOptions(times: BookableTime[], of: Minded) {
  const { late, minded } = lateOf(times, of);
  return {
    hint: late ? `All of these are ${LATE}.` : undefined,
    options: times.map((time, at) => timeOption({ time, minded, withDay: true, first: at === 0 })),
  };
}

/** The times of one day under its name. A day on which every time is late says so once. */
export function dayOptions(day: string, times: BookableTime[], of: Minded) {
  const { late, minded } = lateOf(times, of);
  return {
    label: late ? `${day}, ${LATE}` : day,
    options: times.map((time) => timeOption({ time, minded, withDay: false })),
  };
}
