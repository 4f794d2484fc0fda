import { lineOf } from "@/lib/in-line";
import type { Place } from "../place";

/** So many requests are at work at once in one process: somewhat more than it has connections. */
const AT_WORK = 16;
const inLine = lineOf(AT_WORK);

/** A page of booking whose requests wait in one line with those of the others, when many come at once. */
export function inBookingLine({ load, take, ...place }: Place): Place {
  return {
    ...place,
    load: (...asked) => inLine(async () => load(...asked)),
    ...(take && { take: (...asked) => inLine(async () => take(...asked)) }),
  };
}
