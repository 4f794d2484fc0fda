import type { OfferAnswer, Wait } from "@/lib/appointment/waitlist/queries";
import type { DayPart, WaitEndReason } from "@/lib/appointment/waitlist/schema";
import { dayText, dayTimeText } from "./clock";

export const DAY_PART_WORDS: Record<DayPart, string> = {
  any: "Any time of day",
  morning: "In the morning",
  afternoon: "In the afternoon",
};

export const WAIT_END_WORDS: Record<WaitEndReason, string> = {
  not_wanted: "The patient no longer wants a visit",
  seen_elsewhere: "Seen elsewhere",
  not_reached: "The patient cannot be reached",
  added_by_mistake: "Added by mistake",
};

const ANSWER_WORDS: Record<NonNullable<OfferAnswer>, string> = {
  accepted: "accepted",
  declined: "declined",
  expired: "no answer in time",
  withdrawn: "withdrawn",
};

/** What a patient of the waiting list wants, in one line. */
export function wantedWords({ visitType, clinicianName, location, dayPart, wantedBy }: Wait) {
  const whom = clinicianName ? `with ${clinicianName}` : "with anyone";
  const where = location ? `at ${location}` : "anywhere";
  const when = dayPart === "any" ? "" : `, ${DAY_PART_WORDS[dayPart].toLowerCase()}`;
  return `${visitType}, ${whom}, ${where}${when}, by ${dayText(wantedBy)}`;
}

/** What was offered last, and how that ended. */
export function offerWords({ getsOffers, lastOffer, offers }: Wait): string {
  const call = getsOffers ? "" : "Gets no offers by message: call when a time is free";
  if (!lastOffer) return call || "Nothing was offered yet";
  const { answer, startsAt, expiresAt } = lastOffer;
  const time = dayTimeText(new Date(startsAt));
  if (answer === null) return `Offered ${time}, to answer by ${dayTimeText(new Date(expiresAt))}`;
  const last = `Offered ${time}: ${ANSWER_WORDS[answer]} (${offers} in all)`;
  return call ? `${last}. ${call}` : last;
}
