import { placeOf, type SealedPlace } from "@/lib/crypto/places";

/** How long search words are kept. */
export const KEPT_HOURS = 12;

/** The place of StaffSearch.wordsSealed. */
export function searchPlace(searchId: string): SealedPlace {
  return placeOf("StaffSearch.wordsSealed", searchId);
}
