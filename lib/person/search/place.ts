import type { SealedPlace } from "@/lib/crypto/seal";

/** How long what somebody looks for is kept. */
export const KEPT_HOURS = 12;

/** The place of StaffSearch.wordsSealed. */
export function searchPlace(searchId: string): SealedPlace {
  return { table: "StaffSearch", column: "wordsSealed", rowId: searchId };
}
