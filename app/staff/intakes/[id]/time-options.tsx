import { HELD_WORDS, MODE_WORDS } from "@/app/staff/availability/choices";
import { dayTimeText } from "@/app/staff/words/clock";
import type { BookableTime } from "@/lib/appointment/bookable/queries";
import { timeCode } from "@/lib/appointment/schema";
import type { Contact } from "@/lib/contact/contact";

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
  const hour = Number(new Intl.DateTimeFormat("en-US", clock).format(startsAt));
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

/** What an offered time is chosen by: when, with whom, how, where, and what is to be minded. */
export function timeOption(offer: BookableTime, minded: Minded, lead = "") {
  const kept = offer.heldFor ? `kept for ${HELD_WORDS[offer.heldFor]}` : null;
  const mode = MODE_WORDS[offer.mode].toLowerCase();
  const warnings = warningsOf(offer, minded);
  const where = [offer.clinicianName, mode, offer.location, kept, ...warnings].filter(Boolean);
  return {
    value: timeCode(offer),
    label: `${lead}${dayTimeText(offer.startsAt)}, ${where.join(", ")}`,
  };
}

/** The times of one day under its name. A day on which every time is late says so once. */
export function dayOptions(day: string, offers: BookableTime[], { seenBy, bestTime }: Minded) {
  const late = offers.every((offer) => isLate(offer, seenBy));
  return {
    label: late ? `${day}, ${LATE}` : day,
    options: offers.map((offer) => timeOption(offer, { seenBy: late ? null : seenBy, bestTime })),
  };
}
