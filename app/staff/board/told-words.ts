import type { Audience } from "@/lib/notify/audience";
import { timeText } from "../words/clock";

const TOLD: Record<Audience, string> = {
  nobody: "",
  on_call: "on call",
  on_duty: "duty",
  manager: "admins",
  everybody: "everyone",
};

/**
 * Whom an alarm was passed on to, first to last, each with its time; of more than two only the last
 * time. Null when nobody was told.
 */
export function toldWords(told: readonly { to: Audience; at: Date }[]): string | null {
  const last = told.at(-1);
  if (!last) return null;
  const words =
    told.length > 2
      ? `${told.map(({ to }) => TOLD[to]).join(", ")} told ${timeText(last.at)}`
      : told
          .map(({ to, at }, n) => `${TOLD[to]}${n === 0 ? " told" : ""} ${timeText(at)}`)
          .join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
