import { lineOf } from "@/lib/in-line";
import type { Place } from "../place";

/** So many requests are at work at once in one process: somewhat more than it has connections. */
const AT_WORK = 16;
/** So long does one wait: what is begun then is mostly still told within the time limit of a page. */
const LONGEST_MS = 10_000;
const inLine = lineOf(AT_WORK, LONGEST_MS);

/**
 * A page of booking whose requests wait in one line with those of the others, when many come at once. The
 * page on which one confirms a time goes `first`, for everybody who opens it: a time that is kept must not
 * run out while others choose.
 */
export function inBookingLine(
  { load, take, ...place }: Place,
  go: "first" | "after" = "after",
): Place {
  return {
    ...place,
    load: (...asked) => inLine(async () => load(...asked), go),
    ...(take && { take: (...asked) => inLine(async () => take(...asked), go) }),
  };
}
