import { Temporal } from "temporal-polyfill";
import type { BookableTime } from "@/lib/appointment/bookable/queries";
import type { DayPart } from "@/lib/appointment/waitlist/schema";
import { HOUR_MS } from "@/lib/time";

const NOON = 12;
/** Offers are made in these hours of the clinic, so that no text message comes at night. */
const WAKING = { from: 8, to: 20 };

const hourIn = (zone: string, moment: Date) =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone).hour;

/** Whether patients may be written to at this moment. */
export function isWaking(now: Date, zone: string): boolean {
  const hour = hourIn(zone, now);
  return hour >= WAKING.from && hour < WAKING.to;
}

/** How long before the visit a patient must have answered. */
export const LEAD_MS = HOUR_MS;
/** A patient who would have less time to answer gets no offer. */
const LEAST_ANSWER_MS = HOUR_MS / 2;

/** Until when a patient can answer: for so many hours, and until an hour before the visit. */
export function offerEnd(now: Date, startsAt: Date, hours: number): Date {
  return new Date(Math.min(now.getTime() + hours * HOUR_MS, startsAt.getTime() - LEAD_MS));
}

/** The first time at which a patient who must answer before can be asked at all. */
export const earliestOffer = (now: Date) => new Date(now.getTime() + LEAD_MS + LEAST_ANSWER_MS);

export type Wanted = {
  /** Null: with anybody. */
  clinicianId: string | null;
  /** The end of the time in which they want it. */
  wantedBy: Date;
  locationId: string | null;
  dayPart: DayPart;
  /** What was offered before, as `offerKey`. */
  offered: readonly string[];
};

/** The name of a time, the same for every patient. */
export const offerKey = ({
  clinicianId,
  startsAt,
}: Pick<BookableTime, "clinicianId" | "startsAt">) => `${clinicianId} ${startsAt.getTime()}`;

/** The first of these times that a patient wants and was not offered before; null: none. */
export function firstFitting(offers: readonly BookableTime[], wanted: Wanted): BookableTime | null {
  const isPart = ({ startsAt, zone }: BookableTime) =>
    wanted.dayPart === "any" || hourIn(zone, startsAt) < NOON === (wanted.dayPart === "morning");
  const fits = (offer: BookableTime) =>
    (wanted.clinicianId === null || offer.clinicianId === wanted.clinicianId) &&
    offer.startsAt < wanted.wantedBy &&
    (wanted.locationId === null || offer.locationId === wanted.locationId) &&
    isPart(offer) &&
    !wanted.offered.includes(offerKey(offer));
  return offers.find(fits) ?? null;
}
