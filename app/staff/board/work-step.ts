import type { QueueRow } from "@/lib/queue/queries";
import { dayText, dayTimeText, timeText } from "../words/clock";
import { CALL_WORDS, LEVEL_WORDS, NEW_STEP } from "../words/words";

/** Where the work on an intake is: the furthest step, and the last call if that is not it. */
export type WorkStep = { step: string; call: string | null };

/** A time of today without its day. */
const at = (moment: Date, now: Date) =>
  dayText(moment) === dayText(now) ? timeText(moment) : dayTimeText(moment);

/**
 * The furthest step of booked, reviewed, called, claimed, opened and new, in words; before them an answer that
 * nobody has looked at, and a question that was asked since the review.
 */
export function workStep(row: QueueRow, now: Date): WorkStep {
  const { bookedFor, reviewed, called, claimedAt, opened, askedAt, answeredAt } = row;
  const outcomes: Record<string, string> = CALL_WORDS;
  const call = called
    ? `Called ${at(new Date(called.at), now)} by ${called.by}: ${outcomes[called.outcome] ?? called.outcome}`
    : null;
  if (answeredAt) return { step: `Answered ${at(answeredAt, now)}`, call };
  if (bookedFor) return { step: `Booked ${dayTimeText(bookedFor)}`, call };
  if (askedAt && (!reviewed || new Date(reviewed.at) < askedAt))
    return { step: `Asked ${at(askedAt, now)}: no answer yet`, call };
  if (reviewed)
    return {
      step: `Reviewed ${at(new Date(reviewed.at), now)}: ${LEVEL_WORDS[reviewed.level]}`,
      call,
    };
  if (call) return { step: call, call: null };
  if (claimedAt) return { step: `Claimed ${at(claimedAt, now)}`, call: null };
  const seen = opened ? `Opened ${at(new Date(opened.at), now)} by ${opened.by}` : NEW_STEP;
  return { step: seen, call: null };
}
