const MARK = "opened";

/** How long an address counts as just opened. A bookmark or a reload of a later day does not. */
const JUST_MS = 10 * 60_000;

/**
 * The address that a device is led to with its new cookie, marked with the second. If the next
 * request has the mark and no cookie, the browser refuses cookies.
 */
export function opened(path: string, now: number): string {
  return `${path}?${MARK}=${Math.floor(now / 1000)}`;
}

/** Whether this device was given its cookie a moment ago. */
export function isJustOpened(query: URLSearchParams, now: number): boolean {
  const text = query.get(MARK) ?? "";
  const age = now - Number(text) * 1000;
  return /^\d{1,11}$/.test(text) && age < JUST_MS && age > -JUST_MS;
}
