import { DAY_MS, HOUR_MS } from "@/lib/time";

/** A noon of New York, at most two days ahead. Hours around it lie on one day, whatever the clocks do. */
export const NOON = new Date(Math.ceil(Date.now() / DAY_MS) * DAY_MS + 17 * HOUR_MS);

/** In how many minutes from now it is so many hours after that noon. */
export const minutesToNoon = (hoursAfter = 0): number =>
  Math.round((NOON.getTime() - Date.now()) / 60_000) + Math.round(hoursAfter * 60);
