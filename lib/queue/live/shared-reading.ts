import type { Staff } from "@/lib/auth/staff";

/** A reading's times count from when it was made, and its names stay in memory this long. */
const KEPT_MS = 3_000;

const readings = new Map<string, Promise<unknown>>();

/**
 * Shares one reading among many boards that ask at once after the same change: returns what `read`
 * returned a moment ago for the same role and the same `digest`. A reading starts after its digest
 * was known, so it is never older than the digest. `about` must name everything else that the
 * reading depends on. Each caller has already been authorized on their own request.
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
