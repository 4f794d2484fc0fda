import { findLocationName } from "@/lib/clinic/location/queries";
import { readLocationCode } from "@/lib/clinic/location/schema";
import { logFailed } from "@/lib/log";
import { EXTRA_LIMIT_MS, withinLimit } from "../time-limit";

/** The location whose poster led here. */
export type Place = { code: string; name: string };

/**
 * The open location that the address names; null when there is none. When the database fails, the
 * page does without: no address keeps a patient from starting.
 */
export async function loadPlace(at: unknown): Promise<Place | null> {
  const code = readLocationCode(at);
  if (code === null) return null;
  try {
    const name = await withinLimit(findLocationName(code), EXTRA_LIMIT_MS);
    return name === null ? null : { code, name };
  } catch (error) {
    logFailed("start_page_without_place", error);
    return null;
  }
}
