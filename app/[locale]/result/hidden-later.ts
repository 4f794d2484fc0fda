import type { OwnIntake } from "@/lib/intake/queries";
import { HIDDEN_LATER } from "@/lib/questions/words-steps";
import { hitsOf } from "@/lib/triage/own-words/facts";

/**
 * The questions that the record of the answers leaves out. Where somebody may be unsafe at home,
 * nothing that stays on a screen or on paper says so, not even their own words (catalogue 2c.1, 8).
 */
export function hiddenLater({ symptoms }: Pick<OwnIntake, "symptoms">): readonly string[] {
  const wrote = hitsOf(symptoms).some(({ family }) => family === "safety");
  return wrote ? ["free_text", ...HIDDEN_LATER] : HIDDEN_LATER;
}
