import type { Staff } from "@/lib/auth/staff";

/** Times in a reading are counted from when it was made, and names stay in memory no longer. */
const KEPT_MS = 3_000;

const readings = new Map<string, Promise<unknown>>();

/**
 * What many boards ask for at once, after a change of which all of them heard, is read once: gives
 * what `read` gave a moment ago to somebody of the same role who knew of the same change (`digest`).
 * A reading is begun after its digest was known to somebody, so it is never older than that.
 * `about` must name all else that the reading depends on. Who asks was proven on their own request.
 */
export function sharedReading<Reading>(
  staff: Staff<"queue:read">,
  { about, digest }: { about: string; digest: string },
  read: () => Promise<Reading>,
): Promise<Reading> {
  const key = `${staff.role} ${digest} ${about}`;
  const known = readings.get(key);
  if (known) return known as Promise<Reading>;
  const reading = read();
  const forget = () => void readings.delete(key);
  readings.set(key, reading);
  reading.catch(forget);
  setTimeout(forget, KEPT_MS).unref();
  return reading;
}
