import { HELD_WORDS } from "@/app/staff/availability/choices";
import { dayTimeText } from "@/app/staff/words/clock";
import type { Offer } from "@/lib/appointment/offers/queries";
import { offerValue } from "@/lib/appointment/schema";

/** What an offered time is chosen by: when, with whom, where, and what is to be minded. */
export function timeOption(offer: Offer, seenBy: Date | null, lead = "") {
  const late = seenBy && offer.startsAt >= seenBy ? "later than this level should wait" : null;
  const kept = offer.heldFor ? `kept for ${HELD_WORDS[offer.heldFor]}` : null;
  const where = [offer.clinicianName, offer.location, kept, late].filter(Boolean).join(", ");
  return { value: offerValue(offer), label: `${lead}${dayTimeText(offer.startsAt)}, ${where}` };
}
