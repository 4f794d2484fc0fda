import type { Audience } from "@/lib/notify/audience";
import { timeText } from "../words/clock";

const TOLD: Record<Audience, string> = {
  nobody: "",
  on_call: "on call",
  on_duty: "duty",
  manager: "admins",
  everybody: "everyone",
};

type Told = { to: Audience; at: Date; reached: boolean };

const namesOf = (told: readonly Told[]) => told.map(({ to }) => TOLD[to]).join(", ");

function reachedWords(told: readonly Told[]): string | null {
  const last = told.at(-1);
  if (!last) return null;
  if (told.length > 2) return `${namesOf(told)} told ${timeText(last.at)}`;
  return told
    .map(({ to, at }, n) => `${TOLD[to]}${n === 0 ? " told" : ""} ${timeText(at)}`)
    .join(", ");
}

/**
 * Whom an alarm was passed on to, first to last: who was sent a message, each with its time, of more than two
 * only the last time; and who was not, because none could be sent so far. Null when nobody was to be told.
 */
export function toldWords(told: readonly Told[]): string | null {
  const missed = namesOf(told.filter(({ reached }) => !reached));
  const words = [
    reachedWords(told.filter(({ reached }) => reached)),
    missed ? `${missed} not reached` : null,
  ]
    .filter(Boolean)
    .join("; ");
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : null;
}
