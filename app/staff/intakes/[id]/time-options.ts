import { HELD_WORDS } from "@/app/staff/availability/choices";
import { dayTimeText } from "@/app/staff/words/clock";
import type { Offer } from "@/lib/appointment/offers/queries";
import { offerValue } from "@/lib/appointment/schema";

const LATE = "later than this level should wait";

const isLate = (offer: Offer, seenBy: Date | null) => seenBy !== null && offer.startsAt >= seenBy;

/** What an offered time is chosen by: when, with whom, where, and what is to be minded. */
export function timeOption(offer: Offer, seenBy: Date | null, lead = "") {
  const late = isLate(offer, seenBy) ? LATE : null;
  const kept = offer.heldFor ? `kept for ${HELD_WORDS[offer.heldFor]}` : null;
  const where = [offer.clinicianName, offer.location, kept, late].filter(Boolean).join(", ");
  return { value: offerValue(offer), label: `${lead}${dayTimeText(offer.startsAt)}, ${where}` };
}

/** The times of one day under its name. A day on which every time is late says so once. */
export function dayOptions(day: string, offers: Offer[], seenBy: Date | null) {
  const late = offers.every((offer) => isLate(offer, seenBy));
  return {
    label: late ? `${day}, ${LATE}` : day,
    options: offers.map((offer) => timeOption(offer, late ? null : seenBy)),
  };
}
