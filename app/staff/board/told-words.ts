import type { Audience } from "@/lib/notify/audience";
import { timeText } from "../words/clock";

const TOLD: Record<Audience, string> = {
  nobody: "",
  on_call: "on call",
  on_duty: "duty",
  manager: "admins",
  everybody: "everyone",
};

type Passed = { to: Audience; people: number; sent: number; missed: boolean };
type Told = Passed & { at: Date };

const nameOf = ({ to, people, sent }: Passed) =>
  sent > 0 && sent < people ? `${TOLD[to]} (${sent} of ${people})` : TOLD[to];

function reachedWords(told: readonly Told[]): string | null {
  const last = told.at(-1);
  if (!last) return null;
  if (told.length > 2) return `${told.map(nameOf).join(", ")} told ${timeText(last.at)}`;
  return told
    .map((each, n) => `${nameOf(each)}${n === 0 ? " told" : ""} ${timeText(each.at)}`)
    .join(", ");
}

/**
 * Whom an alarm reached, first to last, each with the time at which a message was sent, of more than two only the
 * last time; and who was not sent one within a minute. Null when neither is known yet.
 */
export function toldWords(passed: readonly (Passed & { at: Date | null })[]): string | null {
  const told = passed.flatMap(({ at, ...each }) => (at ? [{ ...each, at }] : []));
  const missed = passed.filter((each) => each.missed).map(nameOf);
  const words = [reachedWords(told), missed.length > 0 ? `${missed.join(", ")} not reached` : null]
    .filter(Boolean)
    .join("; ");
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : null;
}
