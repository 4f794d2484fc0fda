import { findClinicalWord } from "@/lib/clinic/settings/clinical-words";
import { strain } from "@/test/people";

/** What the patients type about themselves. */
export const PLANTED = [
  "Featherstonehaugh",
  "featherstonehaugh",
  "555) 010-0188",
  "5550100188",
  "010-0188",
];

/** One of these patients. */
export const person = (more = {}) =>
  strain({
    family_name: PLANTED[0],
    signed_name: `Al ${PLANTED[0]}`,
    phone: "(555) 010-0188",
    ...more,
  });

/** The first forbidden word in this text; null when there is none. */
export function findSecret(text: string): string | null {
  return findClinicalWord(text) ?? PLANTED.find((word) => text.includes(word)) ?? null;
}
