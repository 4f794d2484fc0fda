import type { Estimate } from "@/lib/safety/agreement";
import type { Goal } from "@/lib/safety/goals";

const percent = (value: number) => `${Math.round(value * 100)}%`;
/** A line begins and ends at a tenth. */
const down = (value: number) => Math.max(0, Math.floor(value * 10 - 1e-9) / 10);
const up = (value: number) => Math.min(1, Math.ceil(value * 10 + 1e-9) / 10);

/**
 * An interval and its goal for an `IntervalLine`. The line shows only the part of the scale where they
 * are: a figure to reach up to its best, one to stay below from 0.
 */
export function goalLine(figure: Estimate, { at, wants }: Goal, text = percent) {
  const rises = wants === "at_least";
  const [from, to] = rises
    ? [down(Math.min(at, figure.low)), 1]
    : [0, up(Math.max(at, figure.high))];
  const place = (value: number) => (value - from) / (to - from);
  const words = `${rises ? "goal" : "goal under"} ${text(at)}`;
  return {
    value: place(figure.value),
    low: place(figure.low),
    high: place(figure.high),
    goal: { at: place(at), label: words },
    ends: [text(from), text(to)] as const,
    label: `95% interval ${text(figure.low)} to ${text(figure.high)}, ${words}`,
  };
}
