import type { Away } from "@/lib/appointment/hours/queries";
import { clockText } from "../availability/choices";
import type { Place } from "./place";

type Span = Pick<Away, "kind" | "location" | "reason">;

/** What keeps a clinician away, and from when to when on this date. */
export function awayWords({ kind, location, reason }: Span, { from, to }: Place): string {
  const what =
    kind === "leave" ? "Leave" : ["Closed", location && `at ${location}`].filter(Boolean).join(" ");
  // The last minute of a day is its end, as a form sends it.
  const toEnd = to >= 1439;
  const time = toEnd
    ? from === 0
      ? ""
      : ` from ${clockText(from)}`
    : ` ${clockText(from)} to ${clockText(to)}`;
  return `${what}${reason ? `, ${reason}` : ""}${time}`;
}
